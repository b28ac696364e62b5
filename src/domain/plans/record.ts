import type { Reader } from '#core/reader.ts'
import type { Day } from '#core/shanghai.ts'
import type { CountyPlan, PlanTarget } from '#storage/generated/client.ts'

export const planNumber = (id: number): string => `GH-${id}`

/** The plan in force on a day. */
export const planAt = async (db: Reader, day: Day): Promise<CountyPlan | null> => {
  const year = Number(day.slice(0, 4))
  const plan = await db.countyPlan.findFirst({
    where: { firstYear: { lte: year } },
    orderBy: { firstYear: 'desc' },
  })
  return plan && year < plan.firstYear + plan.years ? plan : null
}

/** What the plan wants of one figure now; `null` when it says nothing of it. */
export const targetOf = async (db: Reader, planId: number, indicator: string): Promise<PlanTarget | null> => {
  const newest = await db.planTarget.findFirst({ where: { planId, indicator }, orderBy: { id: 'desc' } })
  return newest && newest.values.length > 0 ? newest : null
}

/** Every target of a plan that holds, in the order they were first set. */
export const targetsOf = async (db: Reader, planId: number): Promise<readonly PlanTarget[]> => {
  const rows = await db.planTarget.findMany({ where: { planId }, orderBy: { id: 'asc' } })
  const newest = new Map(rows.map(row => [row.indicator, row]))
  return [...newest.values()].filter(({ values }) => values.length > 0)
}
