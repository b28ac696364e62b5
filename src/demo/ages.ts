import type { Category } from '#domain/talents/dictionary.ts'
import { diceOf } from './random.ts'
import type { TalentSeed } from './talents.ts'

/** How many of a thousand stand in each stretch of ages: on average 44.6 years old, 31 of a hundred 50 and over. */
const stretches: readonly (readonly [from: number, to: number, share: number])[] = [
  [24, 29, 50],
  [30, 35, 128],
  [36, 40, 149],
  [41, 45, 170],
  [46, 49, 193],
  [50, 54, 175],
  [55, 59, 104],
  [60, 66, 31],
]

/** Offices and schools let people go at sixty; crafts, farms and guests do not. */
const untilSixty: readonly Category[] = ['party', 'professional', 'skilled', 'social']

/** A dice of its own: the county's people stay who they are. */
const seed = 20_260_143

/** The age of everybody in months, by number; whoever stands higher is likelier to be older. */
export const inventAges = (talents: readonly TalentSeed[]): ReadonlyMap<number, number> => {
  const dice = diceOf(seed)
  const ages = agesOf(talents.length).map(years => years * 12 + dice.below(12))
  const rank = { high: 0.35, middle: 0.2, junior: 0 }
  const inLine = talents
    .map(talent => ({ talent, at: dice.next() + rank[talent.level ?? 'junior'] }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ talent }) => talent)
  const leaving = ({ category, source }: TalentSeed): boolean =>
    untilSixty.includes(category) && source !== 'flexible'
  const old = ages.filter(months => months >= 60 * 12).length
  // The oldest ages go to the last in line of those who may have them.
  const oldest = new Set(inLine.filter(talent => !leaving(talent)).slice(-old))
  const order = [
    ...inLine.filter(talent => !oldest.has(talent)),
    ...inLine.filter(talent => oldest.has(talent)),
  ]
  return new Map(order.map(({ id }, nth) => [id, ages[nth] ?? 0]))
}

/** So many ages, rising, each stretch filled evenly. */
const agesOf = (count: number): readonly number[] => {
  const all = stretches.reduce((sum, [, , share]) => sum + share, 0)
  let begun = 0
  return stretches.flatMap(([from, to, share]) => {
    const first = Math.round((begun / all) * count)
    begun += share
    const many = Math.round((begun / all) * count) - first
    return Array.from({ length: many }, (_, nth) => from + Math.floor((nth / many) * (to - from + 1)))
  })
}
