import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, folded, note, paragraph } from '../kit/card.ts'
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
  readonly title?: string | undefined
  readonly range: string
  /** 截至2026年11月23日 */
  readonly asOf: string
  readonly lines: readonly FigureLine[]
  /** Rates and parts, looked up one by one. */
  readonly details: readonly FigureLine[]
  /** 上报数、年报 and what else leads on. */
  readonly sentences: readonly string[]
}): Card =>
  card(
    { title: props.title ?? '指标', subtitle: `${props.range} · ${props.asOf}`, tone: 'info' },
    props.lines.length === 0 && paragraph('目前没有可以查看的指标。'),
    list(
      props.lines.map(line => ({
        title: joined(' ', line.name, md`**${line.value}**`),
        lines: [joined(' · ', line.id, line.moved)],
        button: button({ text: '查看', do: 'say', value: { text: `指标 ${line.id}` } }),
      })),
    ),
    props.details.length > 0 &&
      folded(
        `比率和分项（${props.details.length}项）`,
        props.details.map(({ id, name, value }) => paragraph(joined(' ', id, name, md`**${value}**`))),
      ),
    buttons(
      props.sentences.map(sentence => button({ text: sentence, do: 'say', value: { text: sentence } })),
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
    details: [{ id: 'SQ-03', name: '及时响应（响应率）', value: '9/11件（81.8%）', moved: null }],
    sentences: ['指标 年报', '规划进度', '已报数'],
  })
