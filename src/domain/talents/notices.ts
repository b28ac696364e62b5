import type { Context } from '#core/context.ts'
import type { Notice } from '#core/reply.ts'
import { actorKey } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import { deskCard } from './desk.ts'
import type { Standing, Verb } from './machine.ts'
import type { Moved } from './moving.ts'
import type { Looking, TalentRow } from './record.ts'
import { stateOf } from './view.ts'
import { bylineOf, type Colleague, officeOf, officersOf, othersThan, ownerOf, personOf } from './whom.ts'

/** Somebody who is told, and as what: it decides which card he gets. */
export type Told = { readonly colleague: Colleague; readonly standing: Standing }

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
const silent: readonly Verb[] = ['discard', 'takeBack', 'unmerge', 'confirm', 'erase']

const wordsAfter: Readonly<Partial<Record<Verb, string>>> = {
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

/** The notices a step leaves behind: to whoever is next, never to the one who took the step. */
export const noticesAfter = async (
  ctx: Context,
  tx: Tx,
  { after, edge }: Moved,
): Promise<readonly Notice[]> => {
  if (silent.includes(edge.verb)) return []
  // The office plans with whoever is in the register, so it hears when somebody takes himself out.
  const office = edge.verb === 'withdraw' ? as('office', await officeOf(tx, ctx.now)) : []
  const told = [...(await nextInLine(tx, after, ctx.now)), ...office].filter(
    one => bylineOf(one.colleague) !== actorKey(ctx.actor),
  )
  const words = wordsAfter[edge.verb]
  return noticesTo(ctx, tx, after, told, { key: 'step', ...(words ? { words } : {}) })
}

type About = { readonly key: string; readonly words?: string }

/** The same to several, one after the other: they share a connection. */
export const noticesTo = async (
  ctx: Context,
  db: Looking,
  row: TalentRow,
  told: readonly Told[],
  about: About,
): Promise<readonly Notice[]> => {
  const notices: Notice[] = []
  for (const one of told) notices.push(await noticeTo(ctx, db, row, one, about))
  return notices
}

/** One card to one person about a record as it stands; `key` tells apart what is said about the same version. */
const noticeTo = async (
  ctx: Context,
  db: Looking,
  row: TalentRow,
  { colleague, standing }: Told,
  about: About,
): Promise<Notice> => ({
  to: { openId: colleague.openId },
  say: {
    card: await deskCard(
      { db, vault: ctx.vault, county: ctx.county, standing: new Set([standing]) },
      row,
      about.words,
    ),
  },
  once: `talent:${row.id}:${row.version}:${about.key}:${colleague.openId}`,
})
