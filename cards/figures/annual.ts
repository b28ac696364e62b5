import { type Card, card, heading, note, paragraph } from '../kit/card.ts'
import { joined, md } from '../kit/text.ts'
import type { FigureLine } from './figures.ts'

/** The figures of the yearly report in their order, those without records among them. */
export const annualCard = (props: {
  readonly title: string
  readonly range: string
  readonly asOf: string
  readonly lines: readonly FigureLine[]
  readonly awaited: readonly { readonly id: string; readonly name: string; readonly owner: string }[]
}): Card =>
  card(
    { title: props.title, subtitle: `${props.range} · ${props.asOf}`, tone: 'info' },
    props.lines.map(({ id, name, value }) => paragraph(joined(' ', id, name, md`**${value}**`))),
    props.awaited.length > 0 && [
      heading(`还没有记录的${props.awaited.length}项，请向责任单位要数`),
      paragraph(joined('\n', ...props.awaited.map(({ id, name, owner }) => `${id} ${name}（${owner}）`))),
    ],
    note('发“指标 编号”看口径，发“溯源 编号”看明细。没有记录的项目不推算、不代填。'),
  )

export const sample = () =>
  annualCard({
    title: '2026年年报数字',
    range: '全县',
    asOf: '截至2026年11月23日',
    lines: [
      { id: 'IND-16', name: '省级专家工作站', value: '3个', moved: null },
      { id: 'IND-21', name: '选派到村人才', value: '92人', moved: null },
    ],
    awaited: [{ id: 'IND-05', name: '人才培训班', owner: '县委组织部' }],
  })
