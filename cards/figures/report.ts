import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, folded, heading, note, paragraph } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'
import { joined, md } from '../kit/text.ts'

/** A figure that is no longer what was reported, and by what. */
export type Difference = {
  readonly name: string
  readonly reported: string
  readonly now: string
  /** RC-12 补录：11月25日 段小梅登记了人才 */
  readonly entries: readonly string[]
}

type ReportProps = {
  /** BC-3 */
  readonly number: string
  /** 待锁定 · 已锁定 · 未锁定 */
  readonly state: string
  readonly tone: 'warning' | 'success' | 'void'
  readonly words?: string | undefined
  readonly asOf: string
  readonly receiver: string
  readonly purpose: string | null
  readonly draftedBy: string
  /** 11月25日 9:30 赵主任 */
  readonly locked: string | null
  readonly lines: readonly { readonly id: string; readonly name: string; readonly value: string }[]
  readonly details: readonly { readonly id: string; readonly name: string; readonly value: string }[]
  /** `null`: not compared. Empty: all as reported. */
  readonly differences: readonly Difference[] | null
  /** What may be done with a draft; `null` for whoever only reads. */
  readonly bound: { readonly id: number; readonly version: number } | null
  readonly mayLock: boolean
}

/** Figures as they are or were reported. */
export const reportCard = (props: ReportProps): Card =>
  card(
    {
      title: `上报数 ${props.number}`,
      subtitle: `${props.receiver} · ${props.asOf}`,
      tone: props.tone,
      tags: [props.state],
    },
    props.words && paragraph(props.words),
    facts(
      ['报送', props.receiver],
      ['用途', props.purpose],
      ['拟稿', props.draftedBy],
      ['锁定', props.locked],
    ),
    props.differences !== null && differencesOf(props.differences),
    heading('数字'),
    paragraph(joined('\n', ...props.lines.map(linesOf))),
    props.details.length > 0 &&
      folded(
        `比率和分项（${props.details.length}项）`,
        paragraph(joined('\n', ...props.details.map(linesOf))),
      ),
    props.bound !== null &&
      buttons(
        props.mayLock &&
          button({
            text: '锁定',
            do: 'figures.lock',
            value: props.bound,
            tone: 'primary',
            confirm: '锁定后不能修改，以后的差异会单独列出。',
          }),
        button({ text: '不锁定', do: 'figures.drop', value: props.bound }),
      ),
  )

const linesOf = ({
  id,
  name,
  value,
}: {
  readonly id: string
  readonly name: string
  readonly value: string
}) => joined(' ', id, name, md`**${value}**`)

const differencesOf = (differences: readonly Difference[]) =>
  differences.length === 0
    ? note('按同一天重算，与报出的数一致。')
    : [
        heading(`按同一天重算，有${differences.length}项与报出的不同`),
        differences.map(({ name, reported, now, entries }) => [
          paragraph(md`${name}：报出 **${reported}**，现为 **${now}**`),
          entries.length > 0 && note(entries.join('\n')),
        ]),
      ]

export const sample = () =>
  reportCard({
    number: 'BC-3',
    state: '已锁定',
    tone: 'success',
    asOf: '截至2026年6月30日',
    receiver: '州委组织部',
    purpose: '半年报',
    draftedBy: '段小梅',
    locked: '7月3日 9:30 赵主任',
    lines: [
      { id: 'RC-01', name: '入库人才', value: '1240人' },
      { id: 'IND-21', name: '选派到村人才', value: '91人' },
    ],
    details: [{ id: 'SQ-03', name: '及时响应（响应率）', value: '9/11件（81.8%）' }],
    differences: [
      {
        name: '选派到村人才',
        reported: '91人',
        now: '92人',
        entries: ['RC-12 锁定后补录：7月5日 段小梅审定了结对'],
      },
    ],
    bound: null,
    mayLock: false,
  })
