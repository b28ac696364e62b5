import { type Card, card, note, paragraph } from '../kit/card.ts'
import { barChart } from '../kit/chart.ts'
import { table } from '../kit/table.ts'

/** Lines a chart can show and still be read on a phone. */
const barsMax = 12

/** A figure divided: by level, by field. */
export const partsCard = (props: {
  /** 入库人才按领域 */
  readonly title: string
  readonly subtitle: string
  /** 领域 */
  readonly head: string
  readonly unit: string
  readonly total: string
  readonly lines: readonly { readonly word: string; readonly count: number }[]
  readonly note: string | null
  /** The sentence that lists the records of one part. */
  readonly trace: string | null
}): Card =>
  card(
    { title: props.title, subtitle: props.subtitle, tone: 'info', tags: [`合计${props.total}`] },
    props.lines.length === 0 && paragraph('没有记录。'),
    props.lines.length > 0 && [
      barChart({
        title: props.title,
        unit: props.unit,
        points: props.lines.slice(0, barsMax).map(({ word, count }) => ({ label: word, value: count })),
      }),
      table(
        [
          { key: 'word', title: props.head },
          { key: 'count', title: props.unit, kind: 'number' },
        ],
        props.lines.map(({ word, count }) => ({ word, count })),
      ),
    ],
    props.note !== null && note(props.note),
    props.trace !== null && note(`看其中一项的明细，发“${props.trace}”这样的话。`),
  )

export const sample = () =>
  partsCard({
    title: '入库人才按层次',
    subtitle: 'RC-01 · 全县 · 截至2026年11月23日',
    head: '层次',
    unit: '人',
    total: '1260人',
    lines: [
      { word: '高层次', count: 70 },
      { word: '中级', count: 410 },
      { word: '初级', count: 780 },
    ],
    note: null,
    trace: '溯源 RC-01 按层次 初级',
  })
