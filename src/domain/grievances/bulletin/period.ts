import { dateWords } from '#cards/kit/dates.ts'
import { addDays, addMonths, type Day } from '#core/shanghai.ts'
import { mondayOf, weekOf } from '#domain/digests/index.ts'

/** Days told of, both included. */
export type Period = { readonly from: Day; readonly to: Day }

export const spans = { week: '周报', month: '月报' } as const

export type Span = keyof typeof spans

/** The last whole week or month before a day. */
export const lastOf = (span: Span, today: Day): Period => {
  if (span === 'week') {
    const monday = mondayOf(today)
    return { from: addDays(monday, -7), to: addDays(monday, -1) }
  }
  const first = `${today.slice(0, 7)}-01`
  return { from: addMonths(first, -1), to: addDays(first, -1) }
}

/** A week from Monday to Sunday, a whole month, or anything else. */
export const spanOf = ({ from, to }: Period): Span | null => {
  if (mondayOf(from) === from && addDays(from, 6) === to) return 'week'
  return from.endsWith('-01') && addDays(addMonths(from, 1), -1) === to ? 'month' : null
}

/** The time of the same length right before: what is compared with. */
export const before = (period: Period): Period => {
  const { from, to } = period
  if (spanOf(period) === 'month') return { from: addMonths(from, -1), to: addDays(from, -1) }
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
  return { from: addDays(from, -days), to: addDays(from, -1) }
}

/** 诉求周报（2026年第47周） */
export const titleOf = (period: Period): string => {
  const span = spanOf(period)
  if (span === 'month') return `诉求月报（${period.from.slice(0, 4)}年${Number(period.from.slice(5, 7))}月）`
  if (span === null) return '诉求通报'
  const { year, week } = weekOf(period.from)
  return `诉求周报（${year}年第${week}周）`
}

export const periodWords = ({ from, to }: Period): string =>
  from === to ? dateWords(from) : `${dateWords(from)}至${dateWords(to)}`
