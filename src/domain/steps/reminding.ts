import type { Context } from '#core/context.ts'
import { remindersOf, timedStates } from '#core/machine.ts'
import type { DueMatter, Reminded } from '#core/morning.ts'
import { addDays, type Day, dayOf, instantOf } from '#core/shanghai.ts'
import { type Calendar, isLoaded } from '#core/working-calendar.ts'
import { addWorkingDays, workingDaysPast } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { identify } from '#domain/people/index.ts'
import { type Colleague, distinct } from './colleagues.ts'
import type { Course, Kind, StepRow } from './course.ts'
import { batches } from './follow-up.ts'

/** A record whose reminder falls on this morning, and by how many working days it is past its deadline. */
export type DueRecord<Row> = { readonly row: Row; readonly past: number }

/** Every record whose machine names a reminder between the last morning that was told, `since`, and today. */
export const dueRecords = async <K extends Kind>(
  course: Course<K>,
  ctx: Context,
  since: Day,
): Promise<readonly DueRecord<K['row']>[]> => {
  const calendar = await calendarOf(ctx.db)
  const today = dayOf(ctx.now)
  if (!isLoaded(calendar, today) || !isLoaded(calendar, since)) return []
  const found: DueRecord<K['row']>[] = []
  for (const state of timedStates(course.machine)) {
    const reminders = remindersOf(course.machine, state)
    const where = { state: { in: [state] }, dueAt: deadlinesOf(calendar, reminders, since, today) }
    for await (const rows of batches(course, ctx, where))
      found.push(...(await wholeRows(course, ctx, pastOf(rows, calendar, reminders, since, today))))
  }
  return found
}

type Past = { readonly id: number; readonly version: number; readonly past: number }

const wholeRows = async <K extends Kind>(course: Course<K>, ctx: Context, due: readonly Past[]) => {
  const found: DueRecord<K['row']>[] = []
  for (const { id, version, past } of due) {
    const row = await course.find(ctx.db, id)
    // What took a step this moment has told of it itself.
    if (row?.version === version) found.push({ row, past })
  }
  return found
}

const pastOf = (
  rows: readonly StepRow[],
  calendar: Calendar,
  reminders: readonly number[],
  since: Day,
  today: Day,
): readonly Past[] =>
  rows.flatMap(({ id, version, dueAt }) => {
    const past = dueAt === null ? null : pastIfReminded(calendar, dayOf(dueAt), reminders, since, today)
    return past === null ? [] : [{ id, version, past }]
  })

/** The deadlines of which one of these reminders can fall between two mornings. */
const deadlinesOf = (
  calendar: Calendar,
  reminders: readonly number[],
  since: Day,
  today: Day,
): { readonly gte: Date; readonly lt: Date } => {
  const first = shifted(calendar, since, -Math.max(0, ...reminders))
  const last = shifted(calendar, today, -Math.min(0, ...reminders))
  return { gte: instantOf(first), lt: instantOf(addDays(last, 1)) }
}

/** Beyond the loaded years there are no deadlines, so the last loaded day is far enough. */
const shifted = (calendar: Calendar, day: Day, count: number): Day => {
  try {
    return count === 0 ? day : addWorkingDays(calendar, day, count)
  } catch {
    return day
  }
}

/**
 * How many working days past its deadline a record is today, if one of `reminders` came since the morning of `since`;
 * `null` when none did. A deadline on a rest day is told of on the next working day: nothing falls between two mornings.
 */
export const pastIfReminded = (
  calendar: Calendar,
  deadline: Day,
  reminders: readonly number[],
  since: Day,
  today: Day,
): number | null => {
  const before = workingDaysPast(calendar, deadline, since)
  const past = workingDaysPast(calendar, deadline, today)
  if (before === null || past === null) return null
  return reminders.some(at => before < at && at <= past) ? past : null
}

/** 还有1个工作日到期; 今天到期; 超期3个工作日 */
export const pastWords = (past: number): string => {
  if (past > 0) return `超期${past}个工作日`
  return past === 0 ? '今天到期' : `还有${-past}个工作日到期`
}

/** What is left of a deadline, for lists: 还剩2个工作日; 今天到期; 今天已超期; 超期1个工作日. `null` beyond the loaded years. */
export const leftWords = (calendar: Calendar, dueAt: Date, now: Date): string | null => {
  const past = workingDaysPast(calendar, dayOf(dueAt), dayOf(now))
  if (past === null) return null
  if (dueAt < now) return past <= 0 ? '今天已超期' : `超期${past}个工作日`
  return past >= 0 ? '今天到期' : `还剩${-past}个工作日`
}

/**
 * Whoever is next in line, and whoever reads along, each with his matters, as long as he may open them: who began a record
 * may be in charge of other places by now. `null`: it goes on by the clock alone this morning.
 */
export const remindedOf = async <K extends Kind>(
  course: Course<K>,
  ctx: Context,
  since: Day,
  matterOf: (row: K['row'], past: number) => DueMatter | null,
): Promise<readonly Reminded[]> => {
  const reminded: Reminded[] = []
  const opens = opening(course, ctx)
  for (const { row, past } of await dueRecords(course, ctx, since)) {
    const matter = matterOf(row, past)
    if (matter === null) continue
    const told = [
      ...(await course.next(ctx.db, row, ctx.now)),
      ...((await course.escalated?.(ctx.db, row, past, ctx.now)) ?? []),
    ]
    for (const to of distinct(told.map(({ colleague }) => colleague)))
      if (await opens(to, row)) reminded.push({ to, matters: [matter] })
  }
  return reminded
}

/** Whether somebody may be shown a record in his private chat; each is looked up once. */
const opening = <K extends Kind>({ maySee }: Course<K>, ctx: Context) => {
  const known = new Map<string, ReturnType<typeof identify>>()
  return async ({ openId }: Colleague, row: K['row']): Promise<boolean> => {
    const looked = known.get(openId) ?? identify(ctx.db, openId, null, ctx.now)
    known.set(openId, looked)
    const person = (await looked)?.person
    const chat = { chatId: '', scope: 'private', threadId: null } as const
    return person !== undefined && maySee({ ...ctx, actor: person, chat }, row)
  }
}
