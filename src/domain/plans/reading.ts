import { count as counted, countWords } from '#cards/kit/amounts.ts'
import type { Context } from '#core/context.ts'
import { type Indicator, spanOf } from '#core/figures.ts'
import { addDays, type Day } from '#core/shanghai.ts'
import type { CountyPlan, PlanTarget } from '#storage/generated/client.ts'
import { type Course, type Pace, paceOf } from './pace.ts'

/** One target of the plan, as far as it has come. */
export type Reached = {
  readonly one: Indicator
  readonly target: PlanTarget
  readonly course: Course
  readonly actual: number
  readonly pace: Pace
}

/** Flows and what is done towards a target add up over the years; what stands does not. */
export const addsUp = ({ kind }: Pick<Indicator, 'kind'>): boolean => kind === 'flow' || kind === 'target'

const firstDay = ({ firstYear }: CountyPlan): Day => `${firstYear}-01-01`
export const lastYear = ({ firstYear, years }: CountyPlan): number => firstYear + years - 1

export const reached = async (
  ctx: Context,
  plan: CountyPlan,
  target: PlanTarget,
  one: Indicator,
  day: Day,
): Promise<Reached> => {
  const from = firstDay(plan)
  const before = addDays(from, -1)
  const adds = addsUp(one)
  const base = adds ? 0 : await one.count(ctx.db, spanOf(before, before, null))
  const course: Course = { firstYear: plan.firstYear, values: target.values, adds, base }
  const actual = await countTo(ctx, plan, one, day)
  const pace = paceOf(course, actual, day)
  const whole = one.outOf ? await one.outOf(ctx.db, spanOf(day, day, null)) : null
  return { one, target, course, actual, pace: { ...pace, forecast: atMost(pace.forecast, whole) } }
}

/** Of ninety villages there are never ninety-one. */
const atMost = (forecast: number | null, whole: number | null): number | null =>
  forecast === null || whole === null ? forecast : Math.min(forecast, whole)

/** Since the first day of the plan, or as it stands. */
export const countTo = (ctx: Context, plan: CountyPlan, one: Indicator, day: Day): Promise<number> =>
  one.count(ctx.db, addsUp(one) ? spanOf(firstDay(plan), day, null) : spanOf(day, day, null))

export const amount = ({ unit }: Indicator, value: number): string =>
  countWords(counted(Math.round(Math.abs(value)), unit))

/** 比序时进度快3人 · 与序时进度持平 */
export const paceWords = ({ one, actual, pace }: Reached): string => {
  const by = Math.round(actual - pace.expected)
  if (by === 0) return '与序时进度持平'
  return `比序时进度${by > 0 ? '快' : '慢'}${amount(one, by)}`
}

/** 时间过去17.9%，完成12.0% */
export const shareWords = ({ pace }: Reached): string => {
  const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
  const time = `时间过去${percent(pace.timeShare)}`
  return pace.doneShare === null ? time : `${time}，完成${percent(pace.doneShare)}`
}
