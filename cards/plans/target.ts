import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, folded, note, paragraph } from '../kit/card.ts'
import { lineChart, type Point } from '../kit/chart.ts'
import { facts } from '../kit/facts.ts'

/** One target of the plan: where it stands, where it should, where it leads. */
export const targetCard = (props: {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly subtitle: string
  readonly value: string
  /** 2030年底120人 */
  readonly goal: string
  readonly expected: string
  readonly pace: string
  readonly isBehind: boolean
  readonly share: string
  readonly forecast: string
  /** Two series: 目标 and 实际. */
  readonly points: readonly Point[]
  /** How the target was set and changed, the newest first. */
  readonly history: readonly string[]
  readonly edit: string | null
}): Card =>
  card(
    {
      title: `${props.name}：${props.value}`,
      subtitle: props.subtitle,
      tone: props.isBehind ? 'warning' : 'success',
      tags: [props.pace],
    },
    facts(
      ['规划目标', props.goal],
      ['今天应达到', props.expected],
      ['进度', props.pace],
      ['时间与完成', props.share],
    ),
    lineChart({ title: props.name, unit: props.unit, points: props.points }),
    paragraph(props.forecast),
    props.history.length > 0 &&
      folded(`目标的历史（${props.history.length}次）`, paragraph(props.history.join('\n'))),
    buttons(
      button({ text: '看指标', do: 'say', value: { text: `指标 ${props.id}` }, tone: 'primary' }),
      props.edit !== null && button({ text: '改目标', do: 'say', value: { text: props.edit } }),
    ),
    note('“今天应达到”按天数平均分摊每年的目标。'),
  )

export const sample = () =>
  targetCard({
    id: 'IND-21',
    name: '选派到村人才',
    unit: '人',
    subtitle: '云岭县“十五五”人才发展规划 · 截至2026年11月23日',
    value: '92人',
    goal: '2030年底120人',
    expected: '95人',
    pace: '比序时进度慢3人',
    isBehind: true,
    share: '时间过去17.9%，完成6.7%',
    forecast: '照开始以来的速度直线推算，2030年底约101人，还差19人；只是推算。',
    points: [
      { label: '2026年', value: 96, series: '目标' },
      { label: '2026年', value: 92, series: '实际' },
      { label: '2027年', value: 102, series: '目标' },
      { label: '2028年', value: 108, series: '目标' },
      { label: '2029年', value: 114, series: '目标' },
      { label: '2030年', value: 120, series: '目标' },
    ],
    history: ['2026年1月8日 段小梅定为96、102、108、114、120（按规划印发稿）'],
    edit: '规划目标 IND-21',
  })
