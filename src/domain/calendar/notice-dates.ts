import { dateWords } from '#cards/kit/dates.ts'
import { addDays, type Day } from '#core/shanghai.ts'
import { weekdayWords } from '#core/working-calendar.ts'

/** The days some words name, and what is wrong with them. */
export type Stretches = { readonly days: readonly Day[]; readonly faults: readonly string[] }

const date = (number: 1 | 2): string =>
  `(?:(?<y${number}>\\d{4})年)?(?:(?<m${number}>\\d{1,2})月)${number === 1 ? '' : '?'}(?<d${number}>\\d{1,2})[日号]?(?:\\((?<w${number}>[^)]*)\\))?`

const token = new RegExp(`${date(1)}(?:(?:至|到|[-—–~]+)${date(2)})?`, 'g')

/** The dates in some tidied words: 1月1日(周四)至3日(周六), 12月31日至1月2日, 2月14日. */
export const stretchesIn = (year: number, words: string): Stretches => {
  const all = [...words.matchAll(token)].map(({ groups = {} }) => stretchOf(year, groups))
  return { days: all.flatMap(({ days }) => days), faults: all.flatMap(({ faults }) => faults) }
}

type Groups = Readonly<Record<string, string | undefined>>

const stretchOf = (year: number, { y1, m1, d1, w1, y2, m2, d2, w2 }: Groups): Stretches => {
  const to = dayFrom(y2 ?? year, m2 ?? m1, d2 ?? d1)
  const from = beginning(dayFrom(y1 ?? year, m1, d1), to, y1 === undefined)
  if (from === null || to === null || from > to)
    return { days: [], faults: [`${m1}月${d1}日${d2 ? `至${m2 ?? m1}月${d2}日` : ''}不是一个正确的日期。`] }
  return {
    days: daysFrom(from, to),
    faults: [...weekdayFaults(from, w1), ...weekdayFaults(to, d2 ? w2 : w1)],
  }
}

/** 12月31日至1月2日, said without years, begins in the year before. */
const beginning = (from: Day | null, to: Day | null, isOpen: boolean): Day | null =>
  isOpen && from !== null && to !== null && from > to && from.slice(5) >= '12-25'
    ? `${Number(from.slice(0, 4)) - 1}${from.slice(4)}`
    : from

const dayFrom = (
  year: string | number,
  month: string | undefined,
  dateOfMonth: string | undefined,
): Day | null => {
  const day = `${year}-${(month ?? '').padStart(2, '0')}-${(dateOfMonth ?? '').padStart(2, '0')}`
  const at = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day ? null : day
}

/** More days than any holiday has: a slip of the pen is not counted through. */
const stretchMax = 31

const daysFrom = (from: Day, to: Day): readonly Day[] => {
  const days: Day[] = []
  for (let day = from; day <= to && days.length < stretchMax; day = addDays(day, 1)) days.push(day)
  return days
}

const weekdayFaults = (day: Day, said: string | undefined): readonly string[] => {
  const weekday = /(?:周|星期)([一二三四五六日天])/.exec(said ?? '')?.[1]?.replace('天', '日')
  return weekday === undefined || weekdayWords(day) === `周${weekday}`
    ? []
    : [`${dateWords(day)}是${weekdayWords(day)}，通知里写的是周${weekday}，请核对年份。`]
}
