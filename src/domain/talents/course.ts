import type { Context } from '#core/context.ts'
import { within } from '#core/data-class.ts'
import type { Reader } from '#core/reader.ts'
import { Refusal } from '#core/refusal.ts'
import { bylineOf, type Course, type EdgeOf, type Kind, officeOf } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { deskCard } from './desk.ts'
import type { TalentState } from './dictionary.ts'
import { type Given, guards } from './guards.ts'
import { type Need, type Standing, talentMachine, type Verb } from './machine.ts'
import { nextInLine, silent, wordsAfter } from './notices.ts'
import { talentNumber } from './number.ts'
import { classOf, standingOf } from './policy.ts'
import { findTalent, type TalentRow } from './record.ts'
import { officersOf } from './whom.ts'

/** The types of the talents' records on their machine. */
export type TalentKind = Kind & {
  readonly state: TalentState
  readonly verb: Verb
  readonly standing: Standing
  readonly need: Need
  readonly row: TalentRow
  readonly given: Given
  readonly data: Prisma.TalentUncheckedUpdateManyInput
}

/** The talents' records on their machine: where they are kept, who stands how to them, whom a step concerns. */
export const talentCourse: Course<TalentKind> = {
  machine: talentMachine,
  key: 'talent',
  numberOf: talentNumber,
  what: '这条人才记录',
  find: findTalent,
  write: async (tx, where, data) => (await tx.talent.updateMany({ where, data })).count,
  due: (db: Reader, where, take) => db.talent.findMany({ where, orderBy: { id: 'asc' }, take }),
  reset: { reason: null, remark: null, fixFor: null },
  standingOf,
  maySee: (ctx, row) => {
    const standing = standingOf(ctx.actor, row)
    if (standing.has('self') || standing.has('submitter')) return true
    return standing.size > 0 && within('P1', classOf(ctx.actor, ctx.chat.scope, row))
  },
  guards,
  notYours: () =>
    new Refusal(
      '这一步不由您办理。',
      '每一步由规定的人办：本人同意，单位或乡镇审核，人才办核验。',
      '请等待负责的同志办理。',
    ),
  barred: (ctx, tx, edge, row) => barred(ctx, tx, edge, row),
  next: nextInLine,
  // The office plans with whoever is in the register, so it hears when somebody takes himself out.
  alsoTold: async (db, { edge }, now) =>
    edge.verb === 'withdraw'
      ? (await officeOf(db, now)).map(colleague => ({ colleague, standing: 'office' }) as const)
      : [],
  escalated: async (db, row, past, now) =>
    past >= escalateAfter && ['unit_review', 'fix'].includes(row.state)
      ? (await officeOf(db, now)).map(colleague => ({ colleague, standing: 'office' }) as const)
      : [],
  silent,
  wordsAfter,
  draw: deskCard,
  // Consent is given on the spot, also in the evening in the village.
  hours: 'always',
}

/** Three working days over and more: the office reads along. */
const escalateAfter = 3

const barred = async (
  ctx: Context,
  tx: Tx,
  edge: EdgeOf<TalentKind>,
  row: TalentRow,
): Promise<Refusal | null> => {
  if (standingOf(ctx.actor, row).has('self')) return ownRecord()
  const registered = row.registeredBy === actorKey(ctx.actor)
  return registered && (await somebodyElse(ctx, tx, edge, row)) ? applicant() : null
}

/** Whether anybody but the one who registered the record could take this step. */
const somebodyElse = async (
  ctx: Context,
  tx: Tx,
  edge: EdgeOf<TalentKind>,
  row: TalentRow,
): Promise<boolean> => {
  const able = [
    ...(edge.by.includes('unit') ? await officersOf(tx, row, ctx.now) : []),
    ...(await officeOf(tx, ctx.now)),
  ]
  return able.some(one => bylineOf(one) !== row.registeredBy && one.personId !== row.personId)
}

const ownRecord = (): Refusal =>
  new Refusal('不能审核、核验自己的记录。', '申请人和审批人必须是两个人。', '请另一位同志办理。')

const applicant = (): Refusal =>
  new Refusal('您登记的人才不能由您自己审核。', '登记人和审核人必须是两个人。', '已通知其他负责的同志办理。')
