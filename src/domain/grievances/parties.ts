import {
  bylineOf,
  type Colleague,
  colleagueOf,
  distinct,
  headsOf,
  type Line,
  officeOf,
  type Told,
  theHead,
  theOffice,
  told,
  unitOfficers,
} from '#domain/steps/index.ts'
import type { GrievanceState } from './dictionary.ts'
import { type GrievanceRow, type Looking, stateOf } from './record.ts'
import type { Standing } from './steps.ts'

type Next = Line<GrievanceRow, Standing>

/** The named handler; without one the unit's officers; a unit without officers leaves it with the office. */
const theUnit: Next = async (db, row, now) => {
  const handler = colleagueOf(row.handler)
  if (handler.length > 0) return told('handler', handler)
  const officers = row.leadUnitId === null ? [] : await unitOfficers(db, row.leadUnitId, now)
  return officers.length > 0 ? told('unit', officers) : theOffice(db, row, now)
}

/** Whoever signs, but not whoever wrote it. */
const theSigner: Next = async (db, row, now) => {
  const notDrafter = (list: readonly Colleague[]) => list.filter(one => bylineOf(one) !== row.draftedBy)
  const named = notDrafter(colleagueOf(row.signer))
  if (named.length > 0) return told('signer', named)
  const officers = row.leadUnitId === null ? [] : notDrafter(await unitOfficers(db, row.leadUnitId, now))
  return officers.length > 0 ? told('signer', officers) : told('signer', notDrafter(await headsOf(db, now)))
}

/** The talent himself; whoever spoke for him where he has no account; the office when neither can be reached. */
const thePerson: Next = async (db, row, now) => {
  const person = colleagueOf(row.talent.person)
  if (person.length > 0) return told('person', person)
  const filer = colleagueOf(row.filedBy)
  return filer.length > 0 ? told('filer', filer) : theOffice(db, row, now)
}

/** The office without whoever proposed, handled or signed: two persons. */
const otherOffice: Next = async (db, row, now) => {
  const involved = [row.proposedBy, row.draftedBy, row.signedBy]
  const all = distinct([...(await officeOf(db, now)), ...(await headsOf(db, now))])
  const others = all.filter(one => !involved.includes(bylineOf(one)))
  const staff = await officeOf(db, now)
  const staffOthers = others.filter(one => staff.some(({ personId }) => personId === one.personId))
  if (staffOthers.length > 0) return told('office', staffOthers)
  return others.length > 0 ? told('head', others) : theOffice(db, row, now)
}

const nobody: Next = async () => []

const lines: Readonly<Record<GrievanceState, Next>> = {
  submitted: theOffice,
  refusing: otherOffice,
  refused: thePerson,
  accepted: theOffice,
  assigned: theUnit,
  returned: theOffice,
  deciding: theHead,
  handling: theUnit,
  extension: theOffice,
  waiting: thePerson,
  signing: theSigner,
  replied: otherOffice,
  visit_back: thePerson,
  unsolved: otherOffice,
  redo: theUnit,
  escalated: theHead,
  solved: nobody,
  partly: nobody,
  explained: thePerson,
  unreached: thePerson,
  archived: nobody,
  withdrawn: nobody,
}

export const nextInLine: Next = (db, row, now) => lines[stateOf(row)](db, row, now)

/** The officers of the units that do a part of it. */
const theHelpers: Next = async (db, row, now) => {
  const officers: Colleague[] = []
  for (const { unitId, doneAt } of row.items)
    if (doneAt === null) officers.push(...(await unitOfficers(db, unitId, now)))
  return told('helper', distinct(officers))
}

/** Whoever else is told of a step: the person at the milestones of his case, the unit of what comes back to it. */
export const alsoTold = async (
  db: Looking,
  row: GrievanceRow,
  verb: string,
  now: Date,
): Promise<readonly Told<Standing>[]> => {
  if (verb === 'take') return [...(await thePerson(db, row, now)), ...(await theHelpers(db, row, now))]
  if (toPerson.includes(verb)) return thePerson(db, row, now)
  return toUnit.includes(verb) && row.leadUnitId !== null ? theUnit(db, row, now) : []
}

const toPerson: readonly string[] = ['accept', 'keep', 'extend', 'redo', 'escalate', 'sign', 'rule']
const toUnit: readonly string[] = ['withdraw', 'explain', 'answer', 'phone']
