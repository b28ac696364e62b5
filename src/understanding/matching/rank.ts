import type { Feature } from './features.ts'
import { learn } from './learning.ts'
import { type Profile, partsOf } from './patterns.ts'

/** How much of a sentence a command explains, and how likely it is by what was learned from all commands' phrases. */
export type Ranked = { readonly profile: Profile; readonly cover: number; readonly likelihood: number }

export type Ranking = {
  readonly rank: (features: readonly Feature[], denied: readonly Feature[]) => readonly Ranked[]
  /** Share of the sentence's weight that any command has ever heard of. */
  readonly familiarity: (features: readonly Feature[]) => number
}

/** Prepares all commands once. */
export const createRanking = (profiles: readonly Profile[]): Ranking => {
  const bags = profiles.map(bagOf)
  const rarity = rarityOver(bags)
  const unheard = Math.log(profiles.length + 1) * unheardShare
  const massOf = ({ name, weight }: Feature): number => weight * (rarity.get(name) ?? unheard)
  const owners = ownersOf(bags)
  const acts = profiles.map(({ command }) => partsOf(command).act)
  const learned = learn(lessonsOf(profiles), profiles.length)
  return {
    familiarity: features => {
      const whole = sum(features.map(massOf))
      return whole === 0 ? 0 : sum(features.filter(({ name }) => rarity.has(name)).map(massOf)) / whole
    },
    rank: (features, denied) => {
      const cover = coverOf(owners, features, features.map(massOf), profiles.length)
      const likelihoods = learned(features)
      const isDenied = (owner: number): boolean => denied.some(({ name }) => name === `c:${acts[owner]}`)
      return profiles.map((profile, owner) => ({
        profile,
        cover: (cover[owner] ?? 0) * (isDenied(owner) ? deniedFactor : 1),
        likelihood: likelihoods[owner] ?? 0,
      }))
    },
  }
}

/** What a sentence says that no command ever spoke of weighs less than what they know. */
const unheardShare = 0.55
const deniedFactor = 0.4

const lessonsOf = (profiles: readonly Profile[]) =>
  profiles.flatMap(({ patterns }, owner) =>
    patterns.map(({ features, trust }) => ({ features, owner, worth: trust })),
  )

/** Each feature of a command with how sure it is a sign of it. */
const bagOf = ({ patterns, extra }: Profile): ReadonlyMap<string, number> => {
  const bag = new Map<string, number>()
  const put = (name: string, sureness: number): void =>
    void bag.set(name, Math.max(bag.get(name) ?? 0, sureness))
  for (const { features, trust } of patterns) for (const { name } of features) put(name, trust)
  for (const { name } of extra) put(name, 1)
  return bag
}

const rarityOver = (bags: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const bag of bags)
    for (const [name, sureness] of bag) counts.set(name, (counts.get(name) ?? 0) + sureness)
  return new Map([...counts].map(([name, count]) => [name, Math.log((bags.length + 1) / (count + 0.3))]))
}

type Owned = { readonly owner: number; readonly sureness: number }
type Owners = ReadonlyMap<string, readonly Owned[]>

/** Which commands a feature is a sign of. */
const ownersOf = (bags: readonly ReadonlyMap<string, number>[]): Owners => {
  const owners = new Map<string, Owned[]>()
  bags.forEach((bag, owner) => {
    for (const [name, sureness] of bag) {
      const list = owners.get(name)
      if (list) list.push({ owner, sureness })
      else owners.set(name, [{ owner, sureness }])
    }
  })
  return owners
}

/** For each command, the share of the sentence that is a sign of it. */
const coverOf = (
  owners: Owners,
  features: readonly Feature[],
  masses: readonly number[],
  count: number,
): readonly number[] => {
  const whole = sum(masses) || 1
  const cover = new Array<number>(count).fill(0)
  features.forEach(({ name }, index) => {
    const share = (masses[index] ?? 0) / whole
    for (const { owner, sureness } of owners.get(name) ?? [])
      cover[owner] = (cover[owner] ?? 0) + share * sureness
  })
  return cover
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
