import type { Context } from '#core/context.ts'
import { job } from '#core/handlers.ts'
import { onlySystem } from '#core/permission.ts'
import { inOfficeHours } from '#core/quiet-hours.ts'
import { addDays, dayOf } from '#core/shanghai.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { eachOf, fillOpenDeadlines, remindAll } from '#domain/steps/index.ts'
import { liaisonCourse } from './course.ts'
import { halfYearEnd, warningDay } from './half-year.ts'
import { letFallDueSoon, letFallOverdue } from './verbs/contact.ts'

/** Most liaisons one run looks at per matter; the rest is there the next day. */
const batchMax = 500

const dayColumn = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** Every working morning: whose half-year is running out or over, and who has to be reminded. */
export const followUp = job({
  name: 'liaisons.follow-up',
  cron: '35 9 * * *',
  allow: onlySystem,
  run: async ctx => {
    if (!inOfficeHours(await calendarOf(ctx.db), ctx.now)) return
    await fillOpenDeadlines(liaisonCourse, ctx)
    await eachOf(liaisonCourse, ctx, 'over', await over(ctx), letFallOverdue)
    await eachOf(liaisonCourse, ctx, 'soon', await soon(ctx), letFallDueSoon)
    await remindAll(liaisonCourse, ctx)
  },
})

/** The half-year a contact was due in has passed. */
const over = (ctx: Context) =>
  ctx.db.liaison.findMany({
    where: { state: { in: ['active', 'due_soon'] }, halfYear: { lt: dayColumn(dayOf(ctx.now)) } },
    select: { id: true, version: true },
    orderBy: { id: 'asc' },
    take: batchMax,
  })

/** It ends within thirty days. */
const soon = async (ctx: Context) => {
  const today = dayOf(ctx.now)
  const end = halfYearEnd(today)
  if (today < warningDay(end)) return []
  const rows = await ctx.db.liaison.findMany({
    where: { state: 'active', halfYear: { gte: dayColumn(today), lt: dayColumn(addDays(end, 1)) } },
    select: { id: true, version: true, halfYear: true },
    orderBy: { id: 'asc' },
    take: batchMax,
  })
  return rows.flatMap(({ halfYear, ...row }) => (halfYear === null ? [] : [{ ...row, halfYear }]))
}
