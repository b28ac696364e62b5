import type { Context } from '#core/context.ts'
import type { Noun } from '#core/handlers.ts'
import type { OutLedger } from '#core/outgoing.ts'
import { refuse } from '#core/refusal.ts'

/** A noun's ledger as it leaves, and the name it goes by. */
export type Offer = { readonly noun: string; readonly ledger: OutLedger }

export const offersOf = (nouns: readonly Noun[]): readonly Offer[] =>
  nouns.flatMap(({ name, outgoing }) => (outgoing ? [{ noun: name, ledger: outgoing }] : []))

/** The ledgers somebody may take out. */
export const openOffers = (offers: readonly Offer[], { actor, chat }: Context): readonly Offer[] =>
  offers.filter(({ ledger }) => ledger.allow.check({ actor, chat }) === null)

export const offerFor = (offers: readonly Offer[], ctx: Context, noun: string): Offer =>
  openOffers(offers, ctx).find(one => one.noun === noun) ??
  refuse('您不能导出这种台账。', '只能导出自己有权查看、并由自己经办的台账。', '需要的话，请联系县委人才办。')
