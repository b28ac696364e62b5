import chineseDays from 'chinese-days'
import { refuse } from './refusal.ts'
import { addDays, type Day, dayOf, instantOf, minuteOfDay } from './shanghai.ts'

/**
 * The years whose State Council holiday notices are loaded. The table calls every holiday of a year it does not know
 * a working day, so a deadline beyond these years is refused, never guessed.
 */
export const loadedYears: readonly number[] = Array.from({ length: 23 }, (_, index) => 2004 + index)

const closingMinute = 17 * 60 + 30

/** Whether offices work on `day`, make-up days included. Throws a Refusal for a year that is not loaded. */
export const isWorkingDay = (day: Day): boolean => {
  const year = Number(day.slice(0, 4))
  if (!loadedYears.includes(year)) refuseYear(year)
  return chineseDays.isWorkday(day)
}

/** The working day on which something handed in at `instant` counts as received: after 17:30 or on a rest day, the next one. */
export const receiptDay = (instant: Date): Day => {
  const day = dayOf(instant)
  return isWorkingDay(day) && minuteOfDay(instant) < closingMinute ? day : nextWorkingDay(day)
}

/**
 * The end of office hours (17:30) on the `count`th working day after receipt; the day of receipt is day 0.
 * Throws a Refusal when the way there leaves the loaded years.
 */
export const dueAfter = (instant: Date, count: number): Date => {
  let day = receiptDay(instant)
  for (let left = count; left > 0; left -= 1) day = nextWorkingDay(day)
  return instantOf(day, '17:30')
}

const nextWorkingDay = (day: Day): Day => {
  const next = addDays(day, 1)
  return isWorkingDay(next) ? next : nextWorkingDay(next)
}

const refuseYear = (year: number): never =>
  refuse(
    `${year}年的节假日安排还没有载入，期限算不出来。`,
    '工作日按国务院办公厅公布的放假安排计算，没有载入的年份一律不算。',
    '请管理员在放假通知公布后升级日历数据，再办理这件事。',
  )
