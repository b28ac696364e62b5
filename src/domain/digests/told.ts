import type { Card } from '#cards/kit/card.ts'
import type { Person } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { countedOnce, type Indicator } from '#core/figures.ts'
import type { Noun } from '#core/handlers.ts'
import type { Week, WeeklyLine } from '#core/weekly.ts'
import { type DueOf, dueThisMorning } from './due.ts'

/** What a run knows: the nouns that tell, each figure counted once however many readers are told. */
export type Telling = {
  readonly ctx: Context
  readonly nouns: readonly Noun[]
  /** What everybody is reminded of this morning, by person; looked up once, and only when it is asked for. */
  readonly due: () => Promise<ReadonlyMap<number, DueOf>>
}

export const tellingOf = (ctx: Context, nouns: readonly Noun[]): Telling => {
  let due: Promise<ReadonlyMap<number, DueOf>> | undefined
  return {
    ctx,
    nouns: nouns.map(noun =>
      noun.indicators ? { ...noun, indicators: countedOnce(noun.indicators) } : noun,
    ),
    due: () => {
      due ??= dueThisMorning(ctx, nouns)
      return due
    },
  }
}

/** Told by how many there are, not by how many came in the time told of. */
export const stands = ({ kind }: Indicator): boolean => kind === 'stock' || kind === 'parameter'

/** What a digest says that may turn out wrong later: figures by their values, and sentences. */
export type Facts = {
  readonly figures: readonly { readonly name: string; readonly value: string }[]
  readonly lines: readonly string[]
}

/** A digest for one reader. */
export type Told = { readonly card: Card; readonly facts: Facts; readonly isEmpty: boolean }

/** What one reader is told of, and how the card is headed. */
export type Asked = {
  readonly reader: Person
  readonly span: Week
  /** 2026年第48周 */
  readonly period: string
  /** Why it begins earlier than usual, or anything else to know first. */
  readonly note: string | null
  /** Only what has to reach him whatever he chose; all of it unless told. */
  readonly part?: Part
}

/** How much of an issue somebody has: all of it, or what is due today alone. */
export type Part = 'all' | 'due'

/** Looks with the reader's own eyes, as in his private chat. */
export const asReader = (ctx: Context, reader: Person): Context => ({
  ...ctx,
  actor: reader,
  chat: { chatId: '', scope: 'private', threadId: null },
})

/** Everything all nouns tell one reader, part by part. */
export const toldBy = async ({ ctx, nouns }: Telling, { reader, span }: Asked) => {
  const own = asReader(ctx, reader)
  const told = []
  for (const { weekly } of nouns) if (weekly) told.push(await weekly(own, reader, span))
  return {
    own: told.flatMap(one => one.own),
    changed: told.flatMap(one => one.changed),
    atRisk: told.flatMap(one => one.atRisk),
  }
}

export const wordsOf = (lines: readonly WeeklyLine[]): readonly string[] => lines.map(({ words }) => words)
