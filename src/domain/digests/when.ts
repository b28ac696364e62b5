import { isOfficeDay } from '#core/quiet-hours.ts'
import { addDays, addMonths, type Day, dayOf, instantOf } from '#core/shanghai.ts'
import type { Week } from '#core/weekly.ts'
import type { Calendar } from '#core/working-calendar.ts'

/** The last moment before a day: what is told up to then and what is told from then on share nothing and miss nothing. */
export const before = (day: Day): Date => new Date(instantOf(day).getTime() - 1)

/** The whole days a stretch between two such moments holds. */
export const daysIn = ({ from, to }: Week): { readonly from: Day; readonly to: Day } => ({
  from: dayOf(new Date(from.getTime() + 1)),
  to: dayOf(to),
})

/** When everybody has his digest who asked for no other time. */
export const sentAt = '08:30'

/** A stretch of time that has one issue: which one a day lies in, the one after, and what it is called. */
export type Rhythm = {
  readonly startOf: (day: Day) => Day
  readonly next: (start: Day) => Day
  /** 2026-W48: in the database, the audit and the messages' keys. */
  readonly key: (start: Day) => string
  /** 2026年第48周 */
  readonly words: (start: Day) => string
}

/** Monday of the week a day lies in. */
export const mondayOf = (day: Day): Day => {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}

/** The ISO week of a Monday: { year: 2026, week: 48 }. */
export const weekOf = (monday: Day): { readonly year: number; readonly week: number } => {
  const thursday = addDays(monday, 3)
  const year = Number(thursday.slice(0, 4))
  const first = mondayOf(`${year}-01-04`)
  const days = (Date.parse(monday) - Date.parse(first)) / 86_400_000
  return { year, week: Math.round(days / 7) + 1 }
}

const halfOf = (day: Day): 1 | 2 => (day.slice(5) < '07-01' ? 1 : 2)

export const weekly: Rhythm = {
  startOf: mondayOf,
  next: monday => addDays(monday, 7),
  key: monday => {
    const { year, week } = weekOf(monday)
    return `${year}-W${String(week).padStart(2, '0')}`
  },
  words: monday => {
    const { year, week } = weekOf(monday)
    return `${year}年第${week}周`
  },
}

export const daily: Rhythm = {
  startOf: day => day,
  next: day => addDays(day, 1),
  key: day => day,
  words: day => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
}

/** Issued in a month, told of the one before. */
export const monthly: Rhythm = {
  startOf: day => `${day.slice(0, 7)}-01`,
  next: start => addMonths(start, 1),
  key: start => start.slice(0, 7),
  words: start => `${Number(start.slice(0, 4))}年${Number(start.slice(5, 7))}月`,
}

export const halfYearly: Rhythm = {
  startOf: day => `${day.slice(0, 4)}-${halfOf(day) === 1 ? '01' : '07'}-01`,
  next: start => addMonths(start, 6),
  key: start => `${start.slice(0, 4)}-H${halfOf(start)}`,
  words: start => `${start.slice(0, 4)}年${halfOf(start) === 1 ? '上' : '下'}半年`,
}

/** The first working day of a period, make-up days included; `null` when all of it is off. */
const firstWorkingDay = (calendar: Calendar, rhythm: Rhythm, start: Day): Day | null => {
  const end = rhythm.next(start)
  for (let day = start; day < end; day = addDays(day, 1)) if (isOfficeDay(calendar, day)) return day
  return null
}

/** An issue by the calendar: its period, and the morning it is due. */
export type Due = { readonly start: Day; readonly day: Day; readonly at: Date }

/** Periods looked at to find one with a working day: an unlucky month of daily ones. */
const looksMax = 31

/** The first issue of `rhythm` due after `now`; `null` when the periods to come have no working day. */
export const nextDue = (calendar: Calendar, rhythm: Rhythm, now: Date): Due | null => {
  let start = rhythm.startOf(dayOf(now))
  for (let looks = 0; looks < looksMax; looks += 1, start = rhythm.next(start)) {
    const due = dueIn(calendar, rhythm, start)
    if (due && due.at > now) return due
  }
  return null
}

/** The latest issues due by `now`, newest first. */
export const latestDues = (calendar: Calendar, rhythm: Rhythm, now: Date, count: number): readonly Due[] => {
  const found: Due[] = []
  let start = rhythm.startOf(dayOf(now))
  for (let looks = 0; looks < looksMax && found.length < count; looks += 1) {
    const due = dueIn(calendar, rhythm, start)
    if (due && due.at <= now) found.push(due)
    start = rhythm.startOf(addDays(start, -1))
  }
  return found
}

const dueIn = (calendar: Calendar, rhythm: Rhythm, start: Day): Due | null => {
  const day = firstWorkingDay(calendar, rhythm, start)
  return day === null ? null : { start, day, at: instantOf(day, sentAt) }
}
