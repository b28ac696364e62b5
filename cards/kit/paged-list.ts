import { type Bound, button, buttons } from './buttons.ts'
import { type Card, card, type Head, note, type Part, paragraph, type Tone } from './card.ts'
import { fitRows } from './fit.ts'
import { type Entry, list, paging } from './table.ts'
import type { Words } from './text.ts'

/** Where a neighbouring page begins; `null` where there is none. */
export type PageCursor = string | number | null

/** A page of a longer list and where it lies in it. */
export type ListPage<Line> = {
  readonly lines: readonly Line[]
  /** Of all pages; `null` where nobody counted: then neither the head nor the foot says how many. */
  readonly total: number | null
  /** How many come before the first line. */
  readonly before: number
  readonly previous: PageCursor
  readonly next: PageCursor
}

/** What most lists are told: a page by number, how the question was understood, and the question itself for the paging buttons. */
export type ListProps<Line> = {
  /** 诺溪镇 · 预警 */
  readonly understood: readonly string[]
  readonly lines: readonly Line[]
  readonly total: number
  /** How many come before the first line. */
  readonly before: number
  /** The numbers of the first and the last line, where there are pages before and after them. */
  readonly previous: number | null
  readonly next: number | null
  readonly query: string
}

/** How the pages are turned. */
export type Turn<Line> = {
  /** The action that draws a page; its press carries `value` and the cursor as `before` or `after`. */
  readonly do: string
  readonly value?: Bound | undefined
  /** A line's own cursor, its `id` unless told. */
  readonly keyOf?: ((line: Line) => string | number) | undefined
  /** The list is in no order of keys: cursors count lines from the first on, and the press carries them as `skip`. */
  readonly counts?: boolean | undefined
}

/** What is one list's own. */
export type ListFrame<Line> = {
  /** Blue unless told, with the tag 「共12项」 unless told. */
  readonly head: Omit<Head, 'tone'> & { readonly tone?: Tone }
  /** The measure word of what is listed: 项. */
  readonly measure: string
  /** Said where there is nothing at all. */
  readonly empty?: Words | undefined
  readonly entry: (line: Line) => Entry
  readonly turn: Turn<Line>
  /** Above the lines. */
  readonly top?: Part
  /** Under the paging buttons: notes, more buttons. */
  readonly foot?: Part
}

/**
 * A page of a list as a whole card: head, lines, 「第11—20项，共37项」, 上一页/下一页. Shows as many lines as fit; 「下一页」
 * then goes on after the last one shown.
 */
export const pagedList = <Line extends { readonly id: string | number }>(
  page: ListPage<Line>,
  { head, measure, empty, entry, turn, top, foot }: ListFrame<Line>,
): Card =>
  fitRows(page.lines, (shown, cut) =>
    card(
      { tone: 'info', tags: page.total === null ? [] : [`共${page.total}${measure}`], ...head },
      top,
      (page.total ?? page.lines.length) === 0 && empty !== undefined && paragraph(empty),
      list(shown.map(entry)),
      placeWords(page, shown.length, measure),
      turning(turn, page.previous, cut ? cursorAfter(page, shown, turn) : page.next),
      foot,
    ),
  )

const placeWords = ({ total, before }: ListPage<unknown>, shown: number, measure: string): Part => {
  if (total === null || total <= shown) return null
  // Counted pages may have emptied since they were offered.
  return shown === 0
    ? paragraph(`这一页已经空了，共${total}${measure}。`)
    : note(`第${before + 1}—${before + shown}${measure}，共${total}${measure}。`)
}

const turning = ({ do: act, value, counts }: Turn<never>, before: PageCursor, after: PageCursor): Part =>
  counts === true
    ? buttons(
        before !== null && button({ text: '上一页', do: act, value: { ...value, skip: before } }),
        after !== null && button({ text: '下一页', do: act, value: { ...value, skip: after } }),
      )
    : paging({ do: act, value, before, after })

const cursorAfter = <Line extends { readonly id: string | number }>(
  { before }: ListPage<Line>,
  shown: readonly Line[],
  { keyOf = ({ id }) => id, counts }: Turn<Line>,
): PageCursor => {
  const last = shown.at(-1)
  if (last === undefined) return null
  return counts === true ? before + shown.length : keyOf(last)
}
