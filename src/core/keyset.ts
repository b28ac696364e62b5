import type { Shown } from './reply.ts'

/** Where a page of a list that shows the newest first begins: after the last row shown, or before the first. */
export type Cursor = { readonly after: number | null } | { readonly before: number }

export const firstPage: Cursor = { after: null }

/** One page of rows by falling number, and where it lies among all of them. */
export type Page<Row> = PageBy<Row, number>

/** One page of rows in the list's own order, and where it lies among all of them. */
export type PageBy<Row, Place> = {
  readonly rows: readonly Row[]
  readonly total: number
  /** How many come before the first row. */
  readonly before: number
  /** Places to go on from; `null` where there is nothing that way. */
  readonly previous: Place | null
  readonly next: Place | null
}

/** The part of a query that says where the page lies; Prisma's `where` takes it as it is. */
export type Beyond = { readonly id?: { readonly lt: number } | { readonly gt: number } }

/** How a list looks its rows up and counts them; `beyond` is to be joined to its own conditions. */
export type Listing<Row> = {
  readonly find: (beyond: Beyond, order: 'asc' | 'desc', take: number) => Promise<readonly Row[]>
  readonly count: (beyond: Beyond) => Promise<number>
}

/** Reads one page by keyset: as quick on the last page as on the first, and rows added meanwhile shift nothing. */
export const readPage = <Row extends { readonly id: number }>(
  listing: Listing<Row>,
  cursor: Cursor,
  size: number,
): Promise<Page<Row>> =>
  readPageBy(
    {
      placeOf: ({ id }) => id,
      find: (side, take) => listing.find(beyondOf(side), isBackwards(side) ? 'asc' : 'desc', take),
      count: side => listing.count(beyondOf(side)),
    },
    sideOf(cursor),
    size,
  )

/** Which rows, by a place in the list's order: those behind it, those before it, or all (`null`). */
export type Side<Place> = { readonly after: Place } | { readonly before: Place } | null

/** A list in an order of its own. `find` answers those behind a place in that order, those before it from the nearest on. */
export type Ordered<Row, Place> = {
  readonly placeOf: (row: Row) => Place
  readonly find: (side: Side<Place>, take: number) => Promise<readonly Row[]>
  readonly count: (side: Side<Place>) => Promise<number>
}

/** The same for a list in any order. A page whose rows are gone meanwhile is the first one. */
export const readPageBy = async <Row, Place>(
  ordered: Ordered<Row, Place>,
  side: Side<Place>,
  size: number,
): Promise<PageBy<Row, Place>> => {
  const found = await ordered.find(side, size)
  const total = await ordered.count(null)
  if (found.length === 0 && side !== null && total > 0) return readPageBy(ordered, null, size)
  const rows = isBackwards(side) ? found.toReversed() : found
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return { rows, total, before: 0, previous: null, next: null }
  const before = await ordered.count({ before: ordered.placeOf(first) })
  return {
    rows,
    total,
    before,
    previous: before > 0 ? ordered.placeOf(first) : null,
    next: before + rows.length < total ? ordered.placeOf(last) : null,
  }
}

export const isBackwards = <Place>(side: Side<Place>): side is { readonly before: Place } =>
  side !== null && 'before' in side

const sideOf = (cursor: Cursor): Side<number> => {
  if ('before' in cursor) return cursor
  return cursor.after === null ? null : { after: cursor.after }
}

const beyondOf = (side: Side<number>): Beyond => {
  if (side === null) return {}
  return isBackwards(side) ? { id: { gt: side.before } } : { id: { lt: side.after } }
}

/** What a paging button carries, as a cursor. */
export const cursorOf = ({
  after,
  before,
}: {
  readonly after?: number | undefined
  readonly before?: number | undefined
}): Cursor => (before === undefined ? { after: after ?? null } : { before })

/** What a page showed, and the buttons' values that turn it: 下一页, 上一页, 第二个 are said of it. */
export const shownIn = (
  items: readonly string[],
  { previous, next }: Pick<PageBy<unknown, number | string>, 'previous' | 'next'>,
  turn: Readonly<Record<string, unknown>>,
): Shown => ({
  items,
  ...(next === null ? {} : { next: { ...turn, after: next } }),
  ...(previous === null ? {} : { previous: { ...turn, before: previous } }),
})
