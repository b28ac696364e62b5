import { button } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { list } from '../kit/table.ts'
import { joined, md } from '../kit/text.ts'

export type FigureLine = {
  readonly id: string
  readonly name: string
  /** 1243人 · 86/90个（95.6%） */
  readonly value: string
  /** 比上月末增加3人 */
  readonly moved: string | null
}

/** Every figure of the county as it stands, each opening its records. */
export const figuresCard = (props: {
  readonly range: string
  /** 截至2026年11月23日 */
  readonly asOf: string
  readonly lines: readonly FigureLine[]
}): Card =>
  card(
    { title: '指标', subtitle: `${props.range} · ${props.asOf}`, tone: 'info' },
    props.lines.length === 0 && paragraph('目前没有可以查看的指标。'),
    list(
      props.lines.map(line => ({
        title: joined(' ', line.name, md`**${line.value}**`),
        lines: [joined(' · ', line.id, line.moved)],
        button: button({ text: '查看', do: 'say', value: { text: `指标 ${line.id}` } }),
      })),
    ),
    note('每个数都由记录算出，点“查看”可以看口径和明细。'),
  )

export const sample = () =>
  figuresCard({
    range: '全县',
    asOf: '截至2026年11月23日',
    lines: [
      { id: 'RC-01', name: '入库人才', value: '1243人', moved: '比上月末增加3人' },
      { id: 'JD-01', name: '结对覆盖村', value: '86/90个（95.6%）', moved: null },
    ],
  })
