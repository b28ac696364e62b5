import type { Role } from '#core/actor.ts'
import type { Reader } from '#core/reader.ts'
import { whoHolds } from '#domain/people/index.ts'
import type { Place } from './policy.ts'
import type { Looking, TalentRow } from './record.ts'

/** Somebody who can be written to. */
export type Colleague = { readonly personId: number; readonly openId: string; readonly name: string }

/** The unit's officers and the township's or village's, whose first review this record is. */
export const officersOf = async (db: Looking, place: Place, now: Date): Promise<readonly Colleague[]> => {
  const { unitId, townshipId, villageId } = place
  // One after the other: inside a transaction there is one connection, and it does one thing at a time.
  const ofUnit = unitId === null ? [] : await holders(db, 'department', { ...anywhere, unitId }, now)
  const ofVillage = villageId === null ? [] : await holders(db, 'township', { ...anywhere, villageId }, now)
  const ofTownship =
    townshipId === null ? [] : await holders(db, 'township', { ...anywhere, townshipId }, now)
  return distinct([...ofUnit, ...ofVillage, ...ofTownship])
}

/** The talent office's staff; its head where nobody else holds the role. */
export const officeOf = async (db: Looking, now: Date): Promise<readonly Colleague[]> => {
  const staff = await holders(db, 'office', anywhere, now)
  return staff.length > 0 ? staff : headsOf(db, now)
}

export const headsOf = (db: Looking, now: Date): Promise<readonly Colleague[]> =>
  holders(db, 'head', anywhere, now)

/** The person whose account the record belongs to. */
export const ownerOf = (row: TalentRow): readonly Colleague[] =>
  row.person === null || row.person.leftAt !== null
    ? []
    : [{ personId: row.person.id, openId: row.person.openId, name: row.person.name }]

/** The person a byline names, unless he has left. */
export const personOf = async (db: Looking, by: string): Promise<readonly Colleague[]> => {
  const id = idIn(by)
  const person = id === null ? null : await (db as Reader).person.findUnique({ where: { id } })
  return person === null || person.leftAt !== null
    ? []
    : [{ personId: person.id, openId: person.openId, name: person.name }]
}

/** The name behind a byline, for sentences. */
export const nameOf = async (db: Looking, by: string): Promise<string> => {
  const id = idIn(by)
  if (id === null) return '系统'
  return (await (db as Reader).person.findUnique({ where: { id } }))?.name ?? '原登记人'
}

/** The list without `who`; the whole list when nobody else is on it. */
export const othersThan = (who: string, list: readonly Colleague[]): readonly Colleague[] => {
  const others = list.filter(one => bylineOf(one) !== who)
  return others.length > 0 ? others : list
}

export const bylineOf = ({ personId }: Colleague): string => `person:${personId}`

export const distinct = (list: readonly Colleague[]): readonly Colleague[] => [
  ...new Map(list.map(one => [one.personId, one])).values(),
]

const anywhere: Place = { unitId: null, townshipId: null, villageId: null }

const holders = (db: Looking, role: Role, area: Place, now: Date): Promise<readonly Colleague[]> =>
  whoHolds(db, role, area, now)

const idIn = (by: string): number | null => {
  const digits = /^person:(\d+)$/.exec(by)?.[1]
  return digits === undefined ? null : Number(digits)
}
