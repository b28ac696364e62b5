import { type Bound, button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { table } from '../kit/table.ts'

type CompareProps = {
  readonly left: string
  readonly right: string
  /** What is compared, line by line; `same` marks what agrees. */
  readonly rows: readonly {
    readonly label: string
    readonly left: string
    readonly right: string
    readonly same: boolean
  }[]
  readonly why: string
  readonly bound: Bound
}

/** Two records side by side: the office decides whether they are one person, and which number stays. */
export const compareCard = ({ left, right, rows, why, bound }: CompareProps): Card =>
  card(
    { title: '疑似重复：请对比', subtitle: `${left} 和 ${right}`, tone: 'warning', forward: false },
    paragraph(`${why}。系统只提示，是否同一人由您判断。`),
    table(
      [
        { key: 'label', title: '项目' },
        { key: 'left', title: left },
        { key: 'right', title: right },
      ],
      rows.map(row => ({
        label: row.same ? `${row.label} ＝` : row.label,
        left: row.left,
        right: row.right,
      })),
    ),
    note('合并后一条保留、一条转为离库，业绩、同意书、更正记录一并转入保留的一条。7天内可以撤销合并。'),
    buttons(
      button({
        text: `合并，保留${left}`,
        do: 'talents.merge',
        value: { ...bound, keep: 'left' },
        tone: 'primary',
        confirm: `${right}并入${left}。确定是同一人吗？`,
      }),
      button({
        text: `合并，保留${right}`,
        do: 'talents.merge',
        value: { ...bound, keep: 'right' },
        confirm: `${left}并入${right}。确定是同一人吗？`,
      }),
      button({ text: '不合并，返回', do: 'talents.open', value: bound }),
    ),
  )

export const sample = () =>
  compareCard({
    left: 'RC-12',
    right: 'RC-7',
    rows: [
      { label: '姓名', left: '杨春兰', right: '杨春兰', same: true },
      { label: '手机', left: '138****1234', right: '138****1234', same: true },
      { label: '职称', left: '农艺师', right: '高级农艺师', same: false },
    ],
    why: '手机号相同',
    bound: { id: 12, version: 4, other: 7, otherVersion: 2 },
  })
