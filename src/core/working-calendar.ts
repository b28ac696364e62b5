import chineseDays from 'chinese-days'
import { refuse } from './refusal.ts'
import { addDays, type Day } from './shanghai.ts'

/** What a day is: worked, a weekend, free by the State Council's notice, or a weekend day worked for it. */
export type DayKind = 'workday' | 'weekend' | 'holiday' | 'makeUp'

/** A day the State Council's notice names: free (weekends within a holiday included) or made up. */
export type SpecialDay = { readonly day: Day; readonly kind: 'holiday' | 'makeUp'; readonly name: string }

/** One year's notice. */
export type CalendarYear = { readonly year: number; readonly days: readonly SpecialDay[] }

/**
 * The years whose holidays are known, and what each of their days is. What comes with the program is
 * {@link builtInCalendar}; together with the years an administrator has imported, domain/calendar reads it from the database.
 */
export type Calendar = {
  /** In order. */
  readonly years: readonly number[]
  /** The days a year's notice names; `null` for a year that is not loaded. */
  readonly specialDays: (year: number) => ReadonlyMap<Day, SpecialDay> | null
}

/** What comes with the program: every notice since 2004, from the package chinese-days. */
const builtInYears: readonly number[] = Array.from({ length: 23 }, (_, index) => 2004 + index)

/** The calendar with imported years in it; an imported year replaces the one that comes with the program. */
export const calendarWith = (imported: readonly CalendarYear[]): Calendar => {
  if (imported.length === 0) return builtInCalendar
  const own = new Map(imported.map(({ year, days }) => [year, byDay(days)]))
  return {
    years: [...new Set([...builtInYears, ...own.keys()])].sort((a, b) => a - b),
    specialDays: year => own.get(year) ?? builtInCalendar.specialDays(year),
  }
}

const byDay = (days: readonly SpecialDay[]): ReadonlyMap<Day, SpecialDay> =>
  new Map(days.map(special => [special.day, special]))

const read = new Map<number, ReadonlyMap<Day, SpecialDay>>()

/** The years that come with the program. The package calls every holiday of a later year a working day, so those are not asked of it. */
export const builtInCalendar: Calendar = {
  years: builtInYears,
  specialDays: year => {
    if (!builtInYears.includes(year)) return null
    const known = read.get(year) ?? byDay(noticeOf(year))
    read.set(year, known)
    return known
  },
}

const noticeOf = (year: number): readonly SpecialDay[] => {
  const found: SpecialDay[] = []
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const { work, name } = chineseDays.getDayDetail(day)
    // 「National Day,国庆节,3」; an ordinary day is called by its weekday.
    const called = name.split(',')[1]
    if (called !== undefined) found.push({ day, kind: work ? 'makeUp' : 'holiday', name: called })
  }
  return found
}

export const isLoaded = (calendar: Calendar, day: Day): boolean => calendar.specialDays(yearOf(day)) !== null

/** What `day` is. Throws a Refusal for a year that is not loaded. */
export const kindOf = (calendar: Calendar, day: Day): DayKind =>
  specialOf(calendar, day)?.kind ?? (isWeekend(day) ? 'weekend' : 'workday')

/** What the State Council's notice says of `day`; `null` when it says nothing. Throws a Refusal for a year that is not loaded. */
export const specialOf = (calendar: Calendar, day: Day): SpecialDay | null => {
  const special = calendar.specialDays(yearOf(day)) ?? refuseYear(yearOf(day))
  return special.get(day) ?? null
}

/** Saturday or Sunday, whatever the notice says of it. */
export const isWeekend = (day: Day): boolean => [0, 6].includes(weekdayOf(day))

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** 周一 … 周日. */
export const weekdayWords = (day: Day): string => `周${'日一二三四五六'.charAt(weekdayOf(day))}`

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

const refuseYear = (year: number): never =>
  refuse(
    `${year}年的节假日安排还没有载入，期限算不出来。`,
    '工作日按国务院办公厅公布的放假安排计算，没有载入的年份一律不算。',
    `放假通知公布后，请管理员发“导入日历 ${year}”载入，再办理这件事。`,
  )
