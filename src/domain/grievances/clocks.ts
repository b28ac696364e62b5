import { dayOf, instantOf } from '#core/shanghai.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { isLoaded } from '#core/working-calendar.ts'
import { addWorkingDays, dueAfterIfLoaded, remainingAt } from '#core/working-days.ts'
import type { Nature } from './dictionary.ts'
import { extensionMax, greenDays, redoDays, replyDays, times } from './settings.ts'

/** Working days an answer may take: by nature, halved in the green channel. */
export const answerDays = ({
  nature,
  green,
}: {
  readonly nature: Nature
  readonly green: boolean
}): number => (green ? greenDays(replyDays[nature]) : replyDays[nature])

/** When an answer is promised on the day something is handed in: taking it up, passing it on, signing for it, and the answer. */
export const promiseAt = (
  calendar: Calendar,
  now: Date,
  about: { readonly nature: Nature; readonly green: boolean },
): Date | null => dueAfterIfLoaded(calendar, now, times.assignDays + times.takeDays + answerDays(about))

/** A clock that begins now and runs for so many working days; no date yet when it leads beyond the loaded years. */
export const clockOf = (calendar: Calendar, now: Date, days: number) => ({
  replyDays: days,
  replyDueAt: dueAfterIfLoaded(calendar, now, days),
})

/** The clock of a case that is done again: half the time. */
export const redoClock = (
  calendar: Calendar,
  now: Date,
  about: { readonly nature: Nature; readonly green: boolean },
) => clockOf(calendar, now, redoDays(answerDays(about)))

/** What is left when a clock stops; nothing is known of a clock without a date. */
export const stopClock = (calendar: Calendar, dueAt: Date | null, now: Date): number | null =>
  dueAt === null || !isLoaded(calendar, dayOf(dueAt)) || !isLoaded(calendar, dayOf(now))
    ? null
    : remainingAt(calendar, dueAt, now)

/** The clock goes on: what was left, counted from today. */
export const resumedAt = (calendar: Calendar, now: Date, daysLeft: number): Date | null =>
  shifted(calendar, now, daysLeft)

/** The later deadline of an extension. */
export const extendedTo = (calendar: Calendar, dueAt: Date, days: number): Date | null =>
  shifted(calendar, dueAt, days)

/** The most working days an extension may add. */
export const extensionOf = (days: number | null): number => extensionMax(days ?? 0)

const shifted = (calendar: Calendar, from: Date, days: number): Date | null => {
  try {
    return instantOf(addWorkingDays(calendar, dayOf(from), days), '17:30')
  } catch {
    // Beyond the loaded years: the date stays open until the year is loaded.
    return null
  }
}
