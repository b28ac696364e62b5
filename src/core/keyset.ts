/** Where a page of a list that shows the newest first begins: after the last row shown, or before the first. */
export type Cursor = { readonly after: number | null } | { readonly before: number }

export const firstPage: Cursor = { after: null }

/** One page of rows by falling number, and where it lies among all of them. */
export type Page<Row> = {
  readonly rows: readonly Row[]
  readonly total: number
  /** How many come before the first row. */
  readonly before: number
  /** Numbers to go on from; `null` where there is nothing that way. */
  readonly previous: number | null
  readonly next: number | null
}

/** The part of a query that says where the page lies; Prisma's `where` takes it as it is. */
export type Beyond = { readonly id?: { readonly lt: number } | { readonly gt: number } }

/** How a list looks its rows up and counts them; `beyond` is to be joined to its own conditions. */
export type Listing<Row> = {
  readonly find: (beyond: Beyond, order: 'asc' | 'desc', take: number) => Promise<readonly Row[]>
  readonly count: (beyond: Beyond) => Promise<number>
}

/** Reads one page by keyset: as quick on the last page as on the first, and rows added meanwhile shift nothing. */
export const readPage = async <Row extends { readonly id: number }>(
  listing: Listing<Row>,
  cursor: Cursor,
  size: number,
): Promise<Page<Row>> => {
  const backwards = 'before' in cursor
  const found = await listing.find(beyondOf(cursor), backwards ? 'asc' : 'desc', size)
  const rows = backwards ? found.toReversed() : found
  const total = await listing.count({})
  const before = rows[0] ? await listing.count({ id: { gt: rows[0].id } }) : 0
  return {
    rows,
    total,
    before,
    previous: before > 0 ? (rows[0]?.id ?? null) : null,
    next: before + rows.length < total ? (rows.at(-1)?.id ?? null) : null,
  }
}

const beyondOf = (cursor: Cursor): Beyond => {
  if ('before' in cursor) return { id: { gt: cursor.before } }
  return cursor.after === null ? {} : { id: { lt: cursor.after } }
}

/** What a paging button carries, as a cursor. */
export const cursorOf = ({
  after,
  before,
}: {
  readonly after?: number | undefined
  readonly before?: number | undefined
}): Cursor => (before === undefined ? { after: after ?? null } : { before })
