import { Refusal } from './refusal.ts'
import { addDays, type Day, dayOf, instantOf, minuteOfDay } from './shanghai.ts'
import { type Calendar, isLoaded, kindOf } from './working-calendar.ts'

/** Every function here throws a Refusal when the way leaves the loaded years, except those that answer `null` then. */

const closingMinute = 17 * 60 + 30

/** Whether offices work on `day`, make-up days included. */
export const isWorkingDay = (calendar: Calendar, day: Day): boolean =>
  ['workday', 'makeUp'].includes(kindOf(calendar, day))

/** The working day on which something handed in at `instant` counts as received: after 17:30 or on a rest day, the next one. */
export const receiptDay = (calendar: Calendar, instant: Date): Day => {
  const day = dayOf(instant)
  return isWorkingDay(calendar, day) && minuteOfDay(instant) < closingMinute
    ? day
    : addWorkingDays(calendar, day, 1)
}

/**
 * The `count`th working day after `day`, or before it when `count` is negative; `day` itself is day 0 and is not counted.
 * With 0, `day` itself when it is one, else the next.
 */
export const addWorkingDays = (calendar: Calendar, day: Day, count: number): Day => {
  if (count === 0) return isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, 1)
  const step = Math.sign(count)
  let at = day
  for (let left = Math.abs(count); left > 0; ) {
    at = addDays(at, step)
    if (isWorkingDay(calendar, at)) left -= 1
  }
  return at
}

/** How many working days lie after `from` up to and including `to`; negative when `to` is the earlier. */
export const countWorkingDays = (calendar: Calendar, from: Day, to: Day): number =>
  from <= to
    ? workingDaysBetween(calendar, addDays(from, 1), to).length
    : -workingDaysBetween(calendar, to, addDays(from, -1)).length

/** The working days from one day to another, both included, in order. */
export const workingDaysBetween = (calendar: Calendar, from: Day, to: Day): readonly Day[] => {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) days.push(day)
  return days
}

/** The end of office hours (17:30) on the `count`th working day after receipt; the day of receipt is day 0. */
export const dueAfter = (calendar: Calendar, instant: Date, count: number): Date =>
  endOf(addWorkingDays(calendar, receiptDay(calendar, instant), count))

/**
 * The same, or `null` when the way there leaves the loaded years: the matter goes on, its card says that the date is
 * still open, and the clock fills it in once the year is loaded.
 */
export const dueAfterIfLoaded = (calendar: Calendar, instant: Date, count: number): Date | null => {
  let day = dayOf(instant)
  if (!isLoaded(calendar, day)) return null
  // What is handed in after hours counts as the next working day's.
  let left = isWorkingDay(calendar, day) && minuteOfDay(instant) < closingMinute ? count : count + 1
  while (left > 0) {
    day = addDays(day, 1)
    if (!isLoaded(calendar, day)) return null
    if (isWorkingDay(calendar, day)) left -= 1
  }
  return endOf(day)
}

/** How many working days `day` lies after `due` (negative: before it; 0: the day itself). `null` beyond the loaded years. */
export const workingDaysPast = (calendar: Calendar, due: Day, day: Day): number | null =>
  isLoaded(calendar, due) && isLoaded(calendar, day) ? countWorkingDays(calendar, due, day) : null

/** When the offices work: 08:30–12:00 and 14:00–17:30, in minutes of the day. */
const sessions = [
  [8 * 60 + 30, 12 * 60],
  [14 * 60, closingMinute],
] as const

/** The instant `hours` of office time after `instant`; nights, the noon break and rest days do not count. */
export const dueAfterHours = (calendar: Calendar, instant: Date, hours: number): Date => {
  let left = Math.round(hours * 60)
  let from = minuteOfDay(instant)
  for (let day = dayOf(instant); ; day = addDays(day, 1), from = 0) {
    for (const { start, minutes } of isWorkingDay(calendar, day) ? sessionsFrom(from) : []) {
      if (left <= minutes) return instantOf(day, clock(start + left))
      left -= minutes
    }
  }
}

/** The same, or `null` when the way there leaves the loaded years, as with {@link dueAfterIfLoaded}. */
export const dueAfterHoursIfLoaded = (calendar: Calendar, instant: Date, hours: number): Date | null => {
  try {
    return dueAfterHours(calendar, instant, hours)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** What remains of a working day's sessions from a minute on. */
const sessionsFrom = (from: number): readonly { readonly start: number; readonly minutes: number }[] =>
  sessions
    .map(([opens, closes]) => ({ start: Math.max(opens, from), minutes: closes - Math.max(opens, from) }))
    .filter(({ minutes }) => minutes > 0)

/**
 * What is left of a deadline when its clock stops: working days from the day of `now` to the deadline, negative when it is
 * over. Kept while the matter waits; {@link dueAfterPause} goes on from there.
 */
export const remainingAt = (calendar: Calendar, dueAt: Date, now: Date): number =>
  countWorkingDays(calendar, dayOf(now), dayOf(dueAt))

/** The deadline once the clock goes on: the working days that were left, counted from the day of `now`. */
export const dueAfterPause = (calendar: Calendar, now: Date, remaining: number): Date =>
  endOf(addWorkingDays(calendar, dayOf(now), remaining))

/** A public notice: from the first working day it can be seen, that day included. */
export type PublicNotice = { readonly first: Day; readonly last: Day; readonly days: readonly Day[] }

/** A public notice of `count` working days that goes up on `day`; on a rest day it begins to count on the next working day. */
export const publicNotice = (calendar: Calendar, day: Day, count: number): PublicNotice => {
  const first = addWorkingDays(calendar, day, 0)
  const last = addWorkingDays(calendar, first, count - 1)
  return { first, last, days: workingDaysBetween(calendar, first, last) }
}

const endOf = (day: Day): Date => instantOf(day, '17:30')

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
