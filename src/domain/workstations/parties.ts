import {
  type Colleague,
  colleagueOf,
  distinct,
  headsOf,
  type Line,
  type Looking,
  officeOf,
  othersThan,
  personOf,
  told,
  unitOfficers,
} from '#domain/steps/index.ts'
import type { StationState } from './dictionary.ts'
import type { Standing } from './machine.ts'
import type { StationRow } from './record.ts'
import { stateOf } from './view.ts'

/** Whoever speaks for the host unit: its contact, its officers, and who applied for it. */
export const hostsOf = async (db: Looking, row: StationRow, now: Date): Promise<readonly Colleague[]> => {
  const found = [...colleagueOf(row.contact), ...(await unitOfficers(db, row.hostUnitId, now))]
  return distinct(found.length > 0 ? found : await personOf(db, row.registeredBy))
}

type Next = Line<StationRow, Standing>

const hosts: Next = async (db, row, now) => told('host', await hostsOf(db, row, now))

const office: Next = async (db, row, now) =>
  told('office', othersThan(row.registeredBy, await officeOf(db, now)))

// The first review is the industry department's; where it has no officer, the office's.
const department: Next = async (db, row, now) => {
  const officers = await unitOfficers(db, row.deptUnitId, now)
  return officers.length > 0 ? told('dept', officers) : office(db, row, now)
}

const heads: Next = async (db, row, now) => {
  const found = await headsOf(db, now)
  return found.length > 0 ? told('head', found) : office(db, row, now)
}

const lines: Readonly<Record<StationState, Next>> = {
  applied: department,
  fix: hosts,
  dept_review: office,
  review: office,
  publicity: office,
  approved: hosts,
  agreement: office,
  running: hosts,
  reporting: hosts,
  assess: office,
  rectify: hosts,
  deliberation: heads,
  upgrading: office,
  renewal: hosts,
  rejected: hosts,
  revoked: hosts,
  closed: hosts,
}

/** Who is next in line for a station as it stands. */
export const nextInLine: Next = (db, row, now) => lines[stateOf(row)](db, row, now)

/** The office reads along what hosts end, and what is long overdue. */
export const theOffice: Next = office
