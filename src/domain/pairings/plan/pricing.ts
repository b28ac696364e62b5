import { type Costs, forbidden } from './costs.ts'
import { type Couple, kilometresApart, type PlanTalent, type PlanVillage, type Weights } from './model.ts'

/** A place in somebody's capacity; `load` are the villages he then has beside this one. */
export type Seat = { readonly talent: PlanTalent; readonly load: number }

export type Pricing = {
  readonly villages: readonly PlanVillage[]
  readonly seats: readonly Seat[]
  readonly barred: readonly Couple[]
  readonly keep: readonly Couple[] | null
  readonly weights: Weights
}

/**
 * What every pair costs: its points, and `change` more where it breaks with the plan to keep to. Written for twenty million
 * pairs: what a village and a seat have in common is looked up, not worked out again.
 */
export const priceAll = (pricing: Pricing, change: number): Costs => {
  const { villages, seats } = pricing
  const columns = columnsOf(seats)
  const cells = new Float64Array(villages.length * seats.length)
  const keptOf = new Map(pricing.keep?.map(({ village, talent }) => [village, talent]))
  const barredOf = grouped(pricing.barred)
  villages.forEach((village, row) => {
    const line = cells.subarray(row * seats.length, (row + 1) * seats.length)
    fillPoints(line, village, columns, pricing.weights)
    addIf(line, village.former, columns, pricing.weights.stranger)
    addIf(line, keptOf.get(village.id) ?? null, columns, change)
    bar(line, village, columns, barredOf.get(village.id))
  })
  return { rows: villages.length, columns: seats.length, cells }
}

/** More than any pair costs, without the price of a change. */
export const ceiling = ({ villages, seats, weights }: Pricing): number => {
  const { points } = columnsOf(seats)
  const farthest = villages.reduce((most, { at }) => Math.max(most, ...distancesFrom(at, points)), 0)
  const load = seats.reduce((most, seat) => Math.max(most, seat.load), 0)
  const others = weights.field + weights.language + weights.stranger + load * weights.load
  return others + farthest * weights.kilometre + 1
}

type PointKey = PlanTalent['at']

/** The seats, turned so that one fact of all of them stands in one row. */
type Columns = {
  readonly talents: Int32Array
  readonly loads: Int32Array
  /** Distinct places, and which of them each seat is at, counted from 1; 0: not on the map. */
  readonly points: readonly NonNullable<PointKey>[]
  readonly pointOf: Int32Array
  /** Seats by their talent's field, and by language. */
  readonly byField: ReadonlyMap<number, Int32Array>
  readonly byLanguage: ReadonlyMap<string, Int32Array>
}

const columnsOf = (seats: readonly Seat[]): Columns => {
  const keys = seats.map(({ talent: { at } }) => (at ? `${at.lat} ${at.lng}` : ''))
  const points = new Map(seats.flatMap(({ talent: { at } }, seat) => (at ? [[keys[seat] ?? '', at]] : [])))
  const order = new Map([...points.keys()].map((key, index) => [key, index + 1]))
  return {
    talents: Int32Array.from(seats, ({ talent }) => talent.id),
    loads: Int32Array.from(seats, ({ load }) => load),
    points: [...points.values()],
    pointOf: Int32Array.from(keys, key => order.get(key) ?? 0),
    byField: indexed(seats.map(({ talent }) => talent.fields)),
    byLanguage: indexed(seats.map(({ talent }) => talent.languages)),
  }
}

const indexed = <Key>(keysOf: readonly (readonly Key[])[]): ReadonlyMap<Key, Int32Array> => {
  const index = new Map<Key, number[]>()
  keysOf.forEach((keys, at) => {
    for (const key of new Set(keys))
      index
        .set(key, index.get(key) ?? [])
        .get(key)
        ?.push(at)
  })
  return new Map([...index].map(([key, seats]) => [key, Int32Array.from(seats)]))
}

const grouped = (couples: readonly Couple[]): ReadonlyMap<number, ReadonlySet<number>> => {
  const groups = new Map<number, Set<number>>()
  for (const { village, talent } of couples)
    groups.set(village, (groups.get(village) ?? new Set<number>()).add(talent))
  return groups
}

const distancesFrom = (from: PointKey, points: Columns['points']): readonly number[] =>
  points.map(to => (from ? kilometresApart(from, to) : 0))

const fillPoints = (
  line: Float64Array,
  village: PlanVillage,
  columns: Columns,
  { field, kilometre, language, load }: Weights,
): void => {
  const far = [0, ...distancesFrom(village.at, columns.points)].map(one => one * kilometre)
  addUp(line, Float64Array.from(far), columns, load)
  addUnless(line, withAny(columns.byField, village.fields, line.length), field)
  addUnless(line, withAny(columns.byLanguage, village.languages, line.length), language)
}

const addUp = (line: Float64Array, far: Float64Array, { loads, pointOf }: Columns, load: number): void => {
  for (let at = 0; at < line.length; at += 1)
    line[at] = (far[pointOf[at] ?? 0] ?? 0) + (loads[at] ?? 0) * load
}

const addUnless = (line: Float64Array, has: Uint8Array, points: number): void => {
  for (let at = 0; at < line.length; at += 1) if (has[at] === 0) line[at] = (line[at] ?? 0) + points
}

/** 1 for each seat that has any of the keys; when nothing is asked for, everybody has it. */
const withAny = <Key>(
  index: ReadonlyMap<Key, Int32Array>,
  keys: readonly Key[],
  length: number,
): Uint8Array => {
  const has = new Uint8Array(length)
  if (keys.length === 0) return has.fill(1)
  for (const key of keys) mark(has, index.get(key))
  return has
}

const mark = (has: Uint8Array, seats: Int32Array | undefined): void => {
  if (seats) for (let nth = 0; nth < seats.length; nth += 1) has[seats[nth] ?? 0] = 1
}

/** `points` more for everybody but `talent`; nothing when there is nobody to keep to. */
const addIf = (line: Float64Array, talent: number | null, { talents }: Columns, points: number): void => {
  if (talent === null || points === 0) return
  for (let at = 0; at < line.length; at += 1) if (talents[at] !== talent) line[at] = (line[at] ?? 0) + points
}

const bar = (
  line: Float64Array,
  village: PlanVillage,
  { byField, talents }: Columns,
  barred: ReadonlySet<number> | undefined,
): void => {
  const able =
    village.strict && village.fields.length > 0 ? withAny(byField, village.fields, line.length) : null
  if (!able && !barred) return
  for (let at = 0; at < line.length; at += 1)
    if (able?.[at] === 0 || barred?.has(talents[at] ?? 0)) line[at] = forbidden
}
