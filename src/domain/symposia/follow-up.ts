import type { Context } from '#core/context.ts'
import { addDays, dayOf, instantOf } from '#core/shanghai.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { addWorkingDays, countWorkingDays } from '#core/working-days.ts'
import { eachOf, everyWorkingMorning, fillOpenDeadlines } from '#domain/steps/index.ts'
import { symposiumCourse } from './course.ts'
import { lapseDays } from './dictionary.ts'
import { opinionCourse } from './opinion-course.ts'
import { remindGuests } from './verbs/answer.ts'
import { letLapse } from './verbs/opinion.ts'

/** Most records one run looks at per matter; the rest is there the next day. */
const batchMax = 500

/** Calendar days within which a talk's day before lies, over the longest feast. */
const aheadDays = 12

/** Every working morning: guests of the next talks, and answers nobody rated. What is due stands on the morning card. */
export const followUp = everyWorkingMorning('symposia.follow-up', '45 8 * * *', async (ctx, calendar) => {
  await fillOpenDeadlines(symposiumCourse, ctx)
  await fillOpenDeadlines(opinionCourse, ctx)
  await eachOf(symposiumCourse, ctx, 'guests', await soon(ctx, calendar), remindGuests)
  await eachOf(opinionCourse, ctx, 'lapse', await unrated(ctx, calendar), letLapse)
})

/** Talks whose working day before is today, or was while the program stood still. */
const soon = async (ctx: Context, calendar: Calendar) => {
  const today = dayOf(ctx.now)
  const rows = await ctx.db.symposium.findMany({
    where: {
      state: 'invited',
      startsAt: { gt: ctx.now, lt: instantOf(addDays(today, aheadDays)) },
      guests: { some: { remindedAt: null, answer: { not: 'no' } } },
    },
    select: { id: true, version: true, startsAt: true },
    orderBy: { id: 'asc' },
    take: batchMax,
  })
  return rows.filter(({ startsAt }) => dayBefore(calendar, dayOf(startsAt)) <= today)
}

/** The working day before; beyond the loaded years the calendar day before. */
const dayBefore = (calendar: Calendar, day: string): string => {
  try {
    return addWorkingDays(calendar, day, -1)
  } catch {
    return addDays(day, -1)
  }
}

/** Answers passed on long ago that nobody has rated. */
const unrated = async (ctx: Context, calendar: Calendar) => {
  const rows = await ctx.db.symposiumOpinion.findMany({
    // So many working days are never fewer calendar days.
    where: { state: 'passed', since: { lt: instantOf(addDays(dayOf(ctx.now), -lapseDays)) } },
    select: { id: true, version: true, since: true },
    orderBy: { id: 'asc' },
    take: batchMax,
  })
  return rows.filter(({ since }) => waited(calendar, dayOf(since), dayOf(ctx.now)) >= lapseDays)
}

const waited = (calendar: Calendar, from: string, to: string): number => {
  try {
    return countWorkingDays(calendar, from, to)
  } catch {
    // Over a year nobody has loaded: it goes on waiting.
    return 0
  }
}
