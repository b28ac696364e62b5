import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph } from '../kit/card.ts'
import { barChart } from '../kit/chart.ts'
import { table } from '../kit/table.ts'

export type RateLine = {
  readonly words: string
  /** 92.3% or 3/4 */
  readonly raw: string
  readonly cases: string
  /** After exclusion. */
  readonly kept: string
}

/** The rates of a period, before and after exclusion, divided by month, kind or unit. */
export const ratesCard = (props: {
  readonly understood: readonly string[]
  readonly total: number
  readonly excluded: number
  readonly lines: readonly RateLine[]
  /** 按类别 */
  readonly by: string
  readonly divisions: readonly {
    readonly word: string
    readonly count: number
    readonly inTime: string
    readonly solved: string
    readonly satisfied: string
  }[]
  readonly rules: readonly string[]
  readonly buttons: readonly ButtonSpec[]
}): Card =>
  card(
    {
      title: '诉求办理质量',
      subtitle: props.understood.join(' · '),
      tone: 'info',
      tags: [`${props.total}件`],
      forward: false,
    },
    props.total === 0 && paragraph('这段时间没有收到诉求。'),
    table(
      [
        { key: 'words', title: '指标' },
        { key: 'raw', title: '原始' },
        { key: 'kept', title: '剔除后' },
        { key: 'cases', title: '件数' },
      ],
      props.lines.map(line => ({ ...line })),
    ),
    props.divisions.length > 0 && [
      heading(props.by),
      barChart({
        title: '收到诉求',
        unit: '件',
        points: props.divisions.map(({ word, count }) => ({ label: word, value: count })),
      }),
      table(
        [
          { key: 'word', title: props.by.replace('按', '') },
          { key: 'inTime', title: '按期办结' },
          { key: 'solved', title: '解决' },
          { key: 'satisfied', title: '满意' },
        ],
        props.divisions.map(({ word, inTime, solved, satisfied }) => ({ word, inTime, solved, satisfied })),
      ),
    ],
    note(`剔除${props.excluded}件，每件都有原因代码和审批人。不足5件写“几/几”，不算百分比，不排名。`),
    note(props.rules.join('；')),
    buttons(...props.buttons.map(button)),
  )

export const sample = () =>
  ratesCard({
    understood: ['2026年11月'],
    total: 12,
    excluded: 1,
    lines: [{ words: '解决率', raw: '75.0%', kept: '80.0%', cases: '6/8' }],
    by: '按类别',
    divisions: [{ word: '住房保障', count: 7, inTime: '100.0%', solved: '3/4', satisfied: '4/4' }],
    rules: ['解决率＝本人答“解决了”的÷已回访的'],
    buttons: [
      { text: '按单位', do: 'grievances.rates', value: { by: 'unit' } },
      { text: '解决率的名单', do: 'grievances.rateCases', value: { key: 'solved' } },
    ],
  })
