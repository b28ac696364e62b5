import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { fitRows } from '../kit/fit.ts'
import { list } from '../kit/table.ts'
import { coloured, joined, md } from '../kit/text.ts'

export type GrievanceLine = {
  readonly id: number
  readonly number: string
  readonly kind: string
  readonly state: string
  /** 县教育体育局（段老师） */
  readonly holder: string
  /** 还剩2个工作日; 超期1个工作日 */
  readonly left: string | null
  readonly isLate: boolean
  /** ▲ 蓝 催办 */
  readonly level: string | null
}

type ListProps = {
  readonly title: string
  readonly understood: readonly string[]
  readonly lines: readonly GrievanceLine[]
  readonly total: number
  /** How many come before the first line. */
  readonly before: number
  readonly query: string
  /** When there is nothing: what one can do. */
  readonly empty: string
  readonly note?: string | undefined
  readonly buttons?: readonly ButtonSpec[] | undefined
}

/** Cases one below the other, those with the least time left first. */
export const listCard = (props: ListProps): Card =>
  fitRows(props.lines, shown => {
    const end = props.before + shown.length
    return card(
      {
        title: props.title,
        subtitle: props.understood.join(' · '),
        tone: shown.some(line => line.isLate) ? 'warning' : 'info',
        tags: [`共${props.total}件`],
        forward: false,
      },
      props.total === 0 && paragraph(props.empty),
      list(shown.map(entry)),
      props.total > shown.length && note(`第${props.before + 1}—${end}件，共${props.total}件。`),
      buttons(
        props.before > 0 &&
          button({
            text: '上一页',
            do: 'grievances.list',
            value: { q: props.query, skip: Math.max(0, props.before - pageSize) },
          }),
        end < props.total &&
          button({ text: '下一页', do: 'grievances.list', value: { q: props.query, skip: end } }),
        ...(props.buttons ?? []).map(button),
      ),
      props.note !== undefined && note(props.note),
    )
  })

/** Cases on a page. */
export const pageSize = 10

const entry = (line: GrievanceLine) => ({
  title: joined(' ', md`**${line.number}** ${line.kind}`, `［${line.state}］`),
  lines: [line.holder, line.left && coloured(line.isLate ? 'red' : 'grey', line.left), line.level],
  button: button({ text: '查看', do: 'grievances.show', value: { id: line.id } }),
})

export const sample = () =>
  listCard({
    title: '我单位的诉求',
    understood: ['办理中'],
    lines: [
      {
        id: 202_600_031,
        number: 'SQ-2026-0031',
        kind: '子女入学',
        state: '办理中',
        holder: '县教育体育局（段老师）',
        left: '超期1个工作日',
        isLate: true,
        level: '▲ 蓝 催办：发催办函',
      },
    ],
    total: 1,
    before: 0,
    query: '{}',
    empty: '没有诉求。',
  })
