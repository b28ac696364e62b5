import { onPress } from '#core/handlers.ts'
import type { OutOffer } from '#core/out-offers.ts'
import { done } from '#core/reply.ts'
import { handOver } from '#domain/imports/index.ts'
import { Ref } from './changing.ts'
import { inPrivate } from './policy.ts'
import { received, withHint } from './receive.ts'

const notOne = '要把内容导入台账，请在收到表格的卡片上点“核对”。'

/** 这是上级的模板, on the card of a table that was about to be imported. */
export const takeAction = (offers: readonly OutOffer[]) =>
  onPress({
    name: 'templates.take',
    allow: inPrivate,
    bound: Ref,
    run: async (ctx, ref) => {
      const { file, giveUp } = await handOver(ctx, ref)
      const card = await withHint(received(ctx, offers, file), notOne)
      await giveUp()
      return done('收为模板，没有导入', card)
    },
  })
