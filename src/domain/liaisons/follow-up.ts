import type { Context } from '#core/context.ts'
import { addDays, dayOf } from '#core/shanghai.ts'
import { beforeTheCard, eachOf, everyWorkingMorning, fillOpenDeadlines } from '#domain/steps/index.ts'
import { liaisonCourse } from './course.ts'
import { halfYearEnd, warningDay } from './half-year.ts'
import { letFallDueSoon, letFallOverdue } from './verbs/contact.ts'

/** Most liaisons one run looks at per matter; the rest is there the next day. */
const batchMax = 500

const dayColumn = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** Every working morning: whose half-year is over. What is due stands on the morning card. */
const runOut = everyWorkingMorning('liaisons.run-out', beforeTheCard, async ctx => {
  await fillOpenDeadlines(liaisonCourse, ctx)
  await eachOf(liaisonCourse, ctx, 'over', await over(ctx), letFallOverdue)
})

/** And a little later: whose half-year is running out. */
const followUp = everyWorkingMorning('liaisons.follow-up', '35 9 * * *', async ctx => {
  await eachOf(liaisonCourse, ctx, 'soon', await soon(ctx), letFallDueSoon)
})

export const jobs = [runOut, followUp]

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
