import type { Context } from '#core/context.ts'
import { addDays, addMonths, dayOf, instantOf } from '#core/shanghai.ts'
import { workingDaysPast } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import {
  type At,
  beforeTheCard,
  eachOf,
  everyWorkingMorning,
  fillOpenDeadlines,
} from '#domain/steps/index.ts'
import { pairingCourse } from './course.ts'
import { expiresAfter, idleMonths } from './dictionary.ts'
import { orderCourse } from './orders/course.ts'
import { expirePairing, letTermEnd, warnPairing } from './verbs/keep-up.ts'
import { lapseLog } from './verbs/log.ts'

/** Most pairings one run looks at per matter; the rest is there the next day. */
const batchMax = 500

/** Every working morning: what nobody answered, whose term is over. What is due stands on the morning card. */
const runOut = everyWorkingMorning('pairings.run-out', beforeTheCard, async ctx => {
  await fillOpenDeadlines(pairingCourse, ctx)
  await fillOpenDeadlines(orderCourse, ctx)
  await each(ctx, 'expire', await unanswered(ctx), expirePairing)
  await each(ctx, 'term', await overTerm(ctx), letTermEnd)
})

/** And a little later: what has gone without service, which services nobody confirmed. */
const followUp = everyWorkingMorning('pairings.follow-up', '25 9 * * *', async ctx => {
  await each(ctx, 'warn', await idle(ctx), warnPairing)
  await each(ctx, 'service', await unconfirmed(ctx), lapseLog)
})

export const jobs = [runOut, followUp]

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

const todayOf = ({ now }: Context): Date => new Date(`${dayOf(now)}T00:00:00Z`)

const overTerm = (ctx: Context): Promise<readonly At[]> =>
  ctx.db.pairing.findMany({
    where: { state: { in: ['active', 'warned'] }, endsOn: { lt: todayOf(ctx) } },
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
      AND: [
        { OR: [{ servedOn: null }, { servedOn: { lte: new Date(`${quarterAgo}T00:00:00Z`) } }] },
        // Whose term is over is looked over as a whole.
        { OR: [{ endsOn: null }, { endsOn: { gte: todayOf(ctx) } }] },
      ],
    },
    select: { id: true, version: true },
    orderBy: { id: 'asc' },
    take: batchMax,
  })
}
