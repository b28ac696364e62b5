import type { Context } from '#core/context.ts'
import type { Pressed } from '#core/handlers.ts'
import type { PrimaryPress } from '#core/primary.ts'
import { type Reply, stale } from '#core/reply.ts'
import { deniedPress } from './answers.ts'
import type { Offered } from './turn.ts'

/** A form or confirm card as the database knows it. */
export type WaitingCard = { readonly id: string; readonly openId: string; readonly state: string }

export const waitingCard = async (ctx: Context, p: unknown): Promise<WaitingCard | null> =>
  typeof p === 'string' ? ctx.db.pending.findUnique({ where: { id: p } }) : null

/** Does what a button would, for somebody who said so: 同意 is the first button of the card that waits. */
export const pressByWord = async (
  offered: Offered,
  ctx: Context,
  pendingId: string,
  { value, form }: PrimaryPress,
): Promise<Reply> => {
  const reply = await acting(
    offered,
    { ...ctx, turn: `pending:${pendingId}` },
    { value, form: form ?? {}, option: null },
  )
  return inWords(settling(reply, await waitingCard(ctx, pendingId)))
}

/** Does what a button of a list would: its next page. */
export const pressAgain = async (
  offered: Offered,
  ctx: Context,
  value: Readonly<Record<string, unknown>>,
): Promise<Reply> => inWords(await acting(offered, ctx, { value, form: {}, option: null }))

/** Does what a card's button does, by the name it carries. */
export const acting = async (offered: Offered, ctx: Context, pressed: Pressed): Promise<Reply> => {
  const action = offered.actions.get(String(pressed.value.do))
  if (!action) return stale('这个按钮已经停用了。请发“帮助”，看看现在能办什么。')
  const denial = action.allow.check({ actor: ctx.actor, chat: ctx.chat })
  return denial ? deniedPress(denial) : action.press(ctx, pressed)
}

/** What flies over a pressed card is said in words where nobody pressed. */
const inWords = (reply: Reply): Reply =>
  reply.answer === null && reply.privately === null && reply.toast
    ? { ...reply, answer: { text: reply.toast.content } }
    : reply

/** A waiting card is answered once something came of it: a success, or a card in its place. */
export const settling = (reply: Reply, waiting: WaitingCard | null): Reply => {
  const cameOfIt = reply.answer !== null || reply.toast?.type === 'success'
  return waiting && cameOfIt && !reply.settles
    ? { ...reply, settles: { pendingId: waiting.id, state: 'answered' } }
    : reply
}
