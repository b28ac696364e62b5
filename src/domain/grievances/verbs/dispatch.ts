import type { Context } from '#core/context.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { takeStep } from '#domain/steps/index.ts'
import type { Tx } from '#storage/change.ts'
import { answerDays, clockOf, redoClock } from '../clocks.ts'
import { grievanceCourse } from '../course.ts'
import type { returnReasons } from '../dictionary.ts'
import { addNote } from '../notes.ts'
import { type GrievanceRow, natureOf } from '../record.ts'
import { limits } from '../settings.ts'

export type Assignment = {
  /** The lead unit; null: the office does it itself. */
  readonly unitId: number | null
  readonly handlerId: number | null
  readonly signerId: number | null
  /** What other units do of it. */
  readonly items: readonly { readonly unitId: number; readonly text: string }[]
}

export const assignGrievance = (
  ctx: Context,
  row: GrievanceRow,
  { unitId, handlerId, signerId, items }: Assignment,
): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'assign',
    ref: row,
    given: { unitId },
    data: {
      leadUnitId: unitId,
      handlerId,
      signerId,
      draftedBy: null,
      // Several units: the longer clock.
      ...(items.length > 0 ? { nature: 'joint' } : {}),
    },
    also: (tx, before) => writeItems(ctx, tx, before, items),
    kept: { unit: unitId, helpers: items.map(item => item.unitId) },
  })

/** Parts that are done already stay; the rest is as it was said last. */
const writeItems = async (
  ctx: Context,
  tx: Tx,
  { id }: GrievanceRow,
  items: Assignment['items'],
): Promise<void> => {
  const wanted = new Map(items.map(item => [item.unitId, item.text]))
  await tx.grievanceItem.deleteMany({ where: { grievanceId: id, doneAt: null } })
  const done = await tx.grievanceItem.findMany({ where: { grievanceId: id } })
  for (const { unitId } of done) wanted.delete(unitId)
  await tx.grievanceItem.createMany({
    data: [...wanted].map(([unitId, text]) => ({
      grievanceId: id,
      unitId,
      text: ctx.vault.seal(text),
      createdAt: ctx.now,
    })),
  })
}

/** Gives it back with the unit it belongs to; the second time the head decides. */
export const returnGrievance = (
  ctx: Context,
  row: GrievanceRow,
  given: {
    readonly rightUnitId: number
    readonly reason: keyof typeof returnReasons
    readonly words: string
  },
): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'return',
    to: row.returns + 1 >= limits.returns ? 'deciding' : 'returned',
    ref: row,
    given,
    data: {
      reason: given.reason,
      rightUnitId: given.rightUnitId,
      returns: { increment: 1 },
      handlerId: null,
      signerId: null,
    },
    also: (tx, { id }) => addNote(ctx, tx, id, 'return', given.words),
    kept: { reason: given.reason, right: given.rightUnitId, from: row.leadUnitId },
  })

/** Signs for it: from now on the answer's clock runs, and the person reads by when. */
export const takeGrievance = async (ctx: Context, row: GrievanceRow): Promise<GrievanceRow> => {
  const calendar = await calendarOf(ctx.db)
  const about = { nature: natureOf(row), green: row.green }
  const clock =
    row.state === 'redo' ? redoClock(calendar, ctx.now, about) : clockOf(calendar, ctx.now, answerDays(about))
  return takeStep(grievanceCourse, ctx, {
    verb: 'take',
    ref: row,
    data: {
      ...clock,
      ...handledBy(ctx),
      dueAt: clock.replyDueAt,
      promisedAt: clock.replyDueAt,
      extraDays: null,
      waits: 0,
    },
  })
}

/** Goes on with what somebody left behind; the clock does not stop for it. */
export const takeOver = (ctx: Context, row: GrievanceRow): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'takeOver',
    ref: row,
    data: { ...handledBy(ctx), dueAt: row.replyDueAt },
  })

const handledBy = ({ actor }: Context) =>
  actor.kind === 'person' ? { handlerId: actor.personId } : { handlerId: null }
