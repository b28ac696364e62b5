import { addDays, type Day } from '#core/shanghai.ts'

/** Both days included. */
export type Stretch = { readonly from: Day; readonly to: Day }

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

export const monthOf = (day: Day): number => Number(day.slice(5, 7))

/** The day, or `null` when the calendar has none such (2月30日). */
export const dayFrom = (year: number, month: number, date: number): Day | null => {
  const day = `${year}-${two(month)}-${two(date)}`
  const isReal = month >= 1 && month <= 12 && date >= 1 && date <= lastDate(year, month)
  return isReal && year >= 1900 && year < 10_000 ? day : null
}

export const yearStretch = (year: number): Stretch => ({ from: `${year}-01-01`, to: `${year}-12-31` })

/** From the first of a month to the last of another; months may lie outside 1–12. */
export const monthsStretch = (year: number, first: number, last = first): Stretch => ({
  from: `${shifted(year, first)}-01`,
  to: lastDayOf(shifted(year, last)),
})

export const quarterStretch = (year: number, quarter: number): Stretch =>
  monthsStretch(year, quarter * 3 - 2, quarter * 3)

/** The Monday of the week a day lies in: weeks begin on Monday. */
export const mondayOf = (day: Day): Day => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

export const weekStretch = (monday: Day): Stretch => ({ from: monday, to: addDays(monday, 6) })

/** Days from `a` to `b`. */
export const daysBetween = (a: Day, b: Day): number =>
  Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000)

/** 2026年3月7日, as a question names it. */
export const dayInWords = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

const two = (number: number): string => String(number).padStart(2, '0')

const shifted = (year: number, month: number): string => {
  const months = year * 12 + month - 1
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}`
}

const lastDayOf = (month: string): Day => `${month}-${two(lastDate(yearOf(month), monthOf(month)))}`

const lastDate = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
