import { whoHolds } from '#domain/people/index.ts'
import { type Colleague, colleagueOf, distinct, unitOfficers } from '#domain/steps/index.ts'
import type { Looking, PairingRow } from './record.ts'

const anywhere = { unitId: null, townshipId: null, villageId: null }

export const talentOf = (row: PairingRow): readonly Colleague[] => colleagueOf(row.talent.person)

/** Who speaks for whom the pairing serves: the village's officers and its township's, the enterprise's, the mentee. */
export const servedOf = async (db: Looking, row: PairingRow, now: Date): Promise<readonly Colleague[]> => {
  if (row.mentee) return colleagueOf(row.mentee.person)
  if (row.unitId !== null) return unitOfficers(db, row.unitId, now)
  if (!row.village) return []
  const { id, townshipId } = row.village
  const own = await whoHolds(db, 'township', { ...anywhere, villageId: id }, now)
  return distinct([...own, ...(await whoHolds(db, 'township', { ...anywhere, townshipId }, now))])
}

export const employerOf = async (db: Looking, row: PairingRow, now: Date): Promise<readonly Colleague[]> =>
  row.talent.unitId === null ? [] : unitOfficers(db, row.talent.unitId, now)
