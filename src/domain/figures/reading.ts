import { count as counted, countWords } from '#cards/kit/amounts.ts'
import type { Context } from '#core/context.ts'
import { type Area, areaOf, type Indicator, type Span, spanTo } from '#core/figures.ts'
import { grantsFor } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { addDays, addMonths, type Day, dayOf } from '#core/shanghai.ts'
import { gazetteerOf } from '#domain/places/index.ts'

export { spanTo } from '#core/figures.ts'

/** The part of the county whose figures somebody may read: all of it, or the areas of all his grants together. */
export const areaFor = ({ actor }: Context): Area | null => {
  const grants = grantsFor(actor, 'figures.read')
  const isNarrow = grants.length > 0 && grants.every(({ reach }) => reach === 'own')
  return isNarrow ? areaOf(grants.map(({ grant }) => grant)) : null
}

/** The same for somebody who asks; a right without an area opens no figure that has records. */
export const areaAsked = (ctx: Context): Area | null => {
  const area = areaFor(ctx)
  if (area && area.unitIds.length + area.townshipIds.length + area.villageIds.length === 0) noArea()
  return area
}

const noArea = (): never =>
  refuse(
    '您能看的指标目前还没有记录。',
    '财政经办看资金类指标，联络员看本单位、本乡镇的指标；其他指标由县委人才办掌握。',
    '需要其他数字，请联系县委人才办。',
  )

/** Places named one by one; of more, how many there are. */
const namedMax = 3

/** 全县, or the names of the places: 诺溪镇、县一中. */
export const rangeWords = async (ctx: Context, area: Area | null): Promise<string> => {
  if (area === null) return '全县'
  const { units, villages, townships } = await gazetteerOf(ctx.db)
  const names = [
    ...named(units, area.unitIds),
    ...named(townships, area.townshipIds),
    ...named(villages, area.villageIds),
  ]
  const shown = names.slice(0, namedMax).join('、')
  if (names.length > namedMax) return `${shown}等${names.length}处`
  return shown || '您负责范围内'
}

const named = (
  places: readonly { readonly id: number; readonly name: string }[],
  ids: readonly number[],
): readonly string[] => places.filter(({ id }) => ids.includes(id)).map(({ name }) => name)

/** The last day of the month before a day's own. */
export const lastMonthEnd = (day: Day): Day => addDays(`${day.slice(0, 7)}-01`, -1)

/** Wholes below this are told without a share: 3/4个. */
const shareFrom = 5

/** 1243人; of a whole: 86/90个（95.6%）, and below five only 3/4个. */
export const valueWords = async (
  ctx: Pick<Context, 'db'>,
  one: Pick<Indicator, 'count' | 'outOf' | 'unit'>,
  span: Span,
): Promise<string> => {
  const value = await one.count(ctx.db, span)
  return amountWords(value, one.outOf ? await one.outOf(ctx.db, span) : null, one.unit)
}

export const amountWords = (value: number, whole: number | null, unit: Indicator['unit']): string => {
  if (whole === null) return countWords(counted(value, unit))
  const share = whole < shareFrom ? '' : `（${((value / whole) * 100).toFixed(1)}%）`
  return `${value}/${whole}${unit}${share}`
}

/** 比上月末增加3人; `null` when nothing moved, and for flows, which begin anew. */
export const movedWords = async (ctx: Context, one: Indicator, span: Span): Promise<string | null> => {
  if (one.kind === 'flow') return '今年以来'
  if (one.kind === 'target') return '规划期内'
  const before = await one.count(ctx.db, spanTo(lastMonthEnd(dayOf(ctx.now)), span.area))
  const difference = (await one.count(ctx.db, span)) - before
  if (difference === 0) return null
  return `比上月末${difference > 0 ? '增加' : '减少'}${countWords(counted(Math.abs(difference), one.unit))}`
}

/** The ends of the five months before, and the day itself: what the chart shows. */
export const monthEnds = (
  day: Day,
  today: Day = day,
): readonly { readonly label: string; readonly day: Day }[] => [
  ...[5, 4, 3, 2, 1].map(back => {
    const end = lastMonthEnd(addMonths(`${day.slice(0, 7)}-01`, 1 - back))
    return { label: `${Number(end.slice(5, 7))}月`, day: end }
  }),
  { label: day === today ? '今天' : `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`, day },
]
