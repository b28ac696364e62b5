import { addDays, type Day, dayOf, instantOf, minuteOfDay } from './shanghai.ts'
import { type Calendar, isLoaded, isWeekend } from './working-calendar.ts'
import { isWorkingDay } from './working-days.ts'

const opensAt = 8 * 60 + 30
const remindsUntil = 17 * 60 + 30
const quietFrom = 18 * 60

/**
 * Whether the office works on `day`. In a year without loaded holidays, Monday to Friday: a message that comes on an
 * unknown holiday is no harm, a deadline would be, so this is for messages only.
 */
export const isOfficeDay = (calendar: Calendar, day: Day): boolean =>
  isLoaded(calendar, day) ? isWorkingDay(calendar, day) : !isWeekend(day)

/** Whether reminders may go out now: 08:30 to 17:30 of a working day. */
export const inOfficeHours = (calendar: Calendar, now: Date): boolean => {
  const minute = minuteOfDay(now)
  return minute >= opensAt && minute < remindsUntil && isOfficeDay(calendar, dayOf(now))
}

/**
 * When a message written at `now` may reach somebody: at once between 08:30 and 18:00 of a working day, else at 08:30 of
 * the next one. For a notice's `notBefore`.
 */
export const afterQuietHours = (calendar: Calendar, now: Date): Date => {
  const minute = minuteOfDay(now)
  const today = dayOf(now)
  if (isOfficeDay(calendar, today) && minute < quietFrom)
    return minute >= opensAt ? now : instantOf(today, '08:30')
  let day = addDays(today, 1)
  while (!isOfficeDay(calendar, day)) day = addDays(day, 1)
  return instantOf(day, '08:30')
}

/**
 * A job of office hours that runs after them, because nothing ran at its time: when what it tells others may reach them.
 * `null`: at once, as with every job whose own time lies outside office hours.
 */
export const heldUntil = (calendar: Calendar, scheduled: Date, now: Date): Date | null => {
  const isOfOfficeHours = afterQuietHours(calendar, scheduled).getTime() === scheduled.getTime()
  const at = afterQuietHours(calendar, now)
  return isOfOfficeHours && at > now ? at : null
}
