import type { Feature } from './features.ts'
import { type Pattern, type Profile, partsOf } from './patterns.ts'

/** How well a sentence fits a command, between 0 and 1; `known` is how much of the sentence the commands know at all. */
export type Ranked = { readonly profile: Profile; readonly score: number }

export type Ranking = {
  readonly rank: (features: readonly Feature[], denied: readonly Feature[]) => readonly Ranked[]
  /** Share of the sentence's weight that any command has ever heard of. */
  readonly familiarity: (features: readonly Feature[]) => number
}

type Placed = { readonly pattern: Pattern; readonly owner: number; readonly mass: number }

/** Prepares all patterns once: rarity over commands, and where each feature occurs. */
export const createRanking = (profiles: readonly Profile[]): Ranking => {
  const bags = profiles.map(bagOf)
  const rarity = rarityOver(bags)
  const unheard = Math.log(profiles.length + 1) * unheardShare
  const massOf = (feature: Feature): number => feature.weight * (rarity.get(feature.name) ?? unheard)
  const placed: readonly Placed[] = profiles.flatMap((profile, owner) =>
    profile.patterns.map(pattern => ({ pattern, owner, mass: sum(pattern.features.map(massOf)) })),
  )
  const prepared: Prepared = {
    placed,
    occurs: occurrencesIn(placed),
    owners: ownersOf(bags),
    count: profiles.length,
  }
  const acts = profiles.map(({ command }) => partsOf(command).act)
  return {
    familiarity: features => {
      const whole = sum(features.map(massOf))
      return whole === 0 ? 0 : sum(features.filter(({ name }) => rarity.has(name)).map(massOf)) / whole
    },
    rank: (features, denied) => {
      const masses = features.map(massOf)
      const whole = sum(masses) || 1
      const likeness = likenessOf(prepared, features, masses, whole)
      const cover = coverOf(prepared, features, masses, whole)
      const isDenied = (owner: number): boolean => denied.some(({ name }) => name === `c:${acts[owner]}`)
      return profiles
        .map((profile, owner) => {
          const fit = likenessShare * (likeness[owner] ?? 0) + (1 - likenessShare) * (cover[owner] ?? 0)
          return { profile, score: fit * (isDenied(owner) ? deniedFactor : 1) }
        })
        .sort((one, other) => other.score - one.score)
    },
  }
}

const likenessShare = 0.6
/** What a sentence says that no command ever spoke of weighs less than what they know. */
const unheardShare = 0.55
const deniedFactor = 0.4
/** What of a sentence, and what of a pattern, stays without a partner in the other. */
const onlySaid = 0.55
const onlySaidOpen = 0.2
const onlyDeclared = 0.4

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

type Occurrences = ReadonlyMap<string, readonly number[]>

const occurrencesIn = (placed: readonly Placed[]): Occurrences => {
  const occurs = new Map<string, number[]>()
  placed.forEach(({ pattern }, index) => {
    for (const { name } of pattern.features) {
      const list = occurs.get(name)
      if (list) list.push(index)
      else occurs.set(name, [index])
    }
  })
  return occurs
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

type Prepared = {
  readonly placed: readonly Placed[]
  readonly occurs: Occurrences
  readonly owners: Owners
  readonly count: number
}

/** For each command, the share of the sentence that is a sign of it. */
const coverOf = (
  { owners, count }: Prepared,
  features: readonly Feature[],
  masses: readonly number[],
  whole: number,
): readonly number[] => {
  const cover = new Array<number>(count).fill(0)
  features.forEach(({ name }, index) => {
    const share = (masses[index] ?? 0) / whole
    for (const { owner, sureness } of owners.get(name) ?? [])
      cover[owner] = (cover[owner] ?? 0) + share * sureness
  })
  return cover
}

/** For each command, the likeness of its likest pattern. */
const likenessOf = (
  { placed, occurs, count }: Prepared,
  features: readonly Feature[],
  masses: readonly number[],
  whole: number,
): readonly number[] => {
  const common = new Map<number, number>()
  features.forEach(({ name }, index) => {
    const mass = masses[index] ?? 0
    for (const at of occurs.get(name) ?? []) common.set(at, (common.get(at) ?? 0) + mass)
  })
  const best = new Array<number>(count).fill(0)
  for (const [at, both] of common) {
    const one = placed[at]
    if (one) best[one.owner] = Math.max(best[one.owner] ?? 0, likenessTo(one, both, whole))
  }
  return best
}

const likenessTo = ({ pattern, mass }: Placed, both: number, whole: number): number => {
  const apart =
    (pattern.isOpen ? onlySaidOpen : onlySaid) * (whole - both) + onlyDeclared * Math.max(0, mass - both)
  return (pattern.trust * both) / (both + apart)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
