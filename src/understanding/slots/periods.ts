import { addDays, addMonths, type Day, dayOf } from '#core/shanghai.ts'
import type { Tidy } from '../tidy.ts'
import { monthsStretch, type Stretch, yearOf } from './calendar.ts'
import type { DayHead } from './day-heads.ts'
import { dayHeads } from './days.ts'
import { type Duration, durationWords, readDuration } from './durations.ts'
import { wordsBefore } from './nearby.ts'
import { bareYears, calendarPeriods, namedPeriods, openPeriods, type PeriodHead } from './period-heads.ts'
import { type Reading, reading, type SlotReader, unclear } from './reading.ts'
import { timeAt } from './times.ts'
import { dateNumber, integer, readYear, yearWords } from './years.ts'

/** 去年、上个月、第三季度、近三个月、1月到3月、3月1日至15日、今年以来、十四五. */
export const readPeriods: SlotReader = (sentence, around) => {
  const today = dayOf(around.now)
  const heads = [
    bareYears,
    calendarPeriods,
    namedPeriods,
    openPeriods,
    pastPeriods,
    firstPeriods,
    monthRanges,
    yearRanges,
  ].flatMap(find => find(sentence.text, today))
  const days = dayHeads(sentence, around).flatMap(head => dayAsPeriod(sentence, head))
  return [
    ...heads.map(head => periodReading(sentence, head)),
    ...[
      ...ranges(sentence, [...heads, ...days], today),
      ...openRanges(sentence, [...heads, ...days], today),
    ].map(head => periodReading(sentence, head)),
    ...vaguePeriods(sentence),
  ]
}

/** A day as an end of a stretch; the time it was said with goes along: 下周一上午到周三中午. */
const dayAsPeriod = ({ text }: Tidy, { from, to, day, after, ask, part }: DayHead): readonly PeriodHead[] => {
  if (!day) return []
  const single = { from, to: timeAt(text, to, part ?? null).to, stretch: oneDay(day), assumed: ask }
  return [after ? { ...single, after: start => oneDay(after(start) ?? day) } : single]
}

const oneDay = (day: Day): Stretch => ({ from: day, to: day })

const periodReading = (
  sentence: Tidy,
  { from, to, stretch, ask, strength, assumed = null }: PeriodHead,
): Reading => {
  if (ask) return unclear(sentence, { from, to }, 'period', ask)
  return stretch.from <= stretch.to
    ? reading(
        sentence,
        { from, to },
        { kind: 'period', ...stretch, words: sentence.text.slice(from, to) },
        { ask: assumed, ...(strength ? { strength } : {}) },
      )
    : unclear(sentence, { from, to }, 'period', '开始的日子在结束之后，请再说一次起止时间。')
}

const past = new RegExp(
  `(?:最近|近|过去|前)(?:的)?(?<much>${durationWords}|一年|一周|一月)(?:以来|之内|以内|内|里)?`,
  'gu',
)

/** 近三个月, 最近一周: up to and with today. */
const pastPeriods = (text: string, today: Day): readonly PeriodHead[] =>
  [...text.matchAll(past)].flatMap(({ 0: words, groups: { much = '' } = {}, index }) => {
    const duration = readDuration(much)
    const from = duration && beginning(duration, today)
    if (!duration || !from || (words.startsWith('前') && /[提之以]$/u.test(wordsBefore(text, index))))
      return []
    const ask =
      words.startsWith('前') && duration.unit === 'month' ? whichMonths(words, duration.count) : null
    return [{ from: index, to: index + words.length, stretch: { from, to: today }, ask }]
  })

const whichMonths = (words: string, count: number): string =>
  `「${words}」是今年1月到${count}月，还是到今天为止的${count}个月？`

const firstOf = new RegExp(
  `(?:(?<y>${yearWords})的?)?(?:前(?<m>${dateNumber})个月|(?:前(?<q>[一二三四1-4])|[1一](?:季度)?(?:到|至|-|~)第?(?<q2>[二三四2-4]))个?季度)`,
  'gu',
)

/** 前三季度, 一到三季度, 今年前10个月: from the beginning of the year. */
const firstPeriods = (text: string, today: Day): readonly PeriodHead[] =>
  [...text.matchAll(firstOf)].flatMap(({ 0: words, groups = {}, index }) => {
    const months = monthsOf(groups)
    const year = groups.y === undefined ? yearOf(today) : readYear(groups.y, today)
    if (year === null || months === null || months < 1 || months > 12) return []
    return [{ from: index, to: index + words.length, stretch: monthsStretch(year, 1, months) }]
  })

// 前三个月 without a year may be the last three: pastPeriods asks.
const monthsOf = ({ y, m, q, q2 }: Readonly<Record<string, string | undefined>>): number | null => {
  if (m !== undefined) return y === undefined ? null : integer(m)
  const quarters = integer(q ?? q2 ?? '')
  return quarters && quarters * 3
}

const beginning = ({ count, unit }: Duration, today: Day): Day | null => {
  switch (unit) {
    case 'day':
      return addDays(today, 1 - Math.ceil(count))
    case 'week':
      return addDays(today, 1 - Math.round(count * 7))
    case 'month':
      return addDays(addMonths(today, -Math.round(count)), 1)
    case 'year':
      return addDays(addMonths(today, -Math.round(count * 12)), 1)
    default:
      return null
  }
}

const link = '(?:到|至|-|~|、?和)'
const monthsTo = new RegExp(
  `(?:从)?(?:(?<y>${yearWords})的?)?(?<![\\d.年月-])(?<a>${dateNumber})(?:月份?)?(?:到|至|-|~)(?<b>${dateNumber})月份?(?!\\d|[一二三四五六七八九十]+[日号])`,
  'gu',
)

/** 1-3月, 去年3月到5月. */
const monthRanges = (text: string, today: Day): readonly PeriodHead[] =>
  [...text.matchAll(monthsTo)].flatMap(({ 0: words, groups: { y = '', a = '', b = '' } = {}, index }) => {
    const [first, last] = [integer(a), integer(b)]
    const year = y === '' ? yearOf(today) : readYear(y, today)
    if (!first || !last || year === null || first > 12 || last > 12) return []
    const stretch = monthsStretch(year, first, last < first ? last + 12 : last)
    return [{ from: index, to: index + words.length, stretch }]
  })

/** 2024-2026年, 2024到2026年. */
const yearRanges = (text: string): readonly PeriodHead[] =>
  [...text.matchAll(/(?:从)?(?<!\d)(20\d\d)年?(?:到|至|-|~)(20\d\d)年/gu)].map(
    ({ 0: words, 1: a, 2: b, index }) => ({
      from: index,
      to: index + words.length,
      stretch: { from: `${a}-01-01`, to: `${b}-12-31` },
    }),
  )

const between = new RegExp(`^(?:的?${link}|开始到|起到|起至)$`, 'u')

/** Two days or stretches with 到, 至 or a dash between them; the second takes its year from the first. */
const ranges = ({ text }: Tidy, heads: readonly PeriodHead[], today: Day): readonly PeriodHead[] =>
  heads.flatMap(first =>
    heads
      .filter(
        ({ from }) => from > first.to && from <= first.to + 3 && between.test(text.slice(first.to, from)),
      )
      .filter(({ from }) => !/和$/u.test(text.slice(first.to, from)))
      .map(last => {
        const begins = /从$/u.test(wordsBefore(text, first.from)) ? first.from - 1 : first.from
        const stretch = joined(first, last, today)
        const isAsSaid = stretch.from === first.stretch.from
        return { from: begins, to: last.to, stretch, assumed: isAsSaid ? (first.assumed ?? null) : null }
      }),
  )

/** A stretch without a year is this year's: what is counted has mostly been. */
const joined = (first: PeriodHead, last: PeriodHead, today: Day): Stretch => {
  const from = beginningOf(first, today)
  return { from, to: (last.after?.(from) ?? last.stretch).to }
}

const beginningOf = (first: PeriodHead, today: Day): Day => {
  const thisYear = first.after?.(`${yearOf(today)}-01-01`) ?? first.stretch
  // 20日 alone is no day of January.
  return thisYear.from.slice(4) === first.stretch.from.slice(4) ? thisYear.from : first.stretch.from
}

const untilNow = /^(?:以来|至今|到现在|到目前(?:为止)?|到如今)/u

/** 3月7号至今, 上个月到现在. */
const openRanges = ({ text }: Tidy, heads: readonly PeriodHead[], today: Day): readonly PeriodHead[] =>
  heads.flatMap(first => {
    const [words = ''] = untilNow.exec(text.slice(first.to)) ?? []
    const begun = beginningOf(first, today)
    const from = begun <= today ? begun : addMonths(begun, -12)
    if (words === '' || from > today) return []
    const begins = /从$/u.test(wordsBefore(text, first.from)) ? first.from - 1 : first.from
    return [{ from: begins, to: first.to + words.length, stretch: { from, to: today } }]
  })

const vague =
  /(?:最近|近|前|过去|这)(?:这)?几(?:年|个?月|个?星期|个?礼拜|周|天)|近年来|这些年|前(?:些年|阵子?|段时间|段日子)/gu

const vaguePeriods = (sentence: Tidy): readonly Reading[] =>
  [...sentence.text.matchAll(vague)].map(({ 0: words, index }) =>
    unclear(
      sentence,
      { from: index, to: index + words.length },
      'period',
      `「${words}」从什么时候算起？例如 近三年、今年以来。`,
    ),
  )
