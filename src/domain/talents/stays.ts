import type { Counted, ListPage, Span } from '#core/figures.ts'
import type { Reader } from '#core/reader.ts'
import { Prisma } from '#storage/generated/client.ts'
import { talentNumber } from './number.ts'
import { placeWords } from './record.ts'

/** Which stretches of the register (s: talent_stay) a figure counts. */
export type StaysOf = (span: Span) => Prisma.Sql

/** In the register at the end of the span. */
export const standing: StaysOf = ({ to, area }) =>
  Prisma.sql`s.from_at <= ${to} and (s.to_at is null or s.to_at > ${to}) and ${within(area)}`

/** Taken into the register within the span: once more, when somebody came back. */
export const entered: StaysOf = ({ from, to, area }) =>
  Prisma.sql`s.entered_at = s.from_at and s.entered_at > ${from} and s.entered_at <= ${to} and ${within(area)}`

/** Left the register within the span. */
export const left: StaysOf = ({ from, to, area }) =>
  Prisma.sql`s.is_left and s.to_at > ${from} and s.to_at <= ${to} and ${within(area)}`

const within = (area: Span['area']): Prisma.Sql => {
  if (area === null) return Prisma.sql`true`
  return Prisma.sql`(s.unit_id = any(${area.unitIds}::int[]) or s.township_id = any(${area.townshipIds}::int[])
    or s.village_id = any(${area.villageIds}::int[]))`
}

/** People, each once. */
export const countPeople = async (db: Reader, where: Prisma.Sql): Promise<number> => {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    select count(distinct s.talent_id) as count from talent_stay s where ${where}`
  return Number(row?.count ?? 0)
}

/** Stretches: who came twice counts twice. */
export const countStays = async (db: Reader, where: Prisma.Sql): Promise<number> => {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    select count(*) as count from talent_stay s where ${where}`
  return Number(row?.count ?? 0)
}

export const listPeople = async (
  db: Reader,
  where: Prisma.Sql,
  { skip, take }: ListPage,
): Promise<readonly Counted[]> => {
  const ids = await db.$queryRaw<{ id: number }[]>`
    select distinct s.talent_id as id from talent_stay s where ${where} order by id limit ${take} offset ${skip}`
  return told(
    db,
    ids.map(({ id }) => id),
  )
}

export const listStays = async (
  db: Reader,
  where: Prisma.Sql,
  { skip, take }: ListPage,
): Promise<readonly Counted[]> => {
  const ids = await db.$queryRaw<{ id: number }[]>`
    select s.talent_id as id from talent_stay s where ${where} order by s.talent_id, s.id limit ${take} offset ${skip}`
  return told(
    db,
    ids.map(({ id }) => id),
  )
}

/** A page of some people, in their order. */
export const namedPage = (
  db: Reader,
  ids: readonly number[],
  { skip, take }: ListPage,
): Promise<readonly Counted[]> => told(db, ids.slice(skip, skip + take))

/** Named as the register names them now; who was erased has only his number. */
const told = async (db: Reader, ids: readonly number[]): Promise<readonly Counted[]> => {
  const rows = await db.talent.findMany({
    where: { id: { in: [...ids] } },
    include: { unit: true, township: true, village: { include: { township: true } } },
  })
  const known = new Map(rows.map(row => [row.id, row]))
  return ids.map(id => {
    const row = known.get(id)
    return row?.name
      ? { number: talentNumber(id), name: row.name, words: `（${placeWords(row)}）` }
      : { number: talentNumber(id), words: '（已删除）' }
  })
}
