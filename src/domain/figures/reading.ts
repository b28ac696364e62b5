import { count as counted, countWords } from '#cards/kit/amounts.ts'
import type { Context } from '#core/context.ts'
import type { Area, Indicator, Span } from '#core/figures.ts'
import { grantsFor } from '#core/permission.ts'
import { addDays, addMonths, type Day, dayOf, instantOf } from '#core/shanghai.ts'

/** The part of the county whose figures somebody may read: all of it, or the area of his first grant that reaches. */
export const areaFor = ({ actor }: Context): Area | null => {
  const [first] = grantsFor(actor, 'figures.read')
  return first?.reach === 'own' ? { ...first.grant } : null
}

/** From the start of a day's year to its end: stock figures look at the end, flow figures at the whole. */
export const spanTo = (day: Day, area: Area | null): Span => ({
  from: new Date(instantOf(`${day.slice(0, 4)}-01-01`).getTime() - 1),
  to: new Date(instantOf(addDays(day, 1)).getTime() - 1),
  area,
})

/** The last day of the month before a day's own. */
export const lastMonthEnd = (day: Day): Day => addDays(`${day.slice(0, 7)}-01`, -1)

/** 1243人; of a whole: 86/90个（95.6%）, and below five only 3/4个. */
export const valueWords = async (ctx: Context, one: Indicator, span: Span): Promise<string> => {
  const value = await one.count(ctx.db, span)
  if (!one.outOf) return countWords(counted(value, one.unit))
  const whole = await one.outOf(ctx.db, span)
  const share = whole < 5 ? '' : `（${((value / whole) * 100).toFixed(1)}%）`
  return `${value}/${whole}${one.unit}${share}`
}

/** 比上月末增加3人; `null` when nothing moved, and for flows, which begin anew. */
export const movedWords = async (ctx: Context, one: Indicator, span: Span): Promise<string | null> => {
  if (one.kind === 'flow') return '今年以来'
  const before = await one.count(ctx.db, spanTo(lastMonthEnd(dayOf(ctx.now)), span.area))
  const difference = (await one.count(ctx.db, span)) - before
  if (difference === 0) return null
  return `比上月末${difference > 0 ? '增加' : '减少'}${countWords(counted(Math.abs(difference), one.unit))}`
}

/** The ends of the five months before, and today: what the chart shows. */
export const monthEnds = (today: Day): readonly { readonly label: string; readonly day: Day }[] => [
  ...[5, 4, 3, 2, 1].map(back => {
    const day = lastMonthEnd(addMonths(`${today.slice(0, 7)}-01`, 1 - back))
    return { label: `${Number(day.slice(5, 7))}月`, day }
  }),
  { label: '今天', day: today },
]
