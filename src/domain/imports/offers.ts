import type { Context } from '#core/context.ts'
import type { Noun } from '#core/handlers.ts'
import type { Ledger } from '#core/ledger.ts'
import { refuse } from '#core/refusal.ts'
import type { Choice, LedgerShape } from '#ledgers/serve.ts'
import type { ImportRecord } from './record.ts'

/** A noun's ledger, and the name it goes by: pairings, places.villages. */
export type Offer = { readonly noun: string; readonly ledger: Ledger }

export const offersOf = (nouns: readonly Noun[]): readonly Offer[] =>
  nouns.flatMap(({ name, ledger, ledgers = {} }) => [
    ...(ledger ? [{ noun: name, ledger }] : []),
    ...Object.entries(ledgers).map(([kind, one]) => ({ noun: `${name}.${kind}`, ledger: one })),
  ])

/** The ledgers somebody may fill. */
export const openOffers = (offers: readonly Offer[], { actor, chat }: Context): readonly Offer[] =>
  offers.filter(({ ledger }) => ledger.allow.check({ actor, chat }) === null)

/** As much of the ledgers as the reading needs. */
export const shapesOf = (offers: readonly Offer[]): readonly LedgerShape[] =>
  offers.map(({ noun, ledger }) => ({ name: noun, columns: ledger.columns }))

/** The ledger an import is read as, as far as this person may fill it. */
export const ledgerFor = (
  offers: readonly Offer[],
  ctx: Context,
  record: Pick<ImportRecord, 'noun'>,
): Ledger => openOffers(offers, ctx).find(({ noun }) => noun === record.noun)?.ledger ?? noLedger()

export const choiceOf = (ledger: Ledger, record: ImportRecord): Choice => ({
  sheet: record.sheet,
  columns: ledger.columns,
  mapping: record.mapping,
  withHidden: record.withHidden,
})

const noLedger = (): never =>
  refuse('您不能导入这种台账。', '只能导入自己有权登记的台账。', '需要导入，请联系县委人才办。')
