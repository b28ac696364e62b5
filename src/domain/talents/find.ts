import type { Context } from '#core/context.ts'
import { type Gazetteer, gazetteerOf } from '#domain/places/index.ts'
import { type FoundRow, rowsOf } from './find-rows.ts'
import { pendingFor, registerFor } from './find-scope.ts'
import { pendingStates } from './find-vocabulary.ts'
import { type Asked, askedFor } from './find-words.ts'
import { type Cursor, countTalents, firstPage, type Hits, searchTalents } from './search.ts'
import { both, type Fit } from './terms.ts'

/** Rows of one page of the list. */
export const pageSize = 10

/** A search as it was understood, before anything is looked up. */
export type Search = {
  readonly asked: readonly Asked[]
  /** Everything a record must fit, the actor's rights included. */
  readonly fit: Fit
}

/** A search and what it found. */
export type Finding = Search & {
  readonly rows: readonly FoundRow[]
  readonly hits: Hits
  /** Ids to go on from; `null` where there is nothing that way. */
  readonly before: number | null
  readonly after: number | null
}

/** Looks for talents by any words in any order. What is typed in one piece is taken apart only when it finds nobody whole. */
export const findTalents = async (
  ctx: Context,
  words: readonly string[],
  cursor: Cursor = firstPage,
): Promise<Finding> => {
  const gazetteer = await gazetteerOf(ctx.db)
  const whole = await find(ctx, gazetteer, searchOf(ctx, gazetteer, words), cursor)
  if (whole.hits.total > 0 || words.length === 0) return whole
  const apart = searchOf(ctx, gazetteer, words, true)
  if (wordsIn(apart) === wordsIn(whole)) return whole
  const found = await find(ctx, gazetteer, apart, cursor)
  return found.hits.total > 0 ? found : whole
}

const wordsIn = ({ asked }: Search): string => asked.map(({ word }) => word).join(' ')

/** The search meant by some words, narrowed to what the actor may look through. */
export const searchOf = (
  ctx: Context,
  gazetteer: Gazetteer,
  words: readonly string[],
  apart = false,
): Search => {
  const asked = askedFor(gazetteer, words, { apart })
  return { asked, fit: both(scopeFor(ctx, asked), ...asked.map(({ fit }) => fit)) }
}

/** How many records on their way fit the same words, of those the actor handles. */
export const countPending = (ctx: Context, { asked }: Search): Promise<number> =>
  asked.some(isPending)
    ? Promise.resolve(0)
    : countTalents(ctx.db, both(pendingFor(ctx.actor), ...asked.map(({ fit }) => fit)))

// The register, unless a word asks for records on their way.
const scopeFor = ({ actor }: Context, asked: readonly Asked[]): Fit =>
  asked.some(isPending) ? pendingFor(actor) : registerFor(actor)

const pendingTerms = new Set(pendingStates.map(state => `state:${state}`))

const isPending = ({ fit }: Asked): boolean =>
  fit.kind === 'terms' && fit.terms.length > 0 && fit.terms.every(term => pendingTerms.has(term))

const find = async (ctx: Context, gazetteer: Gazetteer, search: Search, cursor: Cursor): Promise<Finding> => {
  const hits = await searchTalents(ctx.db, search.fit, cursor, pageSize)
  const rows = await rowsOf(ctx.db, gazetteer, hits.ids)
  const { before, total, ids } = hits
  return {
    ...search,
    rows,
    hits,
    before: before > 0 ? (ids[0] ?? null) : null,
    after: before + ids.length < total ? (ids.at(-1) ?? null) : null,
  }
}
