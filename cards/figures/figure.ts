import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, type Part, paragraph } from '../kit/card.ts'
import { lineChart } from '../kit/chart.ts'
import { facts } from '../kit/facts.ts'
import { md } from '../kit/text.ts'

/** One side of a comparison: 比上月末新增, and who. */
export type Side = {
  readonly title: string
  /** 3人 */
  readonly value: string
  /** Who, by number and name; fewer than there are, or none where names must not stand. */
  readonly named: readonly string[]
}

type FigureProps = {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly value: string
  readonly range: string
  readonly asOf: string
  readonly rule: string
  readonly owner: string
  /** Another reading of the same words: 按人次 95人次, and its rule. */
  readonly other: { readonly name: string; readonly value: string; readonly rule: string } | null
  /** 规划目标2026年底100人 */
  readonly planned: string | null
  /** As it was reported for that day, and whether it still is so. */
  readonly reported: string | null
  /** Month ends before, the oldest first. */
  readonly past: readonly { readonly label: string; readonly value: number }[]
  /** Who came and who went; empty when nothing changed. */
  readonly compared: readonly Side[]
  readonly same: string
  /** 还有12条没有列出 */
  readonly more: string | null
  /** Sentences the buttons say. */
  readonly trace: string
  readonly divisions: readonly { readonly text: string; readonly sentence: string }[]
  readonly wording: string
}

/** One figure: its value, its rule, how it came about, and the way to its records. */
export const figureCard = (props: FigureProps): Card =>
  card(
    {
      title: `${props.name}：${props.value}`,
      subtitle: `${props.id} · ${props.range} · ${props.asOf}`,
      tone: 'info',
    },
    facts(
      ['口径', props.rule],
      ['责任单位', props.owner],
      ['规划目标', props.planned],
      ['已报出', props.reported],
    ),
    props.other !== null && [
      heading(`另一种口径：${props.other.name} ${props.other.value}`),
      note(props.other.rule),
    ],
    props.past.length > 1 &&
      lineChart({ title: '近六个月', unit: props.unit, points: props.past.map(one => ({ ...one })) }),
    props.compared.map(sideOf),
    props.compared.length === 0 && note(props.same),
    props.more !== null && note(props.more),
    buttons(
      say('看明细', props.trace, 'primary'),
      props.divisions.map(({ text, sentence }) => say(text, sentence)),
      say('用文字', props.wording),
    ),
  )

const say = (text: string, sentence: string, tone?: 'primary') =>
  button({ text, do: 'say', value: { text: sentence }, tone })

const sideOf = ({ title, value, named }: Side): Part => [
  heading(`${title}${value}`),
  named.length > 0 && paragraph(md`${named.join('、')}`),
]

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
    other: { name: '按人次', value: '95人次', rule: '一人结对几个村的，每个村计一次。' },
    planned: '2026年底100人，2030年底120人',
    reported: 'BC-3报州委组织部91人，现在重算92人；发“已报数 BC-3”看差在哪里。',
    past: [
      { label: '9月', value: 90 },
      { label: '10月', value: 91 },
      { label: '今天', value: 92 },
    ],
    compared: [
      { title: '比上月末新增', value: '2人', named: ['RC-12 杨春兰', 'RC-88 李建华'] },
      { title: '比上月末减少', value: '1人', named: ['RC-7 何山'] },
    ],
    same: '与上月末相比没有变化。',
    more: null,
    trace: '溯源 IND-21',
    divisions: [{ text: '按领域', sentence: '指标 IND-21 按领域' }],
    wording: '指标 IND-21 用文字',
  })
