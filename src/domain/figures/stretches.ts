import { addDays, addMonths, type Day } from '#core/shanghai.ts'

/** A stretch of days of a figure, and how it is called. */
export type Stretch = { readonly from: Day; readonly to: Day; readonly words: string }

type Days = Pick<Stretch, 'from' | 'to'>

/** 比上月, 和上个月比: a stretch that is only compared with. */
export const isComparedWith = ({ words }: Pick<Stretch, 'words'>, rest: string): boolean =>
  [...rest.matchAll(comparing)].some(({ 1: behind = '' }) => behind.startsWith(words)) ||
  [...rest.matchAll(beside)].some(({ 1: between = '' }) => between.startsWith(words))

const comparing = /[比较](?=(.{1,12}))/gu
const beside = /[和跟同与](?=(.{1,12}?)比)/gu

/** 比上月末, 和上个月底比: as it stands today, which is always shown beside it. */
export const wantsSinceLastMonth = (rest: string): boolean =>
  /[比较]上个?月[末底]|[和跟同与]上个?月[末底].{0,4}比/u.test(rest)

/** The stretch a past one is compared with: the one right after it, when that is under way; otherwise what was said itself. */
export const stretchAfter = (said: Stretch, today: Day): Stretch => {
  const from = addDays(said.to, 1)
  const to = isOfMonths(said)
    ? addDays(addMonths(from, monthsIn(said.from, said.to)), -1)
    : addDays(from, daysBetween(said.from, said.to))
  return from > today || to < today ? said : { from, to, words: wordsOf({ from, to }) }
}

const wordsOf = (days: Days): string => {
  const { from, to } = days
  if (!isOfMonths(days)) return daysBetween(from, to) === 6 ? '本周' : `${from}到${to}`
  const called: Readonly<Record<number, string>> = { 1: '本月', 3: '本季度', 12: '今年' }
  return called[monthsIn(from, to)] ?? `${from}到${to}`
}

/** Months before months, otherwise as many days before. */
export const stretchBefore = (days: Days): Days => {
  const { from, to } = days
  const end = addDays(from, -1)
  if (!isOfMonths(days)) return { from: addDays(from, -daysBetween(from, to) - 1), to: end }
  return { from: addMonths(from, -monthsIn(from, to)), to: end }
}

const isOfMonths = ({ from, to }: Days): boolean => from.endsWith('-01') && addDays(to, 1).endsWith('-01')

const monthsIn = (from: Day, to: Day): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7)) +
  1

/** Days from one to the other; none from a day to itself. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
