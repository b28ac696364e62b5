import type { Context } from '#core/context.ts'
import { type OutOffer, openOutOffers } from '#core/out-offers.ts'
import { refuse } from '#core/refusal.ts'

export type Offer = OutOffer

export { openOutOffers as openOffers, outOffersOf as offersOf } from '#core/out-offers.ts'

export const offerFor = (offers: readonly Offer[], ctx: Context, noun: string): Offer =>
  openOutOffers(offers, ctx).find(one => one.noun === noun) ??
  refuse('您不能导出这种台账。', '只能导出自己有权查看、并由自己经办的台账。', '需要的话，请联系县委人才办。')
