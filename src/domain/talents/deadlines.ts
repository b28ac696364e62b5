import { Refusal } from '#core/refusal.ts'
import { addDays, type Day, dayOf, minuteOfDay } from '#core/shanghai.ts'
import { dueAfter, isWorkingDay, loadedYears } from '#core/working-days.ts'
import type { TalentState } from './dictionary.ts'
import { daysAllowed } from './machine.ts'

/**
 * When a state entered at `now` is due. `null` when it waits for nobody, and also when the way there leaves the years
 * whose holidays are loaded: the record goes on, the card says that the date is still open, and the clock fills it in.
 */
export const dueOf = (state: TalentState, now: Date): Date | null => {
  const days = daysAllowed[state]
  return days === undefined ? null : workingDaysAfter(now, days)
}

export const workingDaysAfter = (now: Date, days: number): Date | null => {
  try {
    return dueAfter(now, days)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** How many working days `day` lies after `due` (negative: before it; 0: the day itself). `null` beyond the loaded years. */
export const workingDaysPast = (due: Day, day: Day): number | null => {
  const [from, to, sign] = due <= day ? [due, day, 1] : [day, due, -1]
  if (![from, to].every(isLoaded)) return null
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (isWorkingDay(at)) count += 1
  return count * sign
}

/** Whether reminders may go out now: office hours of a working day; in a year without loaded holidays, Monday to Friday. */
export const inOfficeHours = (now: Date): boolean => {
  const minute = minuteOfDay(now)
  return minute >= opensAt && minute < closesAt && isOfficeDay(dayOf(now))
}

const opensAt = 8 * 60 + 30
const closesAt = 17 * 60 + 30

const isLoaded = (day: Day): boolean => loadedYears.includes(Number(day.slice(0, 4)))

const isOfficeDay = (day: Day): boolean => {
  if (isLoaded(day)) return isWorkingDay(day)
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday >= 1 && weekday <= 5
}
