import {
  type Colleague,
  distinct,
  headsOf,
  type Looking,
  officeOf,
  othersThan,
  personOf,
  type Told,
  unitOfficers,
} from '#domain/steps/index.ts'
import type { StationState } from './dictionary.ts'
import type { Standing } from './machine.ts'
import type { StationRow } from './record.ts'
import { stateOf } from './view.ts'

/** Whoever speaks for the host unit: its contact, its officers, and who applied for it. */
export const hostsOf = async (db: Looking, row: StationRow, now: Date): Promise<readonly Colleague[]> => {
  const { contact } = row
  const own = contact && contact.leftAt === null ? [contact] : []
  const officers = await unitOfficers(db, row.hostUnitId, now)
  const found = [...own.map(({ id, openId, name }) => ({ personId: id, openId, name })), ...officers]
  return distinct(found.length > 0 ? found : await personOf(db, row.registeredBy))
}

type Line = (db: Looking, row: StationRow, now: Date) => Promise<readonly Told<Standing>[]>

const as = (standing: Standing, list: readonly Colleague[]): readonly Told<Standing>[] =>
  list.map(colleague => ({ colleague, standing }))

const hosts: Line = async (db, row, now) => as('host', await hostsOf(db, row, now))

const office: Line = async (db, row, now) =>
  as('office', othersThan(row.registeredBy, await officeOf(db, now)))

// The first review is the industry department's; where it has no officer, the office's.
const department: Line = async (db, row, now) => {
  const officers = await unitOfficers(db, row.deptUnitId, now)
  return officers.length > 0 ? as('dept', officers) : office(db, row, now)
}

const heads: Line = async (db, row, now) => {
  const found = await headsOf(db, now)
  return found.length > 0 ? as('head', found) : office(db, row, now)
}

const lines: Readonly<Record<StationState, Line>> = {
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
export const nextInLine: Line = (db, row, now) => lines[stateOf(row)](db, row, now)

/** The office reads along what hosts end, and what is long overdue. */
export const theOffice: Line = office
