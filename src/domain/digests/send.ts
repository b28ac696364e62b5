import { createHash } from 'node:crypto'
import type { Role } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { job, type Noun } from '#core/handlers.ts'
import { onlySystem } from '#core/permission.ts'
import type { Notice } from '#core/reply.ts'
import { addDays, type Day, dayOf, instantOf } from '#core/shanghai.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { isLoaded } from '#core/working-calendar.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { type Holder, identify, whoHolds } from '#domain/people/index.ts'
import { AlreadyChanged, change } from '#storage/change.ts'
import { buildWeekly } from './build.ts'
import { firstWorkingDay, mondayOf, weekKey } from './when.ts'

/** Who gets the weekly digest: the leading group's members and the county leaders. */
const readers: readonly Role[] = ['member', 'leader']

/** Sent within so many minutes after 08:30, each reader at a minute of his own. */
const spreadMinutes = 8

/** Recipients written in one change. */
const batchSize = 100

/** Every morning a look at the calendar: on the week's first working day, everybody gets his week. */
export const weeklyJob = (nouns: readonly Noun[]) =>
  job({
    name: 'digests.weekly',
    cron: '31 8 * * *',
    allow: onlySystem,
    run: async ctx => {
      const today = dayOf(ctx.now)
      const calendar = await calendarOf(ctx.db)
      const monday = mondayOf(today)
      if (!isLoaded(calendar, today) || firstWorkingDay(calendar, monday) !== today) return
      const key = weekKey(monday)
      const from = instantOf(lastSendDay(calendar, monday), '08:30')
      const recipients = await readersOf(ctx)
      for (let start = 0; start < recipients.length; start += batchSize)
        await sendBatch(ctx, nouns, {
          key,
          from,
          recipients: recipients.slice(start, start + batchSize),
          start,
        })
    },
  })

/** The first working day of the latest week before that had one: a week off is told with the next. */
export const lastSendDay = (calendar: Calendar, monday: Day): Day => {
  for (let back = 1; back <= 4; back += 1) {
    const before = addDays(monday, -7 * back)
    if (!isLoaded(calendar, before)) return before
    const day = firstWorkingDay(calendar, before)
    if (day !== null) return day
  }
  return addDays(monday, -7)
}

const anywhere = { unitId: null, townshipId: null, villageId: null }

export const readersOf = async (ctx: Context): Promise<readonly Holder[]> => {
  const held: Holder[] = []
  for (const role of readers) held.push(...(await whoHolds(ctx.db, role, anywhere, ctx.now)))
  return [...new Map(held.map(one => [one.personId, one])).values()]
}

type Batch = {
  readonly key: string
  readonly from: Date
  readonly recipients: readonly Holder[]
  readonly start: number
}

const sendBatch = async (
  ctx: Context,
  nouns: readonly Noun[],
  { key, from, recipients, start }: Batch,
): Promise<void> => {
  const notices: Notice[] = []
  for (const { openId } of recipients) {
    const notice = await noticeFor(ctx, nouns, openId, key, from)
    if (notice) notices.push(notice)
  }
  try {
    await change({ ...ctx, turn: `${ctx.turn}:${key}:${start}` }, async () => ({
      result: notices.length,
      event: { event: 'digest.sent', subject: key, after: { recipients: notices.length, start } },
      notices,
    }))
  } catch (error) {
    // An earlier run of the same morning got so far.
    if (!(error instanceof AlreadyChanged)) throw error
  }
}

const noticeFor = async (
  ctx: Context,
  nouns: readonly Noun[],
  openId: string,
  key: string,
  from: Date,
): Promise<Notice | null> => {
  const known = await identify(ctx.db, openId, null, ctx.now)
  if (!known || known.hasLeft) return null
  return {
    to: { openId },
    say: { card: await buildWeekly(ctx, nouns, known.person, { from, to: ctx.now }) },
    once: `weekly:${key}:${openId}`,
    urgency: 'digest',
    notBefore: new Date(ctx.now.getTime() + ownMinute(openId) * 60_000),
  }
}

/** A minute of one's own, the same every week: not everybody's phone rings at half past. */
const ownMinute = (openId: string): number =>
  (createHash('sha256').update(openId).digest()[0] ?? 0) % spreadMinutes
