import { addDays, addMonths, type Day } from '#core/shanghai.ts'
import {
  mondayOf,
  monthOf,
  monthsStretch,
  quarterStretch,
  type Stretch,
  weekStretch,
  yearOf,
  yearStretch,
} from './calendar.ts'
import { weeksAway } from './near-days.ts'
import { dateNumber, integer, readYear, yearWords } from './years.ts'

/** A stretch of time somewhere in a text. */
export type PeriodHead = {
  readonly from: number
  readonly to: number
  readonly stretch: Stretch
  /** Where something was left out (the year of 3月): the same stretch as somebody would mean it after a day. */
  readonly after?: (start: Day) => Stretch
  readonly ask?: string | null
  /** What was taken for granted, as a question. */
  readonly assumed?: string | null
  readonly strength?: 'weak'
}

export type FindPeriods = (text: string, today: Day) => readonly PeriodHead[]

/** 今年, 2026年度, 去年上半年, 三季度, Q3, 3月份, 十一月上旬. */
export const calendarPeriods: FindPeriods = (text, today) => [
  // 10年 alone is how long something takes; 26年3月 is a month.
  ...found(text, years, ({ y = '' }) => (/^\d{2}年$/.test(y) ? null : yearly(y, today, yearStretch))),
  ...found(text, halves, ({ y = '', half = '' }) =>
    yearly(y, today, year => monthsStretch(year, half === '上' ? 1 : 7, half === '上' ? 6 : 12)),
  ),
  ...found(text, quarters, ({ y = '', q = '', q2 = '', q3 = '' }) => {
    const quarter = integer(q || q2) ?? '春夏秋冬'.indexOf(q3) + 1
    return yearly(y, today, year => quarterStretch(year, quarter))
  }),
  ...found(text, months, ({ y = '', m = '', ten = '' }) => {
    const month = integer(m)
    if (month === null || month < 1 || month > 12) return null
    return yearly(y, today, year => tenDays(monthsStretch(year, month), ten))
  }),
]

/** 2026 alone may be a year. */
export const bareYears: FindPeriods = text =>
  [...text.matchAll(/(?<![\d.a-z-])20\d\d(?![\d.年度:/a-z-]|[个名位人户家万千元块])/gu)].map(
    ({ 0: words, index }) => ({
      from: index,
      to: index + words.length,
      stretch: yearStretch(Number(words)),
      strength: 'weak' as const,
    }),
  )

/** 本月, 上个月, 这周, 下季度, 十四五. */
export const namedPeriods: FindPeriods = (text, today) => [
  ...found(text, nearMonths, ({ rel = '', ten = '' }) => {
    const month = monthOf(today) + weeksAway(rel)
    return { stretch: tenDays(monthsStretch(yearOf(today), month), ten) }
  }),
  ...found(
    text,
    /(?<rel>下下|上上|下|上|这|本)一?个?(?:周|星期|礼拜)(?![一二三四五六日天末1-6边围])/gu,
    ({ rel = '' }) => ({
      stretch: weekStretch(addDays(mondayOf(today), 7 * weeksAway(rel))),
    }),
  ),
  ...found(text, /(?<rel>下|上|这|本)一?个?季度?(?!节|末)/gu, ({ rel = '' }) => {
    const quarter = Math.ceil(monthOf(today) / 3) + weeksAway(rel)
    return { stretch: monthsStretch(yearOf(today), quarter * 3 - 2, quarter * 3) }
  }),
  ...found(
    text,
    /(?<![\d一二三四五六七八九十几半两多每近去前今明往学])(?<whole>[年月])内/gu,
    ({ whole }) => ({
      stretch: whole === '年' ? yearStretch(yearOf(today)) : monthsStretch(yearOf(today), monthOf(today)),
    }),
  ),
  ...found(text, /["“「]?十(?<plan>[二三四五])五["”」]?(?:期间|规划期?|时期)?/gu, ({ plan = '' }) => {
    const first = 2001 + 5 * '一二三四五'.indexOf(plan) + 5
    return { stretch: { from: `${first}-01-01`, to: `${first + 4}-12-31` } }
  }),
]

/** 今年以来, 3月以来, 去年同期. */
export const openPeriods: FindPeriods = (text, today) => [
  ...found(text, since, ({ y = '', m = '' }) => {
    const year = y === '' || y === '年初' ? yearOf(today) : readYear(y, today)
    const month = m === '' ? 1 : integer(m)
    if (year === null || month === null || month < 1 || month > 12) return null
    const { from } = monthsStretch(year, month)
    return from <= today
      ? { stretch: { from, to: today } }
      : { stretch: { from: addMonths(from, -12), to: today } }
  }),
  ...found(text, /(?:去年|上年)同期/gu, () => {
    const to = addMonths(today, -12)
    return { stretch: { from: `${yearOf(to)}-01-01`, to } }
  }),
]

const years = new RegExp(`(?<y>${yearWords})(?<=年|度)(?:全年|内|里|间)?(?!\\d*[月级])`, 'gu')
const halves = new RegExp(`(?:(?<y>${yearWords})的?)?(?<half>[上下])半年`, 'gu')
const quarters = new RegExp(
  `(?:(?<y>${yearWords})的?)?(?:第?(?<q>[一二三四1-4])个?季度?(?!节)|(?<![a-z])q(?<q2>[1-4])(?!\\d)|(?<q3>[春夏秋冬])季度)`,
  'gu',
)
const months = new RegExp(
  `(?:(?<y>${yearWords})的?)?(?<![\\d第个几.-]|[一二三四五六七八九十百]个?)(?<m>${dateNumber})月份?(?:的?(?<ten>[上中下])旬)?(?!底|末|初)`,
  'gu',
)
const nearMonths =
  /(?<rel>下下个?|上上个?|下个?|上个?|这个?|本|当)月份?(?:的?(?<ten>[上中下])旬)?(?!底|末|初)/gu
const since = new RegExp(
  `(?<y>${yearWords}|年初)?(?:(?<m>${dateNumber})月份?)?(?:以来|至今|到现在|到目前)`,
  'gu',
)

type Groups = Readonly<Record<string, string | undefined>>
type Read = Pick<PeriodHead, 'stretch' | 'after'>

const found = (text: string, pattern: RegExp, read: (groups: Groups) => Read | null): readonly PeriodHead[] =>
  [...text.matchAll(pattern)].flatMap(({ 0: words, groups = {}, index }) => {
    const head = words === '' ? null : read(groups)
    return head ? [{ from: index, to: index + words.length, ...head }] : []
  })

/** Without a year it is this year's. */
const yearly = (words: string, today: Day, inYear: (year: number) => Stretch): Read | null => {
  if (words === '') return { stretch: inYear(yearOf(today)), after: afterIn(inYear) }
  const year = readYear(words, today)
  return year === null ? null : { stretch: inYear(year) }
}

const afterIn =
  (inYear: (year: number) => Stretch) =>
  (start: Day): Stretch => {
    const same = inYear(yearOf(start))
    return same.to >= start ? same : inYear(yearOf(start) + 1)
  }

const tenDays = ({ from, to }: Stretch, ten: string): Stretch => {
  if (ten === '上') return { from, to: addDays(from, 9) }
  if (ten === '中') return { from: addDays(from, 10), to: addDays(from, 19) }
  return ten === '下' ? { from: addDays(from, 20), to } : { from, to }
}
