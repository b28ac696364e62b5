import type { Unit } from '#cards/kit/amounts.ts'
import type { Vault } from './context.ts'
import type { Reader } from './reader.ts'
import { addDays, type Day, instantOf } from './shanghai.ts'

/** A part of the county: whatever lies in any of these units, townships or villages, once. */
export type Area = {
  readonly unitIds: readonly number[]
  readonly townshipIds: readonly number[]
  readonly villageIds: readonly number[]
}

/** Several places as one area. A place is its unit; without one its village; without one its township. */
export const areaOf = (
  places: readonly {
    readonly unitId?: number | null
    readonly townshipId?: number | null
    readonly villageId?: number | null
  }[],
): Area => ({
  unitIds: distinct(places.map(({ unitId }) => unitId)),
  villageIds: distinct(places.map(({ unitId, villageId }) => (unitId ? null : villageId))),
  townshipIds: distinct(
    places.map(({ unitId, villageId, townshipId }) => (unitId || villageId ? null : townshipId)),
  ),
})

const distinct = (ids: readonly (number | null | undefined)[]): readonly number[] => [
  ...new Set(ids.flatMap(id => id ?? [])),
]

/**
 * From one moment to another. A stock figure is what stands at `to`; a flow is what happened after `from`, up to `to`.
 * Without an area: the whole county.
 */
export type Span = { readonly from: Date; readonly to: Date; readonly area: Area | null }

/** A record that counts: its number, and the words that tell which it is. */
export type Counted = {
  readonly number: string
  readonly words: string
  /** The person it is about; shown as far as the reader may know him, in front of `words`. */
  readonly name?: string
  /** How much of the figure it makes up, where records count for more than one: 12人次. One unless told. */
  readonly amount?: number
}

/** What is turned over at once of a list. */
export type ListPage = { readonly skip: number; readonly take: number }

/** How something is counted, and which records those are: the amounts of `list` add up to `count`, always. */
export type Counting = {
  readonly count: (db: Reader, span: Span) => Promise<number>
  /** The records counted, by their numbers; `skip` and `take` turn the pages. */
  readonly list: (db: Reader, span: Span, page: ListPage) => Promise<readonly Counted[]>
}

/** The same words may mean another number: both are shown, so that nobody reports one for the other. */
export type OtherReading = Counting & {
  /** 按人次 */
  readonly name: string
  readonly unit: Unit
  readonly rule: string
}

/** One part of a figure: its word, and how much of the figure it is. */
export type PartLine = { readonly word: string; readonly count: number }

/** A figure divided: 按领域. What is kept sealed is opened with the vault. */
export type Division = {
  /** The first is the title: 领域; the others are what people also say. */
  readonly names: readonly [string, ...string[]]
  readonly lines: (db: Reader, span: Span, vault: Vault) => Promise<readonly PartLine[]>
  /** The records of the part called `word`: as many as its line says. */
  readonly list: (
    db: Reader,
    span: Span,
    vault: Vault,
    part: ListPage & { readonly word: string },
  ) => Promise<readonly Counted[]>
  /** Who stands in which part tells data of this class about him; P1 unless told. */
  readonly dataClass?: 'P2'
  /** What has to be known to read the parts: 一人可以有几个领域，各项相加会大于总数。 */
  readonly note?: string | ((db: Reader, span: Span, vault: Vault) => Promise<string>)
}

/** A figure the county reports (domain A.3). What it counts and what it lists are the same records. */
export type Indicator = Counting & {
  /** IND-21, or a noun's own: RC-01. */
  readonly id: string
  readonly name: string
  /** Other names it is asked by: 人才总数. */
  readonly also?: readonly string[]
  readonly unit: Unit
  /**
   * A stock stands at a moment; a flow happens in a period; a target counts what is done towards the plan since its
   * first day; a parameter is settled by a document.
   */
  readonly kind: 'stock' | 'flow' | 'target' | 'parameter'
  /** How it is counted, in words: what counts, what does not. */
  readonly rule: string
  /** Who answers for it: 县委人才办. */
  readonly owner: string
  /** A rate, or what it is made of: looked up and traced, not told of in the digest. */
  readonly isDetail?: true
  /** Of how many, for figures that are told as a rate: 90个村中的86个. */
  readonly outOf?: (db: Reader, span: Span) => Promise<number>
  readonly otherReading?: OtherReading
  readonly by?: readonly Division[]
}

/** Whole days, both included, as a span. */
export const spanOf = (from: Day, to: Day, area: Area | null): Span => ({
  from: new Date(instantOf(from).getTime() - 1),
  to: new Date(instantOf(addDays(to, 1)).getTime() - 1),
  area,
})

/** From the start of a day's year to its end: stock figures look at the end, flow figures at the whole. */
export const spanTo = (day: Day, area: Area | null): Span => spanOf(`${day.slice(0, 4)}-01-01`, day, area)

/**
 * The same indicators, each counted once per span and area however often it is asked: for one run that tells many readers
 * the same figures. Make them anew for every run (`const told = countedOnce(indicators)`), and ask them as any other.
 * A count that failed is tried again by the next who asks.
 */
export const countedOnce = (indicators: readonly Indicator[]): readonly Indicator[] =>
  indicators.map(one => {
    const { outOf } = one
    return {
      ...one,
      count: once(one.count),
      ...(outOf === undefined ? {} : { outOf: once(outOf) }),
    }
  })

type Count = Indicator['count']

const once = (count: Count): Count => {
  const known = new Map<string, Promise<number>>()
  return (db, span) => {
    const key = keyOf(span)
    const kept = known.get(key) ?? count(db, span)
    known.set(key, kept)
    kept.catch(() => known.delete(key))
    return kept
  }
}

const keyOf = ({ from, to, area }: Span): string =>
  [
    from.getTime(),
    to.getTime(),
    ...(area === null ? ['all'] : [area.unitIds, area.townshipIds, area.villageIds].map(String)),
  ].join('|')
