import type { Day } from '#core/shanghai.ts'
import { dayFrom, yearOf } from './calendar.ts'
import { assumedYear, type DayHead, type FindDays, nearestDay } from './day-heads.ts'
import { comingDate, dateInMonth, monthBefore } from './month-days.ts'
import { dateNumber, integer, readYear, yearWords } from './years.ts'

const start = new RegExp(
  `(?<![\\d.\\-/第年月a-z]|诉求|人才|工作站|结对|任务|编号)(?:(?<rel>${monthBefore})的?|(?:(?<y>${yearWords})的?)?(?<m>${dateNumber})月份?的?)?(?<![一二三四五六七八九十])(?<d>${dateNumber})(?=(?:到|至|-|~)(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[日号](?![内线楼院文机诉工任站公门房码车]))`,
  'gu',
)

/** The first day of 3到7号, 12月1-5日, 下个月3至7号: it goes without 日 or 号. */
export const startingDays: FindDays = (text, today) =>
  [...text.matchAll(start)].flatMap(({ 0: words, groups = {}, index }) => {
    const date = integer(groups.d ?? '')
    if (date === null || date < 1 || date > 31) return []
    const meant = dayMeant(words, date, groups, today)
    return meant ? [{ from: index, to: index + words.length, ...meant }] : []
  })

type Meant = Pick<DayHead, 'day' | 'ask' | 'after'>

const dayMeant = (
  words: string,
  date: number,
  { rel, y, m }: Readonly<Record<string, string | undefined>>,
  today: Day,
): Meant | null => {
  if (rel !== undefined) return dateInMonth(words, date, today, rel)
  if (m === undefined) return comingDate(date, today)
  const month = integer(m)
  const year = y === undefined ? null : readYear(y, today)
  if (month === null) return null
  if (year !== null) return { day: dayFrom(year, month, date), ask: null }
  const inYear = (one: number): Day | null => dayFrom(one, month, date)
  const day = nearestDay(inYear, today)
  if (day === null) return null
  const after = (from: Day): Day | null =>
    [0, 1, 2, 3, 4].map(on => inYear(yearOf(from) + on)).find(one => one && one >= from) ?? null
  return { day, ask: assumedYear(words, day, today), after }
}
