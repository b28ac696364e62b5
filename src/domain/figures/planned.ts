import { count as counted, countWords } from '#cards/kit/amounts.ts'
import type { Context } from '#core/context.ts'
import type { Indicator } from '#core/figures.ts'
import { type Day, dayOf } from '#core/shanghai.ts'
import { planAt, targetOf } from '#domain/plans/index.ts'

/** The first day of the plan in force; targets are counted from it. */
export const planStart = async (ctx: Context): Promise<Day | null> => {
  const plan = await planAt(ctx.db, dayOf(ctx.now))
  return plan === null ? null : `${plan.firstYear}-01-01`
}

/** 2026年底100人，2030年底120人; `null` for a figure the plan says nothing of. */
export const plannedWords = async (ctx: Context, one: Indicator, day: Day): Promise<string | null> => {
  const plan = await planAt(ctx.db, day)
  const values = plan && (await targetOf(ctx.db, plan.id, one.id))?.values
  if (!plan || !values) return null
  const year = Number(day.slice(0, 4))
  const now = values[year - plan.firstYear]
  const last = values.at(-1)
  const happens = one.kind === 'flow' || one.kind === 'target'
  const words = (value: number | undefined, of: number): string | null =>
    value === undefined ? null : `${of}年${happens ? '' : '底'}${countWords(counted(value, one.unit))}`
  const lastYear = plan.firstYear + plan.years - 1
  return [words(now, year), lastYear === year ? null : words(last, lastYear)]
    .filter(part => part !== null)
    .join('，')
}
