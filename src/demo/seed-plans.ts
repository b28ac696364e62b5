import { instantOf } from '#core/shanghai.ts'
import { bylineIn } from './bylines.ts'
import type { Seeding } from './seed.ts'
import type { PersonIds } from './seed-people.ts'

/** What the invented county wants of itself, year by year. */
const wanted: readonly (readonly [indicator: string, ...values: number[]])[] = [
  ['GZ-01', 18, 20, 22, 24, 26],
  ['IND-11', 3, 2, 2, 2, 2],
  ['IND-21', 98, 104, 110, 115, 120],
  ['JD-01', 88, 90, 90, 90, 90],
  ['JD-03', 480, 500, 520, 540, 560],
  ['IND-27', 75, 78, 81, 85, 90],
  ['IND-08', 14, 15, 15, 16, 16],
]

/** The five-year plan, adopted in January, with one target that was raised in June. Answers how many targets. */
export const seedPlans = async ({ tx, now }: Seeding, people: PersonIds): Promise<number> => {
  const firstYear = Number(now.toISOString().slice(0, 4))
  const by = bylineIn(people, 'office')
  const byName = (await tx.person.findUniqueOrThrow({ where: { id: Number(by.replace('person:', '')) } }))
    .name
  const adopted = { by, createdAt: passed(instantOf(`${firstYear}-01-08`, '10:00'), now) }
  const { id } = await tx.countyPlan.create({
    data: {
      ...adopted,
      name: `云岭县人才发展五年规划（${firstYear}—${firstYear + 4}年）`,
      firstYear,
      document: `云岭办发〔${firstYear}〕1号`,
    },
  })
  await tx.planTarget.createMany({
    data: [
      { ...adopted, byName, planId: id, indicator: 'IND-21', values: [92, 96, 100, 105, 110], why: null },
      ...wanted.map(([indicator, ...values]) => ({
        ...adopted,
        byName,
        planId: id,
        indicator,
        values,
        ...(indicator === 'IND-21'
          ? {
              createdAt: passed(instantOf(`${firstYear}-06-12`, '10:00'), now),
              why: '县委要求每村至少一名人才',
            }
          : { why: '按规划印发稿' }),
      })),
    ],
  })
  return wanted.length
}

/** Nothing of it was written in the future. */
const passed = (at: Date, now: Date): Date => (at < now ? at : now)
