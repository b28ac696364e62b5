import { type Bound, button, buttons } from './buttons.ts'
import type { Element, Part } from './card.ts'
import { divider, elementsOf, paragraph } from './card.ts'
import { coloured, joined, markdownOf, type Words } from './text.ts'

/** A column: the row's key it shows, its head, and whether it holds numbers (then right-aligned). */
export type Column<Key extends string = string> = {
  readonly key: Key
  readonly title: string
  readonly kind?: 'text' | 'number' | undefined
  /** `auto` unless told: pixels (80–600) or per cent. */
  readonly width?: `${number}px` | `${number}%` | 'auto' | undefined
}

/**
 * Figures in rows and columns; at most three tables a card, at most four narrow columns for a phone.
 * The client turns its pages of ten. For lists of people or matters use {@link list}.
 */
export const table = <Key extends string>(
  columns: readonly Column<Key>[],
  rows: readonly Readonly<Record<NoInfer<Key>, Words | number>>[],
): Element => ({
  tag: 'table',
  page_size: Math.min(Math.max(rows.length, 1), 10),
  // Any other height cuts off what does not fit into it.
  row_height: 'auto',
  header_style: { text_align: 'left', background_style: 'grey', bold: true },
  columns: columns.map(columnOf),
  rows: rows.map(row =>
    Object.fromEntries(columns.map(column => [column.key, cellOf(column, row[column.key])])),
  ),
})

/** An entry of a list: a first line, small grey lines under it, a button beside it. */
export type Entry = {
  readonly title: Words
  readonly lines?: readonly (Words | null | undefined | false)[] | undefined
  /** A button, usually 「查看」. */
  readonly button?: Element | null | undefined
}

/** Entries one under the other with a hairline between, each with its button at the right. */
export const list = (entries: readonly Entry[]): readonly Element[] =>
  elementsOf(entries.map((entry, index): Part => [index > 0 && divider(), drawEntry(entry)]))

/** Cursors of the neighbouring pages; nothing where there is none. */
export type Paging = {
  /** The action that draws a page. */
  readonly do: string
  /** The query itself, repeated on every page. */
  readonly value?: Bound | undefined
  /** Keyset cursor of the first row shown, when there are rows before it. */
  readonly before?: string | number | null | undefined
  /** Keyset cursor of the last row shown, when there are rows after it. */
  readonly after?: string | number | null | undefined
}

/** 上一页/下一页. Their presses carry `{ do, ...value, before }` or `{ do, ...value, after }`. Nothing when there is one page. */
export const paging = ({ do: act, value, before, after }: Paging): Element | null =>
  buttons(
    before !== null &&
      before !== undefined &&
      button({ text: '上一页', do: act, value: { ...value, before } }),
    after !== null && after !== undefined && button({ text: '下一页', do: act, value: { ...value, after } }),
  )

const columnOf = (column: Column) => ({
  name: column.key,
  display_name: column.title,
  data_type: column.kind === 'number' ? 'number' : 'markdown',
  horizontal_align: column.kind === 'number' ? 'right' : 'left',
  width: column.width ?? 'auto',
})

const cellOf = (column: Column, value: Words | number | undefined): string | number => {
  if (column.kind !== 'number') return typeof value === 'number' ? String(value) : markdownOf(value ?? '')
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new RangeError(`表格“${column.title}”一栏要填数字。`)
  return value
}

const drawEntry = (entry: Entry): Element => {
  const under = (entry.lines ?? []).filter(line => line !== null && line !== undefined && line !== false)
  const words = joined('\n', entry.title, ...under.map(line => coloured('grey', line)))
  return entry.button ? beside(paragraph(words), entry.button) : paragraph(words)
}

const beside = (words: Element, act: Element): Element => ({
  tag: 'column_set',
  flex_mode: 'none',
  horizontal_spacing: '8px',
  columns: [
    { tag: 'column', width: 'weighted', weight: 1, vertical_align: 'center', elements: [words] },
    { tag: 'column', width: 'auto', vertical_align: 'center', elements: [act] },
  ],
})
