import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph, type Tone } from '../kit/card.ts'
import { type Fact, facts } from '../kit/facts.ts'

export type ExportProps = {
  /** 导出完成; 请批准导出; 正在导出 */
  readonly title: string
  readonly tone: Tone
  readonly number: string
  readonly words: string
  readonly facts: readonly Fact[]
  readonly note: string | null
  readonly can: readonly ('approve' | 'refuse' | 'cancel' | 'more')[]
  readonly bound: { readonly id: number; readonly version: number }
  /** What is said for the same with more columns. */
  readonly more: string
}

/** One export: what leaves, for whom, how far it is. */
export const exportCard = (props: ExportProps): Card =>
  card(
    { title: props.title, subtitle: props.number, tone: props.tone, forward: false },
    paragraph(props.words),
    facts(...props.facts),
    props.note !== null && note(props.note),
    buttons(
      props.can.includes('approve') &&
        button({ text: '批准导出', do: 'exports.approve', value: props.bound, tone: 'primary' }),
      props.can.includes('refuse') &&
        button({ text: '不批准', do: 'exports.refuse', value: props.bound, tone: 'danger' }),
      props.can.includes('cancel') && button({ text: '不导出了', do: 'exports.cancel', value: props.bound }),
      props.can.includes('more') &&
        button({ text: '还要手机号等栏目', do: 'say', value: { text: props.more } }),
    ),
  )

export const sample = () =>
  exportCard({
    title: '请批准导出',
    tone: 'warning',
    number: 'DC-3',
    words: '段小梅要导出人才台账，含身份证号。',
    facts: [
      ['范围', '诺溪镇'],
      ['行数', '312行'],
      ['用途', '州委组织部年度检查'],
      ['提供给', '州委组织部'],
    ],
    note: '11月26日 09:00前没有批准就作废。',
    can: ['approve', 'refuse'],
    bound: { id: 3, version: 1 },
    more: '',
  })
