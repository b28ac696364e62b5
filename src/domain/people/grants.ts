import { z } from 'zod'
import { type Person, type Role, roles, roleWords } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import type { Denial } from '#core/permission.ts'
import type { Reader } from '#core/reader.ts'
import { notFound, Refusal } from '#core/refusal.ts'
import { type Day, dayOf } from '#core/shanghai.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { type Area, areaWords, withAreas } from './areas.ts'
import type { Holder } from './holders.ts'

/** A grant in force as people read it. */
export type Holding = Area & {
  readonly id: number
  readonly role: Role
  readonly area: string
  readonly until: Day | null
  /** Whose power this is, when it is lent. */
  readonly lentBy: string | null
}

/** A colleague as the people cards name them. */
export type Colleague = Holder

export const colleagueById = async (db: Reader, id: number): Promise<Colleague> => {
  const person = await db.person.findUnique({ where: { id, leftAt: null } })
  return person ? colleagueOf(person) : notFound('这位同志')
}

export const colleagueByOpenId = async (db: Reader, openId: string): Promise<Colleague> => {
  const person = await db.person.findUnique({ where: { openId, leftAt: null } })
  return person ? colleagueOf(person) : notFound('这位同志')
}

/** The colleague in a row of people. */
export const colleagueOf = (row: {
  readonly id: number
  readonly openId: string
  readonly name: string
}): Colleague => ({ personId: row.id, openId: row.openId, name: row.name })

/** The grants of a person in force today, the oldest first. A lent one whose lender lost the role is not in force. */
export const holdingsOf = async (db: Reader, personId: number, now: Date): Promise<readonly Holding[]> => {
  const rows = await db.roleGrant.findMany({
    where: { personId, ...inForce(now) },
    include: withAreas,
    orderBy: { id: 'asc' },
  })
  const lenders = await lendersOf(db, rows, now)
  return rows.flatMap(row => {
    const lentBy = row.lentById === null ? null : lenders.get(keyOf({ ...row, personId: row.lentById }))
    return lentBy === undefined ? [] : holdingIn(row, lentBy)
  })
}

/** What `lenderId` lent to a person and still holds. */
export const lentTo = async (
  db: Reader,
  lenderId: number,
  personId: number,
  now: Date,
): Promise<readonly Holding[]> => {
  const rows = await db.roleGrant.findMany({
    where: { personId, lentById: lenderId, ...inForce(now) },
    include: withAreas,
    orderBy: { id: 'asc' },
  })
  return rows.flatMap(row => holdingIn(row, null))
}

type Row = Prisma.RoleGrantGetPayload<{ include: typeof withAreas }>

/** The grant in a row. A role that the program no longer knows holds nothing. */
export const holdingIn = (row: Row, lentBy: string | null): readonly Holding[] => {
  const role = roles.find(one => one === row.role)
  if (!role) return []
  const { id, unitId, townshipId, villageId } = row
  const until = row.until ? row.until.toISOString().slice(0, 10) : null
  return [{ id, role, unitId, townshipId, villageId, area: areaWords(row), until, lentBy }]
}

/** What makes a grant hold at `now`, as a condition of a query. */
export const inForce = (now: Date) => ({
  revokedAt: null,
  OR: [{ until: null }, { until: { gte: dateColumn(dayOf(now)) } }],
})

/** A day as a date column keeps it. */
export const dateColumn = (day: Day): Date => new Date(`${day}T00:00:00Z`)

/** `部门联络员（县农技中心）`, `人才办`. */
export const holdingWords = ({ role, area }: { readonly role: Role; readonly area: string }): string =>
  area === '全县' ? roleWords[role] : `${roleWords[role]}（${area}）`

/** The numbers of grants as a button carries them: `31,32`. */
export const grantNumbers = z
  .string()
  .regex(/^\d+(,\d+)*$/)
  .transform(numbers => numbers.split(',').map(Number))

/** The person who acts; a job has no roles to give. */
export const giverOf = (ctx: Context): Person =>
  ctx.actor.kind === 'person' ? ctx.actor : notFound('办理人')

/** Throws the refusal a rule asks for, if any. */
export const heed = (denial: Denial | null): void => {
  if (denial) throw new Refusal(denial.what, denial.rule, denial.next)
}

type Keyed = Area & { readonly personId: number; readonly role: string }

const keyOf = (grant: Keyed): string =>
  [grant.personId, grant.role, grant.unitId, grant.townshipId, grant.villageId].join('/')

/** The names of those who lent, by the grant of their own that still stands behind it. */
const lendersOf = async (
  db: Reader,
  rows: readonly { readonly lentById: number | null }[],
  now: Date,
): Promise<ReadonlyMap<string, string>> => {
  const ids = rows.flatMap(row => (row.lentById === null ? [] : [row.lentById]))
  if (ids.length === 0) return new Map()
  const own = await db.roleGrant.findMany({
    where: { personId: { in: ids }, lentById: null, ...inForce(now) },
    include: { person: true },
  })
  return new Map(own.map(grant => [keyOf(grant), grant.person.name]))
}
