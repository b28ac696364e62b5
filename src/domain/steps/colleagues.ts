import type { Reader } from '#core/reader.ts'
import { type Holder, whoHolds } from '#domain/people/index.ts'
import type { Looking } from './course.ts'

/** Somebody who can be written to. */
export type Colleague = Holder

const anywhere = { unitId: null, townshipId: null, villageId: null }

/** The talent office's staff; its head where nobody else holds the role. */
export const officeOf = async (db: Looking, now: Date): Promise<readonly Colleague[]> => {
  const staff = await whoHolds(db, 'office', anywhere, now)
  return staff.length > 0 ? staff : headsOf(db, now)
}

export const headsOf = (db: Looking, now: Date): Promise<readonly Colleague[]> =>
  whoHolds(db, 'head', anywhere, now)

/** A unit's officers. */
export const unitOfficers = (db: Looking, unitId: number, now: Date): Promise<readonly Colleague[]> =>
  whoHolds(db, 'department', { ...anywhere, unitId }, now)

/** The person a byline names, unless he has left. */
export const personOf = async (db: Looking, by: string): Promise<readonly Colleague[]> =>
  colleagueOf(await rowOf(db, by))

/** Whose account somebody has. */
export type Account = {
  readonly id: number
  readonly openId: string
  readonly name: string
  readonly leftAt: Date | null
}

/** Who can be written to there: nobody without an account, or once he has left. */
export const colleagueOf = (account: Account | null): readonly Colleague[] =>
  account === null || account.leftAt !== null
    ? []
    : [{ personId: account.id, openId: account.openId, name: account.name }]

/** The name behind a byline, for sentences. */
export const nameOf = async (db: Looking, by: string): Promise<string> => {
  if (idIn(by) === null) return '系统'
  return (await rowOf(db, by))?.name ?? '原登记人'
}

/** The list without `who`; the whole list when nobody else is on it. */
export const othersThan = (who: string, list: readonly Colleague[]): readonly Colleague[] => {
  const others = list.filter(one => bylineOf(one) !== who)
  return others.length > 0 ? others : list
}

/** As the audit keeps who did something: person:12. */
export const bylineOf = ({ personId }: Colleague): string => `person:${personId}`

export const distinct = (list: readonly Colleague[]): readonly Colleague[] => [
  ...new Map(list.map(one => [one.personId, one])).values(),
]

const rowOf = async (db: Looking, by: string) => {
  const id = idIn(by)
  // Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
  return id === null ? null : (db as Reader).person.findUnique({ where: { id } })
}

const idIn = (by: string): number | null => {
  const digits = /^person:(\d+)$/.exec(by)?.[1]
  return digits === undefined ? null : Number(digits)
}
