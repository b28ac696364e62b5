import type { Reader } from '#core/reader.ts'
import { Prisma } from '#storage/generated/client.ts'
import type { Fit } from './terms.ts'

/** A page of hits by number, and where it lies among all of them. */
export type Hits = {
  /** Ids, rising. */
  readonly ids: readonly number[]
  /** How many there are in all, exactly. */
  readonly total: number
  /** How many come before the first of the page. */
  readonly before: number
}

/** Which page: the one after an id, or the one before it. */
export type Cursor = { readonly after: number } | { readonly before: number }

export const firstPage: Cursor = { after: 0 }

/** Talents a row of talent_term holds the bits of. */
const chunkSize = 4096

/**
 * Who fits, a page at a time in the order of their numbers. Takes about as long for nobody, for somebody and for everybody:
 * a row of the index is 4,096 talents, whatever the word (docs/decisions/010-search-by-bits.md).
 */
export const searchTalents = async (db: Reader, fit: Fit, cursor: Cursor, size: number): Promise<Hits> => {
  const [row] = await db.$queryRaw<{ ids: number[]; total: bigint; before: bigint }[]>`
    with hit as materialized (${sqlOf(fit)}),
    page as (${pageSql(cursor, size)}),
    first as (select min(id) as id from page)
    select
      array(select id from page order by id) as ids,
      (select coalesce(sum(bit_count(bits)), 0)::bigint from hit) as total,
      (select coalesce(sum(case when chunk < first.id / ${chunkSize}::int then bit_count(bits)
          when chunk = first.id / ${chunkSize}::int then bit_count(substring(bits from 1 for first.id % ${chunkSize}::int))
          else 0 end), 0)::bigint
        from hit, first) as before`
  return { ids: row?.ids ?? [], total: Number(row?.total ?? 0), before: Number(row?.before ?? 0) }
}

/** How many of those who fit also fit each of some terms; terms nobody fits are absent. */
export const countByTerm = async (
  db: Reader,
  fit: Fit,
  terms: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const rows = await db.$queryRaw<{ term: string; count: bigint }[]>`
    with hit as materialized (${sqlOf(fit)})
    select t.term, sum(bit_count(t.bits & hit.bits))::bigint as count
    from talent_term as t join hit using (chunk)
    where t.term = any(${terms}) group by t.term`
  return new Map(
    rows.map(({ term, count }) => [term, Number(count)] as const).filter(([, count]) => count > 0),
  )
}

/** How many fit. */
export const countTalents = async (db: Reader, fit: Fit): Promise<number> =>
  (await searchTalents(db, fit, firstPage, 0)).total

/** How many of those who fit entered the register in a stretch of time. */
export const countBetween = async (
  db: Reader,
  fit: Fit,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<number> => {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    with hit as materialized (${sqlOf(fit)})
    select count(*) as count
    from talent as t join hit on hit.chunk = t.id / ${chunkSize}::int
    where t.verified_at >= ${from} and t.verified_at < ${to} and get_bit(hit.bits, t.id % ${chunkSize}::int) = 1`
  return Number(row?.count ?? 0)
}

// The inner query depends on the outer row, so chunks are opened one by one, in order, until the page is full.
const pageSql = (cursor: Cursor, size: number): Prisma.Sql =>
  'after' in cursor
    ? Prisma.sql`
      select chunk * ${chunkSize}::int + bit as id
      from (select * from hit where chunk >= ${cursor.after}::int / ${chunkSize}::int and bit_count(bits) > 0 order by chunk) as h,
        lateral (select bit from generate_series(0, ${chunkSize}::int - 1) as bit
          where get_bit(h.bits, bit) = 1 and h.chunk * ${chunkSize}::int + bit > ${cursor.after}::int order by bit) as bits
      order by chunk limit ${size}::int`
    : Prisma.sql`
      select chunk * ${chunkSize}::int + bit as id
      from (select * from hit where chunk <= ${cursor.before}::int / ${chunkSize}::int and bit_count(bits) > 0 order by chunk desc) as h,
        lateral (select bit from generate_series(${chunkSize}::int - 1, 0, -1) as bit
          where get_bit(h.bits, bit) = 1 and h.chunk * ${chunkSize}::int + bit < ${cursor.before}::int order by bit desc) as bits
      order by chunk desc limit ${size}::int`

/** Rows (chunk, bits) of those who fit: every term is read once, in one pass, and the bits put together as the fit says. */
const sqlOf = (fit: Fit): Prisma.Sql => Prisma.sql`
  select chunk, ${bitsOf(fit)} as bits from talent_term where term = any(${termsIn(fit)}) group by chunk`

const bitsOf = (fit: Fit): Prisma.Sql => {
  switch (fit.kind) {
    case 'terms':
      return Prisma.sql`coalesce(bit_or(bits) filter (where term = any(${fit.terms})), 0::bit(4096))`
    case 'and':
      return Prisma.sql`(${Prisma.join(fit.fits.map(bitsOf), ' & ')})`
    case 'or':
      return Prisma.sql`(${Prisma.join(fit.fits.map(bitsOf), ' | ')})`
  }
}

const termsIn = (fit: Fit): string[] =>
  fit.kind === 'terms' ? [...fit.terms] : [...new Set(fit.fits.flatMap(termsIn))]
