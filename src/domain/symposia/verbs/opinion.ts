import type { Context } from '#core/context.ts'
import { notFound } from '#core/refusal.ts'
import type { Notice } from '#core/reply.ts'
import { dueAfterIfLoaded } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { submitGrievance } from '#domain/grievances/index.ts'
import { type At, moveAlong, type Step, takeStep } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import { type dropReasons, type Outcome, type Rating, redosMax, type sendBackReasons } from '../dictionary.ts'
import { type OpinionOf, opinionCourse } from '../opinion-course.ts'
import { findOpinion, type OpinionRow } from '../record.ts'
import { closeIfSettled } from './hold.ts'

const step = (ctx: Context, one: Step<OpinionOf>): Promise<OpinionRow> =>
  takeStep<OpinionOf>(opinionCourse, ctx, one)

/** A step that looks at the opinion first; its version keeps anything from coming between. */
const stepFrom = async (
  ctx: Context,
  ref: At,
  make: (row: OpinionRow) => Step<OpinionOf>,
): Promise<OpinionRow> => step(ctx, make((await findOpinion(ctx.db, ref.id)) ?? notFound('这条意见')))

/** The last opinion that ends may end its symposium. */
const ending =
  (ctx: Context) =>
  (tx: Tx, after: OpinionRow): Promise<readonly Notice[]> =>
    closeIfSettled(ctx, tx, after.symposiumId)

const sealed = (ctx: Context, words: string | null): string | null =>
  words === null ? null : ctx.vault.seal(words)

export type Assignment = {
  readonly unitId: number
  readonly days: number
  readonly remark: string | null
}

/** Gives it to a unit, or to another one, with the working days it has to answer. */
export const assignOpinion = async (
  ctx: Context,
  ref: At,
  { unitId, days, remark }: Assignment,
): Promise<OpinionRow> => {
  const dueAt = dueAfterIfLoaded(await calendarOf(ctx.db), ctx.now, days)
  return stepFrom(ctx, ref, row => ({
    verb: row.state === 'assigned' ? 'reassign' : 'assign',
    ref,
    given: { unit: unitId },
    data: { unitId, days, assignedAt: ctx.now, remark: sealed(ctx, remark), dueAt },
    kept: { unit: unitId, days },
  }))
}

/** Not ours, says the unit. */
export const sendOpinionBack = (
  ctx: Context,
  ref: At,
  reason: keyof typeof sendBackReasons,
  remark: string | null,
): Promise<OpinionRow> =>
  step(ctx, {
    verb: 'sendBack',
    ref,
    given: { reason },
    data: { reason, remark: sealed(ctx, remark) },
    kept: { reason },
  })

export type Answering = { readonly outcome: Outcome; readonly text: string }

export const answerOpinion = (ctx: Context, ref: At, { outcome, text }: Answering): Promise<OpinionRow> =>
  stepFrom(ctx, ref, row => ({
    verb: 'answer',
    ref,
    given: { answer: text },
    data: {
      outcome,
      answer: ctx.vault.seal(text),
      answeredAt: ctx.now,
      answeredBy: actorKey(ctx.actor),
      // Once late is late, also when it is answered again.
      inTime: row.inTime !== false && (row.dueAt === null || ctx.now <= row.dueAt),
    },
    kept: { outcome },
  }))

export const improveAnswer = (ctx: Context, ref: At, words: string): Promise<OpinionRow> =>
  step(ctx, { verb: 'improve', ref, given: { words }, data: { remark: ctx.vault.seal(words) } })

export const passAnswerOn = (ctx: Context, ref: At): Promise<OpinionRow> =>
  step(ctx, { verb: 'pass', ref, data: { passedAt: ctx.now } })

/** The speaker's own word on it, or, by phone, that of somebody without an account. */
export const rateAnswer = (ctx: Context, ref: At, rating: Rating): Promise<OpinionRow> =>
  step(ctx, {
    verb: 'rate',
    ref,
    given: { rating },
    data: { rating, ratedAt: ctx.now },
    follow: ending(ctx),
    kept: { rating },
  })

/** Not satisfied: the unit does it again; after two times the head of the office looks into it. */
export const rejectAnswer = (ctx: Context, ref: At, words: string): Promise<OpinionRow> =>
  stepFrom(ctx, ref, row => ({
    verb: row.redos < redosMax ? 'redo' : 'raise',
    ref,
    given: { words, redos: row.redos },
    data: { redos: row.redos + 1, rating: 'unsatisfied', ratedAt: ctx.now, remark: ctx.vault.seal(words) },
    kept: { redos: row.redos + 1 },
  }))

/** The head's own answer to somebody who was not satisfied twice. */
export const explainOpinion = (ctx: Context, ref: At, { outcome, text }: Answering): Promise<OpinionRow> =>
  step(ctx, {
    verb: 'explain',
    ref,
    given: { answer: text },
    data: { outcome, answer: ctx.vault.seal(text), answeredAt: ctx.now, answeredBy: actorKey(ctx.actor) },
    follow: ending(ctx),
    kept: { outcome },
  })

/** Nobody rated it in time. */
export const letLapse = (ctx: Context, ref: At): Promise<OpinionRow> =>
  step(ctx, { verb: 'lapse', ref, follow: ending(ctx) })

export const dropOpinion = (
  ctx: Context,
  ref: At,
  reason: keyof typeof dropReasons,
  remark: string | null,
): Promise<OpinionRow> =>
  step(ctx, {
    verb: 'drop',
    ref,
    given: { reason },
    data: { reason, remark: sealed(ctx, remark) },
    follow: ending(ctx),
    kept: { reason },
  })

export type Turning = {
  readonly talentId: number
  readonly text: string
  readonly kind: Parameters<typeof submitGrievance>[1]['kind']
  readonly anonymous: boolean
  readonly leaderReads: boolean
}

/** A difficulty becomes a grievance: both are written in one change, so that neither is ever without the other. */
export const turnIntoGrievance = (
  ctx: Context,
  ref: At,
  turning: Turning,
): Promise<{ readonly id: number }> =>
  submitGrievance(ctx, {
    ...turning,
    channel: 'symposium',
    contactId: null,
    link: async (tx, grievanceId) => {
      const row = (await findOpinion(tx, ref.id)) ?? notFound('这条意见')
      const notices = await moveAlong<OpinionOf>(opinionCourse, ctx, tx, [
        {
          verb: 'turn',
          ref,
          given: { difficulty: row.kind === 'difficulty' },
          data: { grievanceId },
          follow: ending(ctx),
          kept: { grievance: grievanceId },
        },
      ])
      return notices
    },
  })
