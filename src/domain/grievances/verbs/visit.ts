import type { Context } from '#core/context.ts'
import { takeStep } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { grievanceCourse } from '../course.ts'
import type { judgeReasons, SolvedAnswer } from '../dictionary.ts'
import { addNote } from '../notes.ts'
import type { GrievanceRow } from '../record.ts'
import { limits } from '../settings.ts'

const tried = (ctx: Context) => ({
  visitBy: actorKey(ctx.actor),
  visitTries: { increment: 1 },
  triedAt: ctx.now,
})

/** Somebody who had no hand in it asks the person; his two questions go to his own account. */
export const startVisit = (ctx: Context, row: GrievanceRow): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'startVisit',
    ref: row,
    data: { ...tried(ctx), visitTries: 1 },
  })

export const tryAgain = (ctx: Context, row: GrievanceRow): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'tryAgain',
    ref: row,
    given: { now: ctx.now },
    // The two days of the visit-back go on.
    data: { ...tried(ctx), dueAt: row.dueAt },
  })

export const giveUpVisit = (ctx: Context, row: GrievanceRow): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'giveUp',
    ref: row,
    data: { outcome: 'unreached', closedAt: ctx.now, level: 0 },
  })

type VisitAnswer = {
  readonly solved: SolvedAnswer
  readonly satisfied: number
  readonly comment: string | null
}

/** What the person says: from his own account, or on the phone. Only this sets the outcome. */
export const answerVisit = (
  ctx: Context,
  row: GrievanceRow,
  { solved, satisfied, comment }: VisitAnswer,
  byPhone: boolean,
): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: byPhone ? 'phone' : 'answer',
    to: solved,
    ref: row,
    given: { satisfied },
    data: {
      outcome: solved,
      satisfied,
      visitedAt: ctx.now,
      level: 0,
      ...(solved === 'unsolved' ? {} : { closedAt: ctx.now }),
    },
    also: (tx, { id }) => addNote(ctx, tx, id, 'comment', comment),
    kept: { outcome: solved, satisfied },
  })

/** The office finds out why it is not solved: the handler's doing is done again, the rest is explained. */
export const judge = (
  ctx: Context,
  row: GrievanceRow,
  reason: keyof typeof judgeReasons,
  words: string,
): Promise<GrievanceRow> =>
  reason === 'handler'
    ? doneAgain(ctx, row, words)
    : takeStep(grievanceCourse, ctx, {
        verb: 'explain',
        ref: row,
        given: { reason, words },
        data: { reason, closedAt: ctx.now },
        also: (tx, { id }) => addNote(ctx, tx, id, 'explanation', words),
        kept: { reason },
      })

const doneAgain = (ctx: Context, row: GrievanceRow, words: string): Promise<GrievanceRow> => {
  const isSpent = row.redos >= limits.redos
  return takeStep(grievanceCourse, ctx, {
    verb: isSpent ? 'escalate' : 'redo',
    ref: row,
    given: { reason: 'handler', words },
    data: { ...begunAgain(row), reason: 'handler' },
    also: (tx, { id }) => addNote(ctx, tx, id, 'more', words),
    kept: { reason: 'handler' },
  })
}

/** Within the days of objection: the person says that it is not done. */
export const reopen = (ctx: Context, row: GrievanceRow, words: string): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'reopen',
    to: row.redos >= limits.redos ? 'escalated' : 'redo',
    ref: row,
    given: { words },
    data: { ...begunAgain(row), closedAt: null },
    also: (tx, { id }) => addNote(ctx, tx, id, 'comment', words),
  })

/** A new round has to be visited anew; nothing of the last one closes it. */
const begunAgain = (row: GrievanceRow) => ({
  ...(row.redos >= limits.redos ? {} : { redos: { increment: 1 } }),
  outcome: null,
  satisfied: null,
  visitedAt: null,
  visitBy: null,
  visitTries: 0,
  triedAt: null,
  draftedBy: null,
  signedBy: null,
})

export const archiveGrievance = (ctx: Context, row: GrievanceRow): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, { verb: 'archive', ref: row })

export const withdrawGrievance = (ctx: Context, row: GrievanceRow): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, { verb: 'withdraw', ref: row, data: { closedAt: ctx.now, level: 0 } })
