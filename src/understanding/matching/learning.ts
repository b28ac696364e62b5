import type { Feature } from './features.ts'

/** One way to ask for something, and which of the commands it is. */
export type Lesson = { readonly features: readonly Feature[]; readonly owner: number; readonly worth: number }

/** How likely each command is, by its index; together they are 1. */
export type Learned = (features: readonly Feature[]) => Float64Array

/** How often every lesson is gone through: so many steps in all, and no more often than helps. */
const stepsMax = 100_000
const roundsMax = 100
const pace = 0.5
/** Share of a lesson's features that is left out each time, so that no command hangs on a single word. */
const leftOut = 0.5
/** How far a sentence may push: the more, the surer. */
const reach = 3
/** What is known already teaches nothing more. */
const negligible = 1e-3

/**
 * Learns from examples which features speak for which command: a multinomial logistic regression, by plain gradient steps.
 * The same lessons make the same weights.
 */
export const learn = (lessons: readonly Lesson[], owners: number): Learned => {
  const terms = termsOf(lessons)
  const weights = new Float32Array((terms.size + 1) * owners)
  const taught = lessons.map(({ features, owner, worth }) => ({ ...vectorOf(features, terms), owner, worth }))
  const random = randomFrom(1)
  const order = taught.map((_, at) => at)
  const likely = new Float64Array(owners)
  const rounds = Math.min(roundsMax, Math.ceil(stepsMax / lessons.length))
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random)
    const step = pace * (1 - round / rounds)
    for (const at of order) {
      const lesson = taught[at]
      if (!lesson) continue
      const heard = thinned(lesson, random)
      judge(heard, weights, likely)
      likely[lesson.owner] = (likely[lesson.owner] ?? 0) - 1
      correct(heard, weights, likely, step * lesson.worth)
    }
  }
  return features => {
    const result = new Float64Array(owners)
    judge(vectorOf(features, terms), weights, result)
    return result
  }
}

type Term = { readonly at: number; readonly rarity: number }
type Terms = ReadonlyMap<string, Term>
/** Where a sentence's features stand in the weights, and how much each counts. */
type Vector = { readonly at: Int32Array; readonly by: Float64Array }

const termsOf = (lessons: readonly Lesson[]): Terms => {
  const counts = new Map<string, number>()
  for (const { features } of lessons)
    for (const { name } of features) counts.set(name, (counts.get(name) ?? 0) + 1)
  const whole = Math.log(1 + lessons.length)
  return new Map(
    [...counts].map(([name, count], at) => [
      name,
      { at: at + 1, rarity: Math.log(1 + lessons.length / count) / whole },
    ]),
  )
}

const vectorOf = (features: readonly Feature[], terms: Terms): Vector => {
  const known = features.flatMap(({ name, weight }) => {
    const term = terms.get(name)
    return term ? [{ at: term.at, by: weight * term.rarity }] : []
  })
  const unknown = features.filter(({ name }) => !terms.has(name))
  const length = Math.hypot(...known.map(({ by }) => by), ...unknown.map(({ weight }) => weight)) || 1
  return {
    // The first row counts for every sentence: how often a command is asked for at all.
    at: Int32Array.of(0, ...known.map(({ at }) => at)),
    by: Float64Array.of(0.3, ...known.map(({ by }) => (reach * by) / length)),
  }
}

const thinned = ({ at, by }: Vector, random: () => number): Vector => {
  const kept = new Int32Array(at.length)
  let count = 0
  for (let index = 0; index < at.length; index += 1)
    if (random() >= leftOut) {
      kept[count] = index
      count += 1
    }
  const left = kept.subarray(0, count)
  return { at: left.map(index => at[index] ?? 0), by: Float64Array.from(left, index => by[index] ?? 0) }
}

/** How likely each owner is: written into `likely`. */
const judge = ({ at, by }: Vector, weights: Float32Array, likely: Float64Array): void => {
  const owners = likely.length
  likely.fill(0)
  for (let index = 0; index < at.length; index += 1) {
    const much = by[index] ?? 0
    const from = (at[index] ?? 0) * owners
    for (let owner = 0; owner < owners; owner += 1)
      likely[owner] = (likely[owner] ?? 0) + much * (weights[from + owner] ?? 0)
  }
  toShares(likely)
}

const toShares = (scores: Float64Array): void => {
  const most = scores.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY)
  let whole = 0
  for (let owner = 0; owner < scores.length; owner += 1) {
    const one = Math.exp((scores[owner] ?? 0) - most)
    scores[owner] = one
    whole += one
  }
  for (let owner = 0; owner < scores.length; owner += 1) scores[owner] = (scores[owner] ?? 0) / whole
}

const correct = ({ at, by }: Vector, weights: Float32Array, faults: Float64Array, step: number): void => {
  const wrong = [...faults.keys()].filter(owner => Math.abs(faults[owner] ?? 0) > negligible)
  for (let index = 0; index < at.length; index += 1) {
    const much = step * (by[index] ?? 0)
    const from = (at[index] ?? 0) * faults.length
    for (const owner of wrong)
      weights[from + owner] = (weights[from + owner] ?? 0) - much * (faults[owner] ?? 0)
  }
}

const shuffle = (order: number[], random: () => number): void => {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    const [one, two] = [order[at] ?? 0, order[other] ?? 0]
    order[at] = two
    order[other] = one
  }
}

/** Numbers between 0 and 1 that only look random: learning is the same every time. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
