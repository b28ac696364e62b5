import type { Context } from '#core/context.ts'
import { addDays, addMonths, type Day, dayOf, instantOf } from '#core/shanghai.ts'
import { addWorkingDays, dueAfterIfLoaded, publicNotice } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { type At, takeStep } from '#domain/steps/index.ts'
import { stationCourse } from '../course.ts'
import { approvalDays, noticeDays, objectionDays, passFrom } from '../dictionary.ts'
import { type Agreement, averageOf } from '../guards.ts'
import type { StationRow } from '../record.ts'
import type { AgreementInput } from '../schema.ts'
import type { WordVerb } from '../word-steps.ts'

/** A step that asks for nothing but words. */
export const takeWordStep = async (
  ctx: Context,
  ref: At,
  verb: WordVerb,
  words: string,
): Promise<StationRow> =>
  takeStep(stationCourse, ctx, {
    verb,
    ref,
    given: { words, today: dayOf(ctx.now) },
    data: { remark: words, ...(await deadlineAfter(ctx, verb)) },
    why: words,
  })

// An objection is looked into in ten working days, not in the twenty of a first review; a station that ended no longer looks for an expert.
const deadlineAfter = async (ctx: Context, verb: WordVerb) =>
  verb === 'object'
    ? {
        dueAt: dueAfterIfLoaded(await calendarOf(ctx.db), ctx.now, objectionDays),
        score: null,
        noticeFrom: null,
        noticeTo: null,
      }
    : {}

export const withdrawStation = (ctx: Context, ref: At): Promise<StationRow> =>
  takeStep(stationCourse, ctx, { verb: 'withdraw', ref, data: { remark: '建站单位撤回申报' } })

export type Judged = { readonly name: string; readonly points: number }

/** The judges' points decide: the public notice goes up, or the application ends. */
export const recordScores = async (
  ctx: Context,
  ref: At,
  judges: readonly Judged[],
  noticeFrom: Day,
): Promise<StationRow> => {
  const scores = judges.map(({ points }) => points)
  const average = averageOf(scores)
  const passed = average >= passFrom
  const calendar = await calendarOf(ctx.db)
  const notice = publicNotice(calendar, noticeFrom, noticeDays)
  return takeStep(stationCourse, ctx, {
    verb: passed ? 'pass' : 'fail',
    ref,
    given: { scores, today: dayOf(ctx.now) },
    data: {
      score: Math.round(average * 10),
      ...(passed
        ? {
            noticeFrom: dateOf(notice.first),
            noticeTo: dateOf(notice.last),
            dueAt: instantOf(addWorkingDays(calendar, notice.last, approvalDays), '17:30'),
          }
        : { remark: `专家评审平均${average}分，没有达到${passFrom}分` }),
    },
    kept: { judges: judges.length, average },
    why: judges.map(({ name, points }) => `${name}${points}分`).join('、'),
  })
}

export const approveStation = (ctx: Context, ref: At, document: string): Promise<StationRow> =>
  takeStep(stationCourse, ctx, {
    verb: 'approve',
    ref,
    given: { document, today: dayOf(ctx.now) },
    data: { approvalDoc: document, approvedOn: dateOf(dayOf(ctx.now)) },
    kept: { document },
  })

/** Three parties have signed: the first agreement, or the next one. */
export const signAgreement = (
  ctx: Context,
  ref: At,
  verb: 'sign' | 'renew',
  input: AgreementInput,
): Promise<StationRow> => {
  const agreement = agreementOf(input)
  return takeStep(stationCourse, ctx, {
    verb,
    ref,
    given: { agreement, today: dayOf(ctx.now) },
    data: {
      signedOn: dateOf(agreement.signedOn),
      startsOn: dateOf(agreement.startsOn),
      endsOn: dateOf(agreement.endsOn),
      daysPerYear: agreement.daysPerYear,
      tasks: agreement.tasks,
      results: agreement.results,
      payFen: agreement.payFen,
      exitTerms: agreement.exitTerms,
      agreementFile: agreement.file,
    },
    kept: { from: agreement.startsOn, to: agreement.endsOn },
  })
}

const agreementOf = ({ years, pay, ...input }: AgreementInput): Agreement => ({
  ...input,
  endsOn: addDays(addMonths(input.startsOn, years * 12), -1),
  payFen: pay ?? 0,
})

/** The plate is up: the station runs, at the level it was approved for. */
export const openStation = (ctx: Context, ref: At, plateOn: Day): Promise<StationRow> =>
  takeStep(stationCourse, ctx, {
    verb: 'open',
    ref,
    given: { plateOn, today: dayOf(ctx.now) },
    data: { plateOn: dateOf(plateOn) },
    also: async (tx, row) => {
      await tx.workstationLevel.create({
        data: { stationId: row.id, level: row.level, fromOn: dateOf(plateOn), doc: row.approvalDoc },
      })
    },
    kept: { plateOn },
  })

/** A day as the database keeps it. */
export const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`)
