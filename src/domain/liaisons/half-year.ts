import { addDays, type Day } from '#core/shanghai.ts'

/** Days before the end of a half-year from which a missing contact is due soon. */
const warningDays = 30

/** The last day of the half-year a day lies in: 30 June or 31 December. */
export const halfYearEnd = (day: Day): Day => {
  const year = day.slice(0, 4)
  return day.slice(5) <= '06-30' ? `${year}-06-30` : `${year}-12-31`
}

export const halfYearStart = (day: Day): Day =>
  day.slice(5) <= '06-30' ? `${day.slice(0, 4)}-01-01` : `${day.slice(0, 4)}-07-01`

/** 2026年下半年 */
export const halfYearWords = (day: Day): string =>
  `${day.slice(0, 4)}年${day.slice(5) <= '06-30' ? '上' : '下'}半年`

/** The half-year after the one a day lies in, by its last day. */
export const nextHalfYearEnd = (day: Day): Day => halfYearEnd(addDays(halfYearEnd(day), 1))

/** The first day on which a contact missing in this half-year is due soon. */
export const warningDay = (end: Day): Day => addDays(end, -warningDays)

/** How a liaison stands today whose next contact is due by `end`. */
export const standingOn = (today: Day, end: Day): 'active' | 'due_soon' | 'overdue' => {
  if (end < today) return 'overdue'
  return end === halfYearEnd(today) && today >= warningDay(end) ? 'due_soon' : 'active'
}
