import type { Context } from '#core/context.ts'
import { addDays, addMonths, dayOf, instantOf } from '#core/shanghai.ts'
import { dueAfterIfLoaded } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import {
  type At,
  beforeTheCard,
  eachOf,
  everyWorkingMorning,
  fillOpenDeadlines,
  officeOf,
} from '#domain/steps/index.ts'
import { change } from '#storage/change.ts'
import { talentCourse } from './course.ts'
import { consentLapsesAfter } from './machine.ts'
import { movedOn, noticesTo } from './moving.ts'
import { talentNumber } from './number.ts'
import { findTalent } from './record.ts'
import { lapseConsent } from './verbs/consent.ts'
import { eraseByRule } from './verbs/erase.ts'
import { discardDraft } from './verbs/leave.ts'
import { letFallDue } from './verbs/review.ts'

/** Months after which a record has to be confirmed again. */
const confirmAfterMonths = 12
/** Years a record is kept after its owner left (domain B.6, retention). */
const keepYears = 3
/** Days a record is kept to which nobody ever agreed, and a draft nobody goes on with. */
const keepUnconsentedDays = 30
/** Most records one run looks at per matter; the rest is there the next day. */
const batchMax = 500

/** Every working morning: whom nobody has agreed for leaves. What is due stands on the morning card. */
const runOut = everyWorkingMorning('talents.run-out', beforeTheCard, async ctx => {
  await fillOpenDeadlines(talentCourse, ctx)
  await each(ctx, 'lapse', await unanswered(ctx), lapseConsent)
})

/** And a little later: whose yearly confirmation begins or did not come, what may no longer be kept. */
const followUp = everyWorkingMorning('talents.follow-up', '20 9 * * *', async ctx => {
  await each(ctx, 'due', await yearOld(ctx), letFallDue)
  await each(ctx, 'stale', await unconfirmed(ctx), markStale)
  await each(ctx, 'erase', await keptTooLong(ctx), eraseByRule)
  await each(ctx, 'discard', await oldDrafts(ctx), discardDraft)
})

export const jobs = [runOut, followUp]

type Due = At

const each = <Row extends Due>(
  ctx: Context,
  what: string,
  rows: readonly Row[],
  act: (ctx: Context, row: Row) => Promise<unknown>,
): Promise<void> => eachOf(talentCourse, ctx, what, rows, act)

const due = { select: { id: true, version: true }, orderBy: { id: 'asc' }, take: batchMax } as const

const unanswered = async (ctx: Context): Promise<readonly Due[]> => {
  const waiting = await ctx.db.talent.findMany({
    where: { state: 'awaiting_consent' },
    select: { id: true, version: true, since: true },
    orderBy: { since: 'asc' },
    take: batchMax,
  })
  const calendar = await calendarOf(ctx.db)
  return waiting.filter(({ since }) => {
    const ends = dueAfterIfLoaded(calendar, since, consentLapsesAfter)
    return ends !== null && ends < ctx.now
  })
}

const yearOld = (ctx: Context): Promise<readonly Due[]> =>
  ctx.db.talent.findMany({
    where: {
      state: 'verified',
      confirmedAt: { lt: instantOf(addDays(addMonths(dayOf(ctx.now), -confirmAfterMonths), 1)) },
    },
    ...due,
  })

const unconfirmed = (ctx: Context): Promise<readonly Due[]> =>
  ctx.db.talent.findMany({ where: { state: 'annual_due', dueAt: { lt: ctx.now }, staleAt: null }, ...due })

const keptTooLong = (ctx: Context): Promise<readonly Due[]> =>
  ctx.db.talent.findMany({
    where: {
      state: 'exited',
      // A merged record is part of the one that was kept, and is erased with it.
      mergedIntoId: null,
      OR: [
        { exitedAt: { lt: instantOf(addMonths(dayOf(ctx.now), -keepYears * 12)) } },
        { consentAt: null, exitedAt: { lt: instantOf(addDays(dayOf(ctx.now), -keepUnconsentedDays)) } },
      ],
    },
    ...due,
  })

const oldDrafts = (ctx: Context): Promise<readonly Due[]> =>
  ctx.db.talent.findMany({
    where: { state: 'draft', updatedAt: { lt: instantOf(addDays(dayOf(ctx.now), -keepUnconsentedDays)) } },
    ...due,
  })

/** The yearly confirmation did not come: the record stays, marked as out of date, and the office knows. */
const markStale = (ctx: Context, { id, version }: Due): Promise<unknown> =>
  change(ctx, async tx => {
    const { count } = await tx.talent.updateMany({
      where: { id, version, state: 'annual_due' },
      data: { staleAt: ctx.now, version: { increment: 1 }, updatedAt: ctx.now },
    })
    const row = await findTalent(tx, id)
    if (count !== 1 || !row) throw movedOn(id)
    const office = (await officeOf(tx, ctx.now)).map(
      colleague => ({ colleague, standing: 'office' }) as const,
    )
    return {
      result: row,
      event: {
        event: 'talent.stale',
        subject: talentNumber(id),
        after: { state: row.state, version: row.version },
      },
      notices: await noticesTo(ctx, tx, row, office, {
        key: 'stale',
        words: '年度确认逾期，已标为“信息过期”，请催办。',
      }),
    }
  })
