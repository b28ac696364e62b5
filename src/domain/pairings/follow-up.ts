import type { Context } from '#core/context.ts'
import { job } from '#core/handlers.ts'
import { onlySystem } from '#core/permission.ts'
import { inOfficeHours } from '#core/quiet-hours.ts'
import { addDays, addMonths, dayOf, instantOf } from '#core/shanghai.ts'
import { workingDaysPast } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { type At, eachOf, fillOpenDeadlines, remindAll } from '#domain/steps/index.ts'
import { pairingCourse } from './course.ts'
import { idleMonths } from './dictionary.ts'
import { orderCourse } from './orders/course.ts'
import { expirePairing, letTermEnd, warnPairing } from './verbs/keep-up.ts'
import { lapseLog } from './verbs/log.ts'

/** Working days over the deadline, after the last reminder, at which an unanswered proposal expires. */
const expiresAfter = 4
/** Most pairings one run looks at per matter; the rest is there the next day. */
const batchMax = 500

/** Every working morning: what nobody answered, what has gone without service, whose term is over, who has to be reminded. */
export const followUp = job({
  name: 'pairings.follow-up',
  cron: '25 9 * * *',
  allow: onlySystem,
  run: async ctx => {
    if (!inOfficeHours(await calendarOf(ctx.db), ctx.now)) return
    await fillOpenDeadlines(pairingCourse, ctx)
    await each(ctx, 'expire', await unanswered(ctx), expirePairing)
    await each(ctx, 'term', await overTerm(ctx), letTermEnd)
    await each(ctx, 'warn', await idle(ctx), warnPairing)
    await each(ctx, 'service', await unconfirmed(ctx), lapseLog)
    await remindAll(pairingCourse, ctx)
    await fillOpenDeadlines(orderCourse, ctx)
    await remindAll(orderCourse, ctx)
  },
})

const each = (
  ctx: Context,
  what: string,
  rows: readonly At[],
  act: (ctx: Context, at: At) => Promise<unknown>,
): Promise<void> => eachOf(pairingCourse, ctx, what, rows, act)

const unanswered = async (ctx: Context): Promise<readonly At[]> => {
  const calendar = await calendarOf(ctx.db)
  const waiting = await ctx.db.pairing.findMany({
    where: { state: 'awaiting', dueAt: { lt: ctx.now } },
    select: { id: true, version: true, dueAt: true },
    orderBy: { id: 'asc' },
    take: batchMax,
  })
  return waiting.filter(({ dueAt }) => {
    const past = dueAt && workingDaysPast(calendar, dayOf(dueAt), dayOf(ctx.now))
    return (past ?? 0) >= expiresAfter
  })
}

const overTerm = (ctx: Context): Promise<readonly At[]> =>
  ctx.db.pairing.findMany({
    where: { state: { in: ['active', 'warned'] }, endsOn: { lt: new Date(`${dayOf(ctx.now)}T00:00:00Z`) } },
    select: { id: true, version: true },
    orderBy: { id: 'asc' },
    take: batchMax,
  })

const unconfirmed = (ctx: Context): Promise<readonly At[]> =>
  ctx.db.serviceLog.findMany({
    where: { state: 'awaiting', dueAt: { lt: ctx.now } },
    select: { id: true, version: true },
    orderBy: { id: 'asc' },
    take: batchMax,
  })

/** Neither served nor begun, resumed or talked over within the quarter. */
const idle = (ctx: Context): Promise<readonly At[]> => {
  const quarterAgo = addMonths(dayOf(ctx.now), -idleMonths)
  return ctx.db.pairing.findMany({
    where: {
      state: 'active',
      since: { lt: instantOf(addDays(quarterAgo, 1)) },
      OR: [{ servedOn: null }, { servedOn: { lte: new Date(`${quarterAgo}T00:00:00Z`) } }],
    },
    select: { id: true, version: true },
    orderBy: { id: 'asc' },
    take: batchMax,
  })
}
