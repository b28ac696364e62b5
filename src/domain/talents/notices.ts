import { bylineOf, type Colleague, officeOf, othersThan, personOf } from '#domain/steps/index.ts'
import type { Standing, Verb } from './machine.ts'
import type { Looking, TalentRow } from './record.ts'
import { stateOf } from './view.ts'
import { officersOf, ownerOf } from './whom.ts'

type Told = { readonly colleague: Colleague; readonly standing: Standing }

/** Who is next in line for a record as it stands, and with which standing. */
export const nextInLine = async (db: Looking, row: TalentRow, now: Date): Promise<readonly Told[]> => {
  const told = lines[stateOf(row)]
  return told ? told(db, row, now) : []
}

type Line = (db: Looking, row: TalentRow, now: Date) => Promise<readonly Told[]>

const as = (standing: Standing, list: readonly Colleague[]): readonly Told[] =>
  list.map(colleague => ({ colleague, standing }))

/** The owner, and whoever registered the record for him. */
const ownerAndSubmitter: Line = async (db, row) => {
  const owner = ownerOf(row)
  const submitter = (await personOf(db, row.registeredBy)).filter(one => one.personId !== row.personId)
  return [...as('self', owner), ...as('submitter', submitter)]
}

const ownerOrSubmitter: Line = async (db, row) =>
  row.person === null ? as('submitter', await personOf(db, row.registeredBy)) : as('self', ownerOf(row))

// The first review is the unit's; where nobody holds the role, or only the one who registered, it is the office's.
const reviewers: Line = async (db, row, now) => {
  const officers = (await officersOf(db, row, now)).filter(one => mayReviewOf(one, row))
  return officers.length > 0 ? as('unit', officers) : verifiers(db, row, now)
}

const verifiers: Line = async (db, row, now) => {
  const staff = (await officeOf(db, now)).filter(one => one.personId !== row.personId)
  return as('office', othersThan(row.registeredBy, staff))
}

const mayReviewOf = (one: Colleague, row: TalentRow): boolean =>
  one.personId !== row.personId && bylineOf(one) !== row.registeredBy

const confirmers: Line = async (db, row, now) => {
  const officers = await officersOf(db, row, now)
  const others = officers.length > 0 ? as('unit', officers) : as('office', await officeOf(db, now))
  return [...as('self', ownerOf(row)), ...others.filter(one => one.colleague.personId !== row.personId)]
}

const lines: Readonly<Record<string, Line>> = {
  awaiting_consent: ownerOrSubmitter,
  unit_review: reviewers,
  office_verify: verifiers,
  verified: ownerAndSubmitter,
  fix: ownerAndSubmitter,
  rejected: ownerAndSubmitter,
  annual_due: confirmers,
  disputed: async (db, _row, now) => as('office', await officeOf(db, now)),
  exited: ownerAndSubmitter,
}

/** Steps whose outcome the doer sees on his own card, and which nobody else waits for. */
export const silent: readonly Verb[] = ['discard', 'takeBack', 'unmerge', 'confirm', 'erase']

export const wordsAfter: Readonly<Partial<Record<Verb, string>>> = {
  verify: '人才办已核验通过，正式入库。',
  askFix: '审核人请您补正下面的内容。',
  reject: '人才办退回了这份登记，原因如下。改好后可以重新报送。',
  refuse: '本人不同意登记，登记已作废。',
  lapse: '本人一直没有答复，登记已作废。',
  withdraw: '本人已撤回同意，记录转为离库。',
  exit: '人才办已办理离库。',
  merge: '人才办已把这条记录并入同一人的另一条记录。',
  rule: '疑问已经核实处理。',
  fallDue: '入库满一年，请确认信息有没有变化。',
}
