import type { Context } from '#core/context.ts'
import type { Happening, Noun } from '#core/handlers.ts'
import type { Inbound, RecalledInbound } from '#core/inbound.ts'
import { type Reply, say } from '#core/reply.ts'

/** What happened without words: the nouns that listen for it act, and the first that has something to say is heard. */
export const answerHappening = async (
  nouns: readonly Noun[],
  ctx: Context,
  inbound: Extract<Inbound, { readonly kind: Happening }>,
): Promise<Reply | null> => {
  const replies: (Reply | null)[] = []
  for (const noun of nouns) replies.push(await heardBy(noun, ctx, inbound))
  return replies.find(reply => reply !== null) ?? null
}

const heardBy = async (
  { hears }: Noun,
  ctx: Context,
  inbound: Extract<Inbound, { readonly kind: Happening }>,
): Promise<Reply | null> => {
  switch (inbound.kind) {
    case 'entered':
      return (await hears?.entered?.(ctx, inbound)) ?? null
    case 'botAdded':
      return (await hears?.botAdded?.(ctx, inbound)) ?? null
    case 'botRemoved':
      return (await hears?.botRemoved?.(ctx, inbound)) ?? null
    case 'left':
      return (await hears?.left?.(ctx, inbound)) ?? null
  }
}

/** A message taken back takes back the card that it asked for, as long as the card still waits. */
export const answerRecall = async (ctx: Context, inbound: RecalledInbound): Promise<Reply | null> => {
  const waiting = await ctx.db.pending.findFirst({ where: { askedBy: inbound.messageId, state: 'open' } })
  return waiting
    ? {
        ...say('您撤回了刚才的话，等您填写的卡片也一并取消了，什么都没有保存。'),
        settles: { pendingId: waiting.id, state: 'cancelled' },
      }
    : null
}
