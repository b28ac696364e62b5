import type { Context } from '#core/context.ts'
import { job, type Noun } from '#core/handlers.ts'
import { onlySystem } from '#core/permission.ts'
import { inOfficeHours } from '#core/quiet-hours.ts'
import { dayOf } from '#core/shanghai.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { change } from '#storage/change.ts'
import { sendCorrections } from './corrections.ts'
import { jobName, once, openIssue, overtaken, unreleased } from './issues.ts'
import { type Kind, kinds } from './kinds.ts'
import { remindOfRelease } from './releasing.ts'
import { sendDue } from './sending.ts'
import { type Telling, tellingOf } from './told.ts'
import { weeklyOf } from './wanting.ts'
import type { Due } from './when.ts'

/**
 * Every few minutes of the day, off the half hours: which issues are on, and who is still to have his. The tables decide;
 * the clock only makes somebody look.
 */
export const digestJob = (nouns: readonly Noun[]) =>
  job({
    name: jobName,
    cron: '1-59/5 8-18 * * *',
    allow: onlySystem,
    run: async ctx => {
      const calendar = await calendarOf(ctx.db)
      if (!inOfficeHours(calendar, ctx.now) || !inOfficeHours(calendar, await nowIn(ctx))) return
      const telling = tellingOf(ctx, nouns)
      const failures: unknown[] = []
      for (const kind of kinds) {
        const due = await openIssue(telling, calendar, kind)
        if (due) failures.push(...(await goOn(telling, calendar, kind, due)))
      }
      await sendCorrections(telling)
      // Everybody else has his; the run is tried again for these, and its error stands where people can see it.
      if (failures.length > 0) throw failures[0]
    },
  })

/** A run that was taken over from a process that died is late: the clock itself says what time it is. */
const nowIn = async ({ db, now }: Context): Promise<Date> => {
  const tick = await db.heartbeat.findUnique({ where: { name: 'tick' } })
  return tick && tick.at > now ? tick.at : now
}

const goOn = async (
  telling: Telling,
  calendar: Calendar,
  kind: Kind,
  due: Due,
): Promise<readonly unknown[]> => {
  await settleWaiting(telling, kind, due)
  await remindOfRelease(telling.ctx, kind, due)
  return sendDue(telling, calendar, kind, due)
}

/** What belongs to an earlier issue is let go; who is back from leave has his now. Nothing is written when there is nothing. */
const settleWaiting = async (telling: Telling, kind: Kind, due: Due): Promise<void> => {
  const { ctx } = telling
  const period = kind.rhythm.key(due.start)
  const waiting = { kind: kind.name, state: { in: ['due', 'held'] } }
  const [old, back] = [
    await ctx.db.digestSlot.count({ where: { ...waiting, period: { not: period } } }),
    await backFrom(ctx, kind, period),
  ]
  // Nobody who has his weekly digest this morning needs the same duties on a second card.
  const doubled = kind.name === 'morning' ? await doubledIn(telling, period, due) : []
  if (old + back.length + doubled.length === 0) return
  await once(() =>
    change({ ...ctx, turn: `${ctx.turn}:${kind.name}:settle` }, async tx => {
      await tx.digestSlot.updateMany({
        where: { ...waiting, period: { not: period } },
        data: { state: 'skipped', reason: `${overtaken}，并入${kind.periodWords(due)}` },
      })
      await tx.digestSlot.updateMany({
        where: { id: { in: [...back] }, state: 'held' },
        data: { state: 'due', reason: null },
      })
      await tx.digestSlot.updateMany({
        where: { id: { in: [...doubled] }, state: 'due' },
        data: { state: 'skipped', reason: '当天有周报，待办在周报里' },
      })
      return {
        result: undefined,
        event: {
          event: 'digest.settled',
          subject: `${kind.name}:${period}`,
          after: { old, back: back.length, doubled: doubled.length },
        },
      }
    }),
  )
}

const backFrom = async (ctx: Context, kind: Kind, period: string): Promise<readonly number[]> => {
  const today = new Date(`${dayOf(ctx.now)}T00:00:00Z`)
  const rows = await ctx.db.digestSlot.findMany({
    where: {
      kind: kind.name,
      period,
      state: 'held',
      reason: { not: unreleased },
      person: {
        OR: [
          { digestPreference: null },
          { digestPreference: { OR: [{ awayUntil: null }, { awayUntil: { lt: today } }] } },
        ],
      },
    },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Whose duties stand in the weekly digest of the same morning, and who is reminded of nothing beside it. */
const doubledIn = async (telling: Telling, period: string, { day }: Due): Promise<readonly number[]> => {
  const { ctx } = telling
  const slots = await ctx.db.digestSlot.findMany({
    where: { kind: 'morning', period, state: 'due', person: { digests: { some: weeklyOf(day) } } },
    select: { id: true, personId: true },
  })
  const reminded = slots.length > 0 ? await telling.due() : new Map<number, never>()
  return slots.filter(({ personId }) => !reminded.has(personId)).map(({ id }) => id)
}
