import type { Context } from '#core/context.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { dueOf } from './deadlines.ts'
import type { TalentState } from './dictionary.ts'
import { type Given, unmet } from './guards.ts'
import { type Edge, edgeOf, eventOf, type Verb } from './machine.ts'
import { maskNumbers } from './masks.ts'
import { noticesAfter } from './notices.ts'
import { talentNumber } from './number.ts'
import { standingOf } from './policy.ts'
import { findTalent, type TalentRow } from './record.ts'
import type { Ref } from './schema.ts'
import { stateOf } from './view.ts'
import { bylineOf, officeOf, officersOf } from './whom.ts'

/** The record is no longer what the card was drawn from: it has another version, or its state does not know the step. */
export class MovedOn extends Error {
  readonly talentId: number

  constructor(talentId: number) {
    super(`${talentNumber(talentId)} has moved on`)
    this.name = 'MovedOn'
    this.talentId = talentId
  }
}

/** One step of a record's life, as a verb asks for it. */
export type Step = {
  readonly verb: Verb
  readonly ref: Ref
  /** Where the verb has several ends. */
  readonly to?: TalentState
  readonly given?: Given
  /** Columns that change with the state. */
  readonly data?: Prisma.TalentUncheckedUpdateManyInput
  /** Rows that change before the needs of the step are looked at: an edit that completes the record. */
  readonly edit?: (tx: Tx, row: TalentRow) => Promise<void>
  /** Rows that change with it: consents, corrections. */
  readonly also?: (tx: Tx, row: TalentRow) => Promise<void>
  /** What the audit keeps beside the state; nothing of class P2 or P3. */
  readonly kept?: Readonly<Record<string, unknown>>
  readonly why?: string | null
}

export type Moved = { readonly before: TalentRow; readonly after: TalentRow; readonly edge: Edge }

/** Takes one step in a change of its own: row, audit and notices to the next in line. Throws {@link MovedOn} or a Refusal. */
export const takeStep = (ctx: Context, step: Step): Promise<TalentRow> =>
  change(ctx, async tx => {
    const moved = await move(ctx, tx, step)
    return {
      result: moved.after,
      event: auditOf(moved, step),
      notices: await noticesAfter(ctx, tx, moved),
    }
  })

/** Takes one step inside a change: permission, needs, the row itself. Audit and notices are the caller's. */
export const move = async (ctx: Context, tx: Tx, step: Step): Promise<Moved> => {
  const before = (await findTalent(tx, step.ref.id)) ?? notFound('这条人才记录')
  const edge = edgeOf(step.verb, stateOf(before), step.to)
  if (!edge || before.version !== step.ref.version) throw new MovedOn(before.id)
  await allowStep(ctx, tx, edge, before)
  await step.edit?.(tx, before)
  const edited = step.edit ? ((await findTalent(tx, before.id)) ?? before) : before
  const refusal = unmet(edge.needs, edited, step.given ?? {})
  if (refusal) throw refusal
  await writeState(ctx, tx, edge, step, before.version)
  await step.also?.(tx, edited)
  return { before, after: (await findTalent(tx, before.id)) ?? edited, edge }
}

const writeState = async (ctx: Context, tx: Tx, edge: Edge, step: Step, version: number): Promise<void> => {
  const { count } = await tx.talent.updateMany({
    where: { id: step.ref.id, version },
    data: {
      reason: null,
      remark: null,
      fixFor: null,
      ...step.data,
      state: edge.to,
      since: ctx.now,
      dueAt: dueOf(edge.to, ctx.now),
      updatedAt: ctx.now,
      version: { increment: 1 },
    },
  })
  if (count !== 1) throw new MovedOn(step.ref.id)
}

export const auditOf = ({ before, after }: Moved, step: Step) => ({
  event: eventOf[step.verb],
  subject: talentNumber(before.id),
  before: { state: before.state, version: before.version },
  after: { state: after.state, version: after.version, ...step.kept },
  ...(step.why ? { why: maskNumbers(step.why) } : {}),
})

const allowStep = async (ctx: Context, tx: Tx, edge: Edge, row: TalentRow): Promise<void> => {
  const standing = standingOf(ctx.actor, row)
  if (standing.size === 0) notFound('这条人才记录')
  if (!edge.by.some(who => standing.has(who))) notYours()
  if (!edge.separate) return
  if (standing.has('self')) ownRecord()
  if (row.registeredBy === actorKey(ctx.actor) && (await somebodyElse(ctx, tx, edge, row))) applicant()
}

/** Whether anybody but the one who registered the record could take this step. */
const somebodyElse = async (ctx: Context, tx: Tx, edge: Edge, row: TalentRow): Promise<boolean> => {
  const able = [
    ...(edge.by.includes('unit') ? await officersOf(tx, row, ctx.now) : []),
    ...(await officeOf(tx, ctx.now)),
  ]
  return able.some(one => bylineOf(one) !== row.registeredBy && one.personId !== row.personId)
}

const notYours = (): never =>
  refuse(
    '这一步不由您办理。',
    '每一步由规定的人办：本人同意，单位或乡镇审核，人才办核验。',
    '请等待负责的同志办理。',
  )

const ownRecord = (): never =>
  refuse('不能审核、核验自己的记录。', '申请人和审批人必须是两个人。', '请另一位同志办理。')

const applicant = (): never =>
  refuse('您登记的人才不能由您自己审核。', '登记人和审核人必须是两个人。', '已通知其他负责的同志办理。')
