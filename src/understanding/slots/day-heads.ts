import type { Day } from '#core/shanghai.ts'
import { dayFrom, dayInWords, daysBetween, yearOf } from './calendar.ts'
import { dateNumber, integer, readYear, yearWords } from './years.ts'

/** A day somewhere in a text, without the time that may follow. */
export type DayHead = {
  readonly from: number
  readonly to: number
  /** `null`: there is no such day, `ask` says so. */
  readonly day: Day | null
  readonly ask: string | null
  /** Said without a year or a month: the first such day from another one on. */
  readonly after?: (start: Day) => Day | null
  /** 今晚 and 明早 say the part of the day as well. */
  readonly part?: 'am' | 'pm'
  readonly time?: string
  readonly strength?: 'weak'
}

export type FindDays = (text: string, today: Day) => readonly DayHead[]

/** 2026年3月7日, 2026-03-07, 2026.3.7, 20260307, 去年3月7号, 3月7号, 三月七日, 11月21, 3/7. */
export const datedDays: FindDays = (text, today) => [...withYear(text, today), ...withoutYear(text, today)]

const dated = [
  new RegExp(
    `(?<y>${yearWords})的?(?<m>${dateNumber})月份?的?(?<d>${dateNumber})(?:[日号]|(?![\\d.个%名位人户家万千百元天]))`,
    'gu',
  ),
  /(?<![\d.-])(?<y>20\d\d|19\d\d)[-./](?<m>\d{1,2})[-./](?<d>\d{1,2})日?(?![\d])/gu,
  /(?<!\d)(?<y>20\d\d)(?<m>0\d|1[0-2])(?<d>[0-2]\d|3[01])(?!\d)/gu,
]

const withYear: FindDays = (text, today) =>
  dated.flatMap(pattern =>
    [...text.matchAll(pattern)].flatMap(({ 0: words, groups: { y = '', m = '', d = '' } = {}, index }) => {
      const [year, month, date] = [readYear(y, today), integer(m), integer(d)]
      if (year === null || month === null || date === null) return []
      const day = dayFrom(year, month, date)
      return [{ from: index, to: index + words.length, day, ask: day ? null : noSuchDay(words) }]
    }),
  )

const yearless = [
  new RegExp(
    `(?<![\\d年.])(?<m>${dateNumber})月份?的?(?<d>${dateNumber})(?:[日号]|(?![\\d.个%名位人户家万千百元天月至到-]))`,
    'gu',
  ),
  /(?<![\d./-])(?<m>0?[1-9]|1[0-2])[.](?<d>[0-2]?\d|3[01])[日号]/gu,
  // 11.20 and nothing that is counted or measured.
  /(?<![\d./-])(?<m>0?[1-9]|1[0-2])[.](?<d>[0-2]\d|3[01])(?![\d.%‰日号万亿千百元块角分亩吨斤公米倍折个名位人户家项件次小时天年月度]|[a-z])/gu,
]
const slashed = /(?<![\d./-])(?<m>0?[1-9]|1[0-2])\/(?<d>[0-2]?\d|3[01])(?![\d/])/gu

const withoutYear: FindDays = (text, today) => [
  ...yearless.flatMap(pattern => [...text.matchAll(pattern)].flatMap(found => nearestOf(found, today))),
  ...[...text.matchAll(slashed)].flatMap(found =>
    nearestOf(found, today).map(head => ({ ...head, strength: 'weak' as const })),
  ),
]

const nearestOf = (
  { 0: words, groups: { m = '', d = '' } = {}, index, input }: RegExpExecArray,
  today: Day,
): readonly DayHead[] => {
  const [month, date] = [integer(m), integer(d)]
  if (month === null || date === null) return []
  const inYear = (year: number): Day | null => dayFrom(year, month, date)
  const place = { from: index, to: index + words.length }
  const day = meantDay(inYear, today, input.slice(place.to))
  if (!day) return [{ ...place, day: null, ask: noSuchDay(words) }]
  return [{ ...place, day, ask: assumedYear(words, day, today), after: start => firstFrom(inYear, start) }]
}

// 3月7号前交 lies ahead, 3月7号报过 behind us.
const meantDay = (inYear: (year: number) => Day | null, today: Day, behind: string): Day | null => {
  if (/^(?:之?前|以前|截止)/u.test(behind)) return firstFrom(inYear, today)
  if (/^[^,。;]{0,5}(?:过|了(?!解)|的时候|那天)/u.test(behind)) return lastUntil(inYear, today)
  return nearestDay(inYear, today)
}

const lastUntil = (inYear: (year: number) => Day | null, today: Day): Day | null =>
  [0, 1, 2, 3, 4].map(years => inYear(yearOf(today) - years)).find(day => day && day <= today) ?? null

const firstFrom = (inYear: (year: number) => Day | null, start: Day): Day | null =>
  [0, 1, 2, 3, 4].map(years => inYear(yearOf(start) + years)).find(day => day && day >= start) ?? null

/** The year in which a day lies nearest to today; of two equally near, the one to come. */
export const nearestDay = (inYear: (year: number) => Day | null, today: Day): Day | null => {
  const days = [1, 0, -1, 2, 3].map(away => inYear(yearOf(today) + away)).filter(day => day !== null)
  const [nearest = null] = days.toSorted(
    (a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)),
  )
  return nearest
}

/** Within so many days nobody asks which year is meant. */
const plainlyNear = 92

export const assumedYear = (words: string, day: Day, today: Day): string | null =>
  Math.abs(daysBetween(today, day)) <= plainlyNear ? null : `「${words}」是${dayInWords(day)}吗？`

export const noSuchDay = (words: string): string => `日历上没有「${words}」这一天，请再说一次日期。`
