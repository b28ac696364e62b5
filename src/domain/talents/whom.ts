import { whoHolds } from '#domain/people/index.ts'
import { type Colleague, distinct } from '#domain/steps/index.ts'
import type { Place } from './policy.ts'
import type { Looking, TalentRow } from './record.ts'

/** The unit's officers and the township's or village's, whose first review this record is. */
export const officersOf = async (db: Looking, place: Place, now: Date): Promise<readonly Colleague[]> => {
  const { unitId, townshipId, villageId } = place
  const holders = (role: 'department' | 'township', area: Partial<Place>) =>
    whoHolds(db, role, { ...anywhere, ...area }, now)
  // One after the other: inside a transaction there is one connection, and it does one thing at a time.
  const ofUnit = unitId === null ? [] : await holders('department', { unitId })
  const ofVillage = villageId === null ? [] : await holders('township', { villageId })
  const ofTownship = townshipId === null ? [] : await holders('township', { townshipId })
  return distinct([...ofUnit, ...ofVillage, ...ofTownship])
}

/** The person whose account the record belongs to. */
export const ownerOf = (row: TalentRow): readonly Colleague[] =>
  row.person === null || row.person.leftAt !== null
    ? []
    : [{ personId: row.person.id, openId: row.person.openId, name: row.person.name }]

const anywhere: Place = { unitId: null, townshipId: null, villageId: null }
