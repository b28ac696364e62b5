import { onPress } from '#core/handlers.ts'
import type { OutOffer } from '#core/out-offers.ts'
import { done } from '#core/reply.ts'
import { handOver } from '#domain/imports/index.ts'
import { Ref } from './changing.ts'
import { inPrivate } from './policy.ts'
import { received } from './receive.ts'

/** 这是上级的模板, on the card of a table that was about to be imported. */
export const takeAction = (offers: readonly OutOffer[]) =>
  onPress({
    name: 'templates.take',
    allow: inPrivate,
    bound: Ref,
    run: async (ctx, ref) => {
      const { file, giveUp } = await handOver(ctx, ref)
      const card = await received(ctx, offers, file)
      await giveUp()
      return done('收为模板，没有导入', card)
    },
  })
