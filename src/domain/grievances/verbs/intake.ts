import type { Context } from '#core/context.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { type At, takeStep } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change } from '#storage/change.ts'
import { promiseAt } from '../clocks.ts'
import { grievanceCourse } from '../course.ts'
import type { GrievanceKind, Nature, refusalReasons } from '../dictionary.ts'
import { addNote } from '../notes.ts'
import { grievanceNumber } from '../number.ts'
import { type GrievanceRow, natureOf } from '../record.ts'

type Acceptance = {
  readonly kind: GrievanceKind
  readonly nature: Nature
  readonly green: boolean
  readonly sensitive: boolean
  /** The person was called. */
  readonly contacted: boolean
}

export const acceptGrievance = async (
  ctx: Context,
  ref: At & { readonly createdAt: Date; readonly contactedAt: Date | null },
  { contacted, ...about }: Acceptance,
): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'accept',
    ref,
    given: { kind: about.kind },
    data: {
      ...about,
      acceptedAt: ctx.now,
      contactedAt: ref.contactedAt ?? (contacted ? ctx.now : null),
      // The promise was made on the day it was handed in, and is counted from there.
      promisedAt: promiseAt(await calendarOf(ctx.db), ref.createdAt, about),
    },
    kept: { kind: about.kind, nature: about.nature, green: about.green },
  })

export const proposeRefusal = (
  ctx: Context,
  ref: At,
  reason: keyof typeof refusalReasons,
  words: string,
): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'proposeRefusal',
    ref,
    given: { reason, words },
    data: { reason, proposedBy: actorKey(ctx.actor) },
    also: (tx, row) => addNote(ctx, tx, row.id, 'refusal', words),
    kept: { reason },
  })

/** A second officer agrees; the reason stays with the case. */
export const confirmRefusal = (ctx: Context, row: GrievanceRow): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'confirmRefusal',
    ref: row,
    data: { reason: row.reason, closedAt: ctx.now },
    kept: { reason: row.reason },
  })

/** A second officer finds that it has to be taken up. */
export const keepGrievance = (ctx: Context, row: GrievanceRow): Promise<GrievanceRow> =>
  takeStep(grievanceCourse, ctx, {
    verb: 'keep',
    ref: row,
    data: { acceptedAt: ctx.now },
    kept: { kind: row.kind, nature: natureOf(row) },
  })

/** Somebody of the office spoke to the person for the first time. Says nothing to anybody. */
export const noteContact = (ctx: Context, { id, version }: At): Promise<number> =>
  change(ctx, async tx => {
    // The version stays: cards that stand already still mean the same step.
    await tx.grievance.updateMany({
      where: { id, version, contactedAt: null },
      data: { contactedAt: ctx.now },
    })
    return { result: id, event: { event: 'grievance.contacted', subject: grievanceNumber(id) } }
  })

/** Further words of the person or whoever speaks for him. */
export const addMore = (ctx: Context, { id }: At, words: string): Promise<number> =>
  change(ctx, async tx => {
    await addNote(ctx, tx, id, 'more', words)
    return { result: id, event: { event: 'grievance.added_to', subject: grievanceNumber(id) } }
  })
