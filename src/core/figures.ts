import type { Unit } from '#cards/kit/amounts.ts'
import type { Reader } from './reader.ts'

/** What part of the county is looked at: all of it, or one unit, township or village. */
export type Area = {
  readonly unitId: number | null
  readonly townshipId: number | null
  readonly villageId: number | null
}

/** From one moment to another. A stock figure is what stands at `to`; a flow is what happened after `from`, up to `to`. */
export type Span = { readonly from: Date; readonly to: Date; readonly area: Area | null }

/** A record that counts: its number, and the words that tell which it is. */
export type Counted = { readonly number: string; readonly words: string }

/** A figure the county reports (domain A.3). What it counts and what it lists are the same records: `list` has as many as `count` says. */
export type Indicator = {
  /** IND-21, or a noun's own: RC-01. */
  readonly id: string
  readonly name: string
  readonly unit: Unit
  readonly kind: 'stock' | 'flow'
  /** How it is counted, in words: what counts, what does not. */
  readonly rule: string
  /** Who answers for it: 县委人才办. */
  readonly owner: string
  /** A rate, or what it is made of: looked up and traced, not told of in the digest. */
  readonly isDetail?: true
  /** Of how many, for figures that are told as a rate: 90个村中的86个. */
  readonly outOf?: (db: Reader, span: Span) => Promise<number>
  readonly count: (db: Reader, span: Span) => Promise<number>
  /** The records counted, by their numbers; `skip` and `take` turn the pages. */
  readonly list: (
    db: Reader,
    span: Span,
    page: { readonly skip: number; readonly take: number },
  ) => Promise<readonly Counted[]>
}
