import { addDays, type Day } from '#core/shanghai.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { isWorkingDay } from '#core/working-days.ts'

/** Monday of the week a day lies in. */
export const mondayOf = (day: Day): Day => {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}

/** The first working day of a week, make-up days included; `null` when the whole week is off. Throws for a year not loaded. */
export const firstWorkingDay = (calendar: Calendar, monday: Day): Day | null => {
  for (let offset = 0; offset < 7; offset += 1) {
    const day = addDays(monday, offset)
    if (isWorkingDay(calendar, day)) return day
  }
  return null
}

/** The ISO week of a Monday: { year: 2026, week: 48 }. */
export const weekOf = (monday: Day): { readonly year: number; readonly week: number } => {
  const thursday = addDays(monday, 3)
  const year = Number(thursday.slice(0, 4))
  const first = mondayOf(`${year}-01-04`)
  const days = (Date.parse(monday) - Date.parse(first)) / 86_400_000
  return { year, week: Math.round(days / 7) + 1 }
}

/** 2026-W48 */
export const weekKey = (monday: Day): string => {
  const { year, week } = weekOf(monday)
  return `${year}-W${String(week).padStart(2, '0')}`
}
