import type { Context } from '#core/context.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { takeStep } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { extendedTo, resumedAt, stopClock } from '../clocks.ts'
import { grievanceCourse } from '../course.ts'
import { addNote } from '../notes.ts'
import { ownUnits } from '../policy.ts'
import type { GrievanceRow } from '../record.ts'

/** Asks the person for something; the answer's clock stops with the days that are left. */
export const askMaterial = async (ctx: Context, row: GrievanceRow, words: string): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'askMaterial',
    ref: row,
    given: { words },
    data: {
      waits: { increment: 1 },
      daysLeft: stopClock(await calendarOf(ctx.db), row.replyDueAt, ctx.now),
    },
    also: (tx, { id }) => addNote(ctx, tx, id, 'material', words),
  })

/** What was missing is there: the clock goes on with what was left. */
export const supplyMaterial = async (ctx: Context, row: GrievanceRow, words: string): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'supply',
    ref: row,
    given: { words },
    data: await resumed(ctx, row),
    also: (tx, { id }) => addNote(ctx, tx, id, 'supplied', words),
  })

/** Five working days have passed: it is handled with what there is. */
export const goOn = async (ctx: Context, row: GrievanceRow): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, { verb: 'goOn', ref: row, data: await resumed(ctx, row) })

const resumed = async (ctx: Context, { daysLeft, replyDays, replyDueAt }: GrievanceRow) => {
  const left = daysLeft ?? (replyDueAt === null ? replyDays : null)
  const dueAt = left === null ? replyDueAt : resumedAt(await calendarOf(ctx.db), ctx.now, left)
  return { replyDueAt: dueAt, dueAt, promisedAt: dueAt, daysLeft: null }
}

export const askExtension = (
  ctx: Context,
  row: GrievanceRow,
  days: number,
  words: string,
): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'askExtension',
    ref: row,
    given: { now: ctx.now, days, words },
    data: { extraDays: days, proposedBy: actorKey(ctx.actor) },
    also: (tx, { id }) => addNote(ctx, tx, id, 'extension', words),
    kept: { days },
  })

/** Half the time more at most; the person is told the new date. */
export const grantExtension = async (ctx: Context, row: GrievanceRow): Promise<GrievanceRow> => {
  const { replyDueAt, extraDays } = row
  const later = replyDueAt === null ? null : extendedTo(await calendarOf(ctx.db), replyDueAt, extraDays ?? 0)
  return takeStep(grievanceCourse, ctx, {
    verb: 'extend',
    ref: row,
    data: { replyDueAt: later, dueAt: later, promisedAt: later },
    kept: { days: extraDays },
  })
}

export const refuseExtension = (ctx: Context, row: GrievanceRow): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'refuseExtension',
    ref: row,
    data: { extraDays: 0, dueAt: row.replyDueAt },
  })

/** The answer is written; whoever signs for the unit has it before him, and the clock goes on. */
export const draftReply = (ctx: Context, row: GrievanceRow, words: string): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'draft',
    ref: row,
    given: { words },
    data: { draftedBy: actorKey(ctx.actor), visitBy: null, dueAt: row.replyDueAt },
    also: (tx, { id }) => addNote(ctx, tx, id, 'reply', words),
  })

export const sendBack = (ctx: Context, row: GrievanceRow, words: string): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'sendBack',
    ref: row,
    given: { words },
    data: { draftedBy: null, dueAt: row.replyDueAt },
    also: (tx, { id }) => addNote(ctx, tx, id, 'return', words),
  })

/** Signed: the person has his answer, and whether it came in time is settled. */
export const signReply = (ctx: Context, row: GrievanceRow): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, { verb: 'sign', ref: row, data: answered(ctx, row) })

/** The head of the office answers himself what nobody else does. */
export const ruleOn = (ctx: Context, row: GrievanceRow, words: string): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'rule',
    ref: row,
    given: { words },
    data: { ...answered(ctx, row), draftedBy: actorKey(ctx.actor), visitBy: null },
    also: (tx, { id }) => addNote(ctx, tx, id, 'reply', words),
  })

const answered = (ctx: Context, { replyDueAt, inTime }: GrievanceRow) => ({
  signedBy: actorKey(ctx.actor),
  repliedAt: ctx.now,
  inTime: inTime !== false && (replyDueAt === null || ctx.now <= replyDueAt),
  level: 0,
})

/** A helping unit has done its part; the lead unit's clock goes on. */
export const helped = (ctx: Context, row: GrievanceRow, words: string): Promise<GrievanceRow> => {
  const unitIds = [...ownUnits(ctx.actor)]
  return takeStep(grievanceCourse, ctx, {
    verb: 'help',
    ref: row,
    given: { words, unitIds },
    data: { dueAt: row.replyDueAt },
    also: async (tx, { id }) => {
      await tx.grievanceItem.updateMany({
        where: { grievanceId: id, unitId: { in: unitIds }, doneAt: null },
        data: { doneAt: ctx.now, doneBy: actorKey(ctx.actor) },
      })
      await addNote(ctx, tx, id, 'item', words)
    },
  })
}
