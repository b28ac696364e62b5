import { z } from 'zod'
import type { Plan } from './solve.ts'

/** A plan as the database keeps it: ids and figures only. */
const Pair = z.object({
  village: z.number(),
  talent: z.number(),
  points: z.number(),
  isLocked: z.boolean(),
  reasons: z.object({
    fields: z.array(z.number()),
    kilometres: z.number().nullable(),
    sharesLanguage: z.boolean(),
    isFormer: z.boolean(),
    load: z.number(),
  }),
})

export type KeptPair = z.output<typeof Pair>

const Lacking = z.object({
  villages: z.array(z.number()),
  talents: z.array(z.number()),
  missing: z.number(),
})

const Couple = z.object({ village: z.number(), talent: z.number() })

export type KeptPlan = {
  readonly pairs: readonly KeptPair[]
  readonly barred: readonly z.output<typeof Couple>[]
  readonly lacking: readonly z.output<typeof Lacking>[]
}

export const readPlan = (row: {
  readonly pairs: unknown
  readonly barred: unknown
  readonly lacking: unknown
}): KeptPlan => ({
  pairs: z.array(Pair).parse(row.pairs),
  barred: z.array(Couple).parse(row.barred),
  lacking: z.array(Lacking).parse(row.lacking),
})

/** The columns a solved plan is kept in. */
export const planColumns = ({ pairs, points, bound, changes, lacking }: Plan) => ({
  pairs: pairs.map(({ village, talent, points, isLocked, reasons }) => ({
    village,
    talent,
    points,
    isLocked,
    reasons: { ...reasons, fields: [...reasons.fields] },
  })),
  lacking: lacking.map(({ villages, talents, missing }) => ({
    villages: [...villages],
    talents: [...talents],
    missing,
  })),
  points: Math.round(points),
  bound: Math.round(bound),
  changes,
})
