import { type Cells, type Costs, emptyCells, forbiddenAt } from './costs.ts'
import { type Couple, kilometresApart, type PlanTalent, type PlanVillage, type Weights } from './model.ts'

/** A place in somebody's capacity; `load` are the villages he then has beside this one. */
export type Seat = { readonly talent: PlanTalent; readonly load: number }

type Pricing = {
  readonly villages: readonly PlanVillage[]
  readonly seats: readonly Seat[]
  readonly barred: readonly Couple[]
  readonly keep: readonly Couple[] | null
  readonly weights: Weights
}

/**
 * What every pair costs: its points, and `change` more where it breaks with the plan to keep to: more than all other points
 * together, so that they only decide between plans of as few changes. Written for twenty million pairs: what a village and
 * a seat have in common is looked up, not worked out again.
 */
export const priceAll = (pricing: Pricing): Costs & { readonly change: number } => {
  const { villages, seats } = pricing
  const columns = columnsOf(seats, pricing.weights)
  const points = ceiling(pricing, columns)
  const change = pricing.keep === null ? 0 : points * (villages.length + 1)
  const size = { rows: villages.length, columns: seats.length, most: points + change }
  const cells = emptyCells(size)
  const keptOf = new Map(pricing.keep?.map(({ village, talent }) => [village, talent]))
  const barredOf = grouped(pricing.barred)
  const common = commonOf(columns, pricing.weights, size)
  villages.forEach((village, row) => {
    const line = cells.subarray(row * seats.length, (row + 1) * seats.length)
    line.set(common(village))
    forgive(line, village, columns, pricing.weights)
    addIf(line, village.former, columns, pricing.weights.stranger)
    addIf(line, keptOf.get(village.id) ?? null, columns, change)
    bar(line, village, columns, { barred: barredOf.get(village.id), at: forbiddenAt(size) })
  })
  return { ...size, cells, change }
}

/** More than any pair costs, without the price of a change. */
const ceiling = ({ villages, seats, weights }: Pricing, { farFrom }: Columns): number => {
  const ways = villages.map(({ at }) => farFrom(at, weights.kilometre).reduce((a, b) => Math.max(a, b), 0))
  const farthest = ways.reduce((most, one) => Math.max(most, one), 0)
  const load = seats.reduce((most, seat) => Math.max(most, seat.load), 0)
  return weights.field + weights.language + weights.stranger + load * weights.load + farthest + 1
}

type PointKey = PlanTalent['at']

/** The seats, turned so that one fact of all of them stands in one row. */
type Columns = {
  readonly talents: Int32Array
  /** What the villages cost that the seat's talent has already. */
  readonly loadPoints: Float64Array
  /** Distinct places, and which of them each seat is at, counted from 1; 0: not on the map. */
  readonly points: readonly NonNullable<PointKey>[]
  readonly pointOf: Int32Array
  /** Points for the way to each of the places, counted as they are. */
  readonly farFrom: (from: PointKey, kilometre: number) => Float64Array
  /** The seats of those who have a field. */
  readonly byField: ReadonlyMap<number, Int32Array>
  /** By seat: 1 where its talent has any of the fields, or languages. */
  readonly withField: (fields: readonly number[]) => Uint8Array
  readonly withLanguage: (languages: readonly string[]) => Uint8Array
}

const columnsOf = (seats: readonly Seat[], { load }: Weights): Columns => {
  const keys = seats.map(({ talent: { at } }) => (at ? `${at.lat} ${at.lng}` : ''))
  const points = new Map(seats.flatMap(({ talent: { at } }, seat) => (at ? [[keys[seat] ?? '', at]] : [])))
  const order = new Map([...points.keys()].map((key, index) => [key, index + 1]))
  const byField = indexed(seats.map(({ talent }) => talent.fields))
  const byLanguage = indexed(seats.map(({ talent }) => talent.languages))
  const [far, fitting, spoken] = [keeping<Float64Array>(), keeping<Uint8Array>(), keeping<Uint8Array>()]
  return {
    talents: Int32Array.from(seats, ({ talent }) => talent.id),
    byField,
    loadPoints: Float64Array.from(seats, seat => seat.load * load),
    points: [...points.values()],
    pointOf: Int32Array.from(keys, key => order.get(key) ?? 0),
    farFrom: (from, kilometre) =>
      far(`${from?.lat} ${from?.lng}`, () =>
        Float64Array.from([0, ...distancesFrom(from, [...points.values()])], one => one * kilometre),
      ),
    withField: fields => fitting(fields.join(' '), () => withAny(byField, fields, seats.length)),
    withLanguage: languages =>
      spoken(languages.join(' '), () => withAny(byLanguage, languages, seats.length)),
  }
}

/** Villages of one township ask the same: what was worked out once is kept while the plan is priced. */
const keeping = <Value>(): ((key: string, make: () => Value) => Value) => {
  const kept = new Map<string, Value>()
  return (key, make) => {
    const known = kept.get(key) ?? make()
    if (kept.size < keptMax) kept.set(key, known)
    return known
  }
}

/** Rows of ten thousand seats kept at most: some megabytes. */
const keptMax = 200

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

/**
 * What all villages of one place and language have in common: the way, the load, the language, and a field nobody has.
 * Copied for each of them, so that twenty million cells are worked out a few hundred thousand times.
 */
const commonOf = (
  columns: Columns,
  { field, kilometre, language }: Weights,
  size: Omit<Costs, 'cells'>,
): ((village: PlanVillage) => Cells) => {
  const { farFrom, withLanguage } = columns
  const kept = keeping<Cells>()
  return ({ at, languages, fields }) =>
    kept(`${at?.lat} ${at?.lng} ${fields.length > 0} ${languages.join(' ')}`, () => {
      const lacking = fields.length > 0 ? field : 0
      const prices = { far: farFrom(at, kilometre), spoken: Float64Array.of(language + lacking, lacking) }
      return sumLine(emptyCells({ ...size, rows: 1 }), columns, prices, withLanguage(languages))
    })
}

const sumLine = (
  line: Cells,
  { loadPoints, pointOf }: Columns,
  { far, spoken }: { readonly far: Float64Array; readonly spoken: Float64Array },
  speaks: Uint8Array,
): Cells => {
  for (let seat = 0; seat < line.length; seat += 1)
    line[seat] = (far[pointOf[seat] ?? 0] ?? 0) + (loadPoints[seat] ?? 0) + (spoken[speaks[seat] ?? 0] ?? 0)
  return line
}

/** Whoever has one of the village's fields lacks none: few of them, so they are gone to one by one. */
const forgive = (line: Cells, { fields }: PlanVillage, { byField }: Columns, { field }: Weights): void => {
  if (fields.length === 0) return
  const seen = new Uint8Array(line.length)
  for (const one of fields) lessen(line, seen, byField.get(one) ?? nobody, field)
}

const nobody = new Int32Array(0)

const lessen = (line: Cells, seen: Uint8Array, seats: Int32Array, points: number): void => {
  for (let nth = 0; nth < seats.length; nth += 1) {
    const seat = seats[nth] ?? 0
    if (seen[seat] === 1) continue
    seen[seat] = 1
    line[seat] = (line[seat] ?? 0) - points
  }
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
const addIf = (line: Cells, talent: number | null, { talents }: Columns, points: number): void => {
  if (talent === null || points === 0) return
  for (let at = 0; at < line.length; at += 1) if (talents[at] !== talent) line[at] = (line[at] ?? 0) + points
}

const bar = (
  line: Cells,
  village: PlanVillage,
  { withField, talents }: Columns,
  { barred, at: price }: { readonly barred: ReadonlySet<number> | undefined; readonly at: number },
): void => {
  const able = village.strict && village.fields.length > 0 ? withField(village.fields) : null
  if (!able && !barred) return
  for (let at = 0; at < line.length; at += 1)
    if (able?.[at] === 0 || barred?.has(talents[at] ?? 0)) line[at] = price
}
