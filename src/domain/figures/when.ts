import { dateWords, shortDate } from '#cards/kit/dates.ts'
import { type Area, type Indicator, type Span, spanOf } from '#core/figures.ts'
import type { Said } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { addDays, type Day } from '#core/shanghai.ts'
import { lastMonthEnd } from './reading.ts'
import {
  daysBetween,
  isComparedWith,
  type Stretch,
  stretchAfter,
  stretchBefore,
  wantsSinceLastMonth,
} from './stretches.ts'

export type { Stretch }

/** The days somebody asked about: nothing said, one day, or a stretch. */
export type Asked =
  | { readonly kind: 'now' }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'period'; readonly from: Day; readonly to: Day; readonly words: string }

/** What a figure is asked for: the stretch itself, and the two that are compared. */
export type View = {
  readonly asked: Stretch
  /** 截至2026年6月30日 · 2026年以来 */
  readonly asOf: string
  readonly now: Stretch
  readonly before: Stretch
}

/** What was said of days. 比上月 asks for this month, beside the last one. */
export const askedIn = ({ slots, words, rest }: Said, today: Day): Asked => {
  const [period] = slots.period ?? []
  if (period?.kind === 'period')
    return { ...(isComparedWith(period, rest) ? stretchAfter(period, today) : period), kind: 'period' }
  if (wantsSinceLastMonth(rest)) return { kind: 'now' }
  const [date] = slots.date ?? []
  if (date?.kind === 'day') return { kind: 'day', day: date.day }
  const typed = words.find(word => /^\d{4}-\d{2}-\d{2}$/.test(word))
  return typed === undefined ? { kind: 'now' } : { kind: 'day', day: typed }
}

/** What is asked, as days of this figure. `planFrom` is the first day of the plan in force; targets are counted from it. */
export const viewOf = (
  { kind }: Pick<Indicator, 'kind'>,
  asked: Asked,
  today: Day,
  planFrom: Day | null,
): View => {
  refuseFuture(asked, today)
  if (kind === 'flow') return flowView(asked, today)
  const day = lastDay(asked, today)
  const before = asked.kind === 'period' ? addDays(asked.from, -1) : lastMonthEnd(day)
  if (kind === 'target') {
    const from = asked.kind === 'period' ? asked.from : earlier(planFrom, day)
    const own = { from, to: day, words: `${dateWords(from)}至${dateWords(day)}` }
    return { asked: own, asOf: own.words, ...inMonths(day, today) }
  }
  const at = standing(day)
  const then = asked.kind === 'now' ? '上月末' : nearWords(before, today)
  return { asked: at, asOf: at.words, now: at, before: { ...standing(before), words: then } }
}

const lastDay = (asked: Asked, today: Day): Day => {
  if (asked.kind === 'now') return today
  const day = asked.kind === 'day' ? asked.day : asked.to
  return day > today ? today : day
}

/** 9月末 · 9月15日 · 2025年12月末, so that nobody takes another month's end for last month's. */
const nearWords = (day: Day, today: Day): string => {
  const near = day.slice(0, 4) === today.slice(0, 4) ? shortDate(day) : dateWords(day)
  return addDays(day, 1).endsWith('-01') ? near.replace(/月\d+日$/, '月末') : near
}

const earlier = (planFrom: Day | null, day: Day): Day =>
  planFrom === null || planFrom > day ? `${day.slice(0, 4)}-01-01` : planFrom

const standing = (day: Day): Stretch => ({ from: day, to: day, words: `截至${dateWords(day)}` })

const flowView = (asked: Asked, today: Day): View => {
  if (asked.kind === 'period') return periodView(asked, today)
  const day = lastDay(asked, today)
  const year = day.slice(0, 4)
  const words = asked.kind === 'now' ? `${year}年以来` : `${year}年至${dateWords(day)}`
  return { asked: { from: `${year}-01-01`, to: day, words }, asOf: words, ...inMonths(day, today) }
}

const inMonths = (day: Day, today: Day): Pick<View, 'now' | 'before'> => {
  const month = (end: Day): Day => `${end.slice(0, 7)}-01`
  const last = lastMonthEnd(day)
  const called = (end: Day): string => `${Number(end.slice(5, 7))}月`
  const isNow = day.slice(0, 7) === today.slice(0, 7)
  return {
    now: { from: month(day), to: day, words: isNow ? '本月' : called(day) },
    before: { from: month(last), to: last, words: isNow ? '上月' : called(last) },
  }
}

const periodView = (asked: Stretch, today: Day): View => {
  const to = asked.to > today ? today : asked.to
  const own = { from: asked.from, to, words: asked.words }
  const days = `${dateWords(own.from)}至${dateWords(own.to)}`
  const before = stretchBefore(asked)
  const length = daysBetween(asked.from, to)
  const sameLength = addDays(before.from, length)
  return {
    asked: own,
    asOf: /\d{4}-\d/.test(asked.words) ? days : `${asked.words}（${days}）`,
    now: own,
    before:
      to === asked.to
        ? { ...before, words: '上一期' }
        : { from: before.from, to: firstOf(sameLength, before.to), words: '上一期同一时段' },
  }
}

const firstOf = (a: Day, b: Day): Day => (a < b ? a : b)

const refuseFuture = (asked: Asked, today: Day): void => {
  const first = asked.kind === 'day' ? asked.day : asked.kind === 'period' ? asked.from : today
  if (first > today) refuse('这一天还没有到。', '指标只能看到今天为止。', '请换一个日期。')
}

export const spanIn = ({ from, to }: Pick<Stretch, 'from' | 'to'>, area: Area | null): Span =>
  spanOf(from, to, area)
