import { assign } from './assignment.ts'
import {
  type Couple,
  type PlanInput,
  type PlanTalent,
  type PlanVillage,
  pointsOf,
  type Reasons,
  reasonsOf,
} from './model.ts'
import { priceAll, type Seat } from './pricing.ts'
import type { Shortage } from './shortage.ts'

export type Plan = {
  readonly pairs: readonly PlannedPair[]
  /** Points of all pairs that were chosen (locked ones were not); fewer is better. */
  readonly points: number
  /** No plan that covers as many villages, and changes as few pairs, has fewer points. Equal to `points`: proven the best. */
  readonly bound: number
  /** Pairs of the plan to keep to that had to change. */
  readonly changes: number
  readonly lacking: readonly Lacking[]
}

type PlannedPair = Couple & {
  readonly points: number
  readonly reasons: Reasons
  readonly isLocked: boolean
}

/** Villages that compete for too few people: `missing` more people who may go there are needed, whatever is chosen. */
export type Lacking = {
  readonly villages: readonly number[]
  readonly talents: readonly number[]
  readonly missing: number
}

/** The best plan there is, and the proof. Deterministic: the same input gives the same plan. */
export const solvePlan = (input: PlanInput): Plan => {
  const locked = lockedPairs(input)
  const settled = new Set(locked.map(({ village }) => village))
  const villages = input.villages.filter(({ id }) => !settled.has(id))
  const seats = seatsOf(input)
  const { change, ...costs } = priceAll({ ...input, villages, seats })
  const found = assign(costs)
  const chosen = [...found.columnOf].flatMap((column, row) => pairAt(input, villages[row], seats[column]))
  const changes = villages.filter((village, row) =>
    hasChanged(input, village, seats[found.columnOf[row] ?? -1]),
  )
  return {
    pairs: [...locked, ...chosen],
    points: chosen.reduce((sum, { points }) => sum + points, 0),
    bound: found.bound - change * chosen.filter(pair => isChange(input, pair)).length,
    changes: changes.length,
    lacking: found.shortages.map(shortage => lackingOf(shortage, villages, seats)),
  }
}

const seatsOf = ({ talents, locked }: PlanInput): readonly Seat[] =>
  talents.flatMap(talent => {
    const taken = locked.filter(couple => couple.talent === talent.id).length
    const length = Math.max(0, talent.room - taken)
    return Array.from({ length }, (_, nth) => ({ talent, load: talent.load + taken + nth }))
  })

const pairAt = (
  input: PlanInput,
  village: PlanVillage | undefined,
  seat: Seat | undefined,
): readonly PlannedPair[] => (village && seat ? [pairOf(input, village, seat.talent, seat.load, false)] : [])

const pairOf = (
  { weights }: PlanInput,
  village: PlanVillage,
  talent: PlanTalent,
  load: number,
  isLocked: boolean,
): PlannedPair => {
  const reasons = reasonsOf(village, talent, load)
  return {
    village: village.id,
    talent: talent.id,
    points: pointsOf(village, reasons, weights),
    reasons,
    isLocked,
  }
}

// A lock on somebody who has left since holds nothing: the village is to be covered again.
const lockedPairs = (input: PlanInput): readonly PlannedPair[] =>
  input.locked.flatMap(couple => {
    const village = input.villages.find(({ id }) => id === couple.village)
    const talent = input.talents.find(({ id }) => id === couple.talent)
    return village && talent ? [pairOf(input, village, talent, talent.load, true)] : []
  })

const isChange = ({ keep }: PlanInput, { village, talent }: Couple): boolean =>
  keep?.some(couple => couple.village === village && couple.talent !== talent) ?? false

const hasChanged = (input: PlanInput, village: PlanVillage, seat: Seat | undefined): boolean =>
  seat
    ? isChange(input, { village: village.id, talent: seat.talent.id })
    : (input.keep?.some(couple => couple.village === village.id) ?? false)

const lackingOf = (
  shortage: Shortage,
  villages: readonly PlanVillage[],
  seats: readonly Seat[],
): Lacking => ({
  villages: shortage.rows.flatMap(row => villages[row]?.id ?? []),
  talents: [...new Set(shortage.columns.flatMap(column => seats[column]?.talent.id ?? []))],
  missing: shortage.missing,
})
