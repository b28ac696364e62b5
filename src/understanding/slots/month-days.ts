import { addMonths, type Day } from '#core/shanghai.ts'
import { dayFrom, dayInWords, daysBetween, monthOf, monthsStretch, type Stretch, yearOf } from './calendar.ts'
import { type DayHead, type FindDays, nearestDay, noSuchDay } from './day-heads.ts'
import { wordsBefore } from './nearby.ts'
import { dateNumber, integer, readYear, yearWords } from './years.ts'

/** Days told by the month alone: 15号, 下个月3号; 月底, 3月底, 明年年初. */
export const daysOfMonths: FindDays = (text, today) => [...dateOnly(text, today), ...edgesOf(text, today)]

/** 本月, 下个月: a month by where it stands to this one. */
export const monthBefore = '(?:本月|这个?月|下下个?月|下个?月|上上个?月|上个?月|当月)'

const onlyDate = new RegExp(
  `(?<rel>${monthBefore})?的?(?<d>${dateNumber})[日号](?![内线楼院文机诉工任站公门房码车]|工作日)`,
  'gu',
)

const monthsAway = (words: string): number => {
  const steps = /^下下|^上上/.test(words) ? 2 : 1
  if (words.startsWith('下')) return steps
  return words.startsWith('上') ? -steps : 0
}

/** 15号, 下个月3号, 十五日. */
const dateOnly: FindDays = (text, today) =>
  [...text.matchAll(onlyDate)].flatMap(({ 0: words, groups: { rel = '', d = '' } = {}, index }) => {
    const date = isPartOfOther(wordsBefore(text, index)) ? null : integer(d)
    if (date === null || date < 1 || date > 31) return []
    const place = { from: index, to: index + words.length }
    return [{ ...place, ...(rel === '' ? comingDate(date, today) : dateInMonth(words, date, today, rel)) }]
  })

/** 2026-3-7号 has its own reader; in 3-7号 the dash stands for 到. */
const isPartOfOther = (before: string): boolean =>
  /[第月\d年.]$/u.test(before) ||
  (before.endsWith('-') && !/(?:[日号]|(?:^|[^\d.\-/a-z])\d{1,2})-$/u.test(before))

type Meant = Pick<DayHead, 'day' | 'ask' | 'after'>

export const dateInMonth = (words: string, date: number, today: Day, rel: string): Meant => {
  const day = dateOfMonth(date, today, monthsAway(rel))
  return { day, ask: day ? null : noSuchDay(words) }
}

const dateOfMonth = (date: number, today: Day, months: number): Day | null => {
  const month = addMonths(`${today.slice(0, 8)}01`, months)
  return dayFrom(yearOf(month), monthOf(month), date)
}

// 15号 said on the 21st is next month's; on the 16th somebody rather speaks of yesterday.
export const comingDate = (date: number, today: Day): Meant => {
  const near = [0, 1, 2].map(months => dateOfMonth(date, today, months))
  const day = near.find(one => one !== null && daysBetween(today, one) >= -forgivenDays) ?? null
  const after = (start: Day): Day | null =>
    [0, 1, 2].map(months => dateOfMonth(date, start, months)).find(one => one !== null && one >= start) ??
    null
  return { day, ask: null, after }
}

const forgivenDays = 3

const edges = new RegExp(
  `(?:(?<y>${yearWords})的?)?(?:(?<rel>${monthBefore}|月)|(?<m>${dateNumber})月份?|(?<year>年|(?<=年)))的?(?<edge>底|末|初(?!级|中))`,
  'gu',
)

/** 月底, 本月底, 下月初, 3月底, 年底, 明年年初, 今年底. */
const edgesOf: FindDays = (text, today) =>
  [...text.matchAll(edges)].flatMap(({ 0: words, groups = {}, index }) => {
    // 三个月底 is no end of a month.
    if (groups.rel === '月' && /[\d一二三四五六七八九十个]$/u.test(wordsBefore(text, index))) return []
    const stretch = edgeStretch(groups, today)
    if (!stretch) return []
    const isBeginning = groups.edge === '初'
    const day = isBeginning ? stretch.from : stretch.to
    const ask = isBeginning ? `「${words}」按${dayInWords(day)}办，可以吗？` : null
    return [{ from: index, to: index + words.length, day, ask }]
  })

const edgeStretch = (
  { y, rel, m }: Readonly<Record<string, string | undefined>>,
  today: Day,
): Stretch | null => {
  if (rel !== undefined)
    return monthsStretch(yearOf(today), monthOf(today) + (rel === '月' ? 0 : monthsAway(rel)))
  const year = y === undefined ? null : readYear(y, today)
  if (m === undefined) return monthsStretch(year ?? yearOf(today), 1, 12)
  const month = integer(m)
  return month === null || month < 1 || month > 12 ? null : monthIn(year, month, today)
}

const monthIn = (year: number | null, month: number, today: Day): Stretch => {
  const near = year === null ? nearestDay(other => monthsStretch(other, month).to, today) : null
  return monthsStretch(near === null ? (year ?? yearOf(today)) : yearOf(near), month)
}
