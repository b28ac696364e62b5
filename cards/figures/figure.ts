import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph } from '../kit/card.ts'
import { lineChart } from '../kit/chart.ts'
import { facts } from '../kit/facts.ts'
import { md } from '../kit/text.ts'

type FigureProps = {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly value: string
  readonly range: string
  readonly asOf: string
  readonly rule: string
  readonly owner: string
  /** Month ends before, the oldest first. */
  readonly past: readonly { readonly label: string; readonly value: number }[]
  /** Who came and who went since the end of last month. */
  readonly came: readonly string[]
  readonly went: readonly string[]
  /** 以及其他12项 */
  readonly more: string | null
  readonly trace: string
}

/** One figure: its value, its rule, how it came about, and the way to its records. */
export const figureCard = (props: FigureProps): Card =>
  card(
    {
      title: `${props.name}：${props.value}`,
      subtitle: `${props.id} · ${props.range} · ${props.asOf}`,
      tone: 'info',
    },
    facts(['口径', props.rule], ['责任单位', props.owner]),
    props.past.length > 1 &&
      lineChart({ title: '近六个月', unit: props.unit, points: props.past.map(one => ({ ...one })) }),
    props.came.length > 0 && [heading('比上月末新增'), paragraph(md`${props.came.join('、')}`)],
    props.went.length > 0 && [heading('比上月末减少'), paragraph(md`${props.went.join('、')}`)],
    props.came.length === 0 && props.went.length === 0 && note('与上月末相比没有变化。'),
    props.more !== null && note(props.more),
    buttons(button({ text: '看明细', do: 'say', value: { text: props.trace }, tone: 'primary' })),
  )

export const sample = () =>
  figureCard({
    id: 'IND-21',
    name: '选派到村人才',
    unit: '人',
    value: '92人',
    range: '全县',
    asOf: '截至2026年11月23日',
    rule: '到期日正在与村结对的人；一人结对几个村只计一次，暂停、解除的不算。',
    owner: '县委人才办',
    past: [
      { label: '9月', value: 90 },
      { label: '10月', value: 91 },
      { label: '今天', value: 92 },
    ],
    came: ['RC-12 杨春兰', 'RC-88 李建华'],
    went: ['RC-7 何山'],
    more: null,
    trace: '溯源 IND-21',
  })
