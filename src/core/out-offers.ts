import type { Context } from './context.ts'
import type { Noun } from './handlers.ts'
import type { OutLedger } from './outgoing.ts'

/** A noun's ledger as it leaves, and the name it goes by. */
export type OutOffer = {
  readonly noun: string
  readonly ledger: OutLedger
  /** By column: what tables of other people call it, as the ledger that is read in knows. */
  readonly also: Readonly<Record<string, readonly string[]>>
}

export const outOffersOf = (nouns: readonly Noun[]): readonly OutOffer[] =>
  nouns.flatMap(({ name, outgoing, ledger }) =>
    outgoing
      ? [
          {
            noun: name,
            ledger: outgoing,
            also: Object.fromEntries((ledger?.columns ?? []).map(({ key, also = [] }) => [key, also])),
          },
        ]
      : [],
  )

/** The ledgers somebody may take out. */
export const openOutOffers = (
  offers: readonly OutOffer[],
  { actor, chat }: Pick<Context, 'actor' | 'chat'>,
): readonly OutOffer[] => offers.filter(({ ledger }) => ledger.allow.check({ actor, chat }) === null)
