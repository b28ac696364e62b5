import type { Context } from '#core/context.ts'
import type { Action } from '#core/handlers.ts'
import type { PressInbound } from '#core/inbound.ts'
import { type Reply, stale } from '#core/reply.ts'
import { isPastRedrawing } from '#core/stamp.ts'
import { answeredCard, cancelledCard, deniedPress, expired } from './answers.ts'
import { answerSentence } from './message.ts'
import type { Offered } from './turn.ts'

/** The buttons every card may carry: a sentence said by tapping, and taking a waiting card back. */
const sayAction = 'say'
const cancelAction = 'pending.cancel'

/** Answers a press. What comes of a card too old to be redrawn is said as a new message. */
export const answerPress = async (offered: Offered, ctx: Context, inbound: PressInbound): Promise<Reply> => {
  const { value } = inbound
  const waiting = await waitingCard(ctx, value.p)
  const isOld = isPastRedrawing(value.t, ctx.now)
  const isForgotten = isOld && waiting === null && value.p !== undefined
  const reply = isForgotten
    ? expired()
    : ((await closedTruth(ctx, inbound, waiting)) ?? (await act(offered, ctx, inbound, waiting)))
  return isOld && reply.answer ? { ...reply, anew: true } : reply
}

type Waiting = { readonly id: string; readonly openId: string; readonly state: string }

const waitingCard = async (ctx: Context, p: unknown): Promise<Waiting | null> =>
  typeof p === 'string' ? ctx.db.pending.findUnique({ where: { id: p } }) : null

/** What to say when the card waits for somebody else or no longer waits; `null` when the press may go on. */
const closedTruth = async (
  ctx: Context,
  { openId }: PressInbound,
  waiting: Waiting | null,
): Promise<Reply | null> => {
  if (!waiting) return null
  if (waiting.openId !== openId) return stale('这张卡片在等发起的人办理，您不用点。')
  if (waiting.state === 'cancelled') return stale('这张卡片已经取消。', cancelledCard())
  if (waiting.state !== 'answered') return null
  return stale('这件事已经办过了。', answeredCard(await subjectOf(ctx, waiting)))
}

/** What the card was about, if it wrote something: the audit remembers the turn. */
const subjectOf = async (ctx: Context, { id }: Waiting): Promise<string | null> =>
  (await ctx.db.auditEvent.findFirst({ where: { turn: { startsWith: `pending:${id}:` } } }))?.subject ?? null

const act = async (
  offered: Offered,
  ctx: Context,
  inbound: PressInbound,
  waiting: Waiting | null,
): Promise<Reply> => {
  const name = inbound.value.do
  if (name === sayAction) return sayByTapping(offered, ctx, inbound)
  if (name === cancelAction) return cancel(waiting)
  const action = typeof name === 'string' ? offered.actions.get(name) : undefined
  if (!action) return stale('这个按钮已经停用了。请发“帮助”，看看现在能办什么。')
  const denial = action.allow.check({ actor: ctx.actor, chat: ctx.chat })
  if (denial) return deniedPress(denial)
  return settling(await run(action, ctx, inbound), waiting)
}

const run = (action: Action, ctx: Context, { value, form, option }: PressInbound): Promise<Reply> =>
  action.press(ctx, { value, form: form ?? {}, option })

const sayByTapping = async (offered: Offered, ctx: Context, { value }: PressInbound): Promise<Reply> => {
  const words = typeof value.text === 'string' ? value.text : ''
  return { ...(await answerSentence(offered, ctx, words, [])), anew: true }
}

const cancel = (waiting: Waiting | null): Reply => ({
  ...stale('已取消，什么都没有保存。', cancelledCard()),
  toast: { type: 'info', content: '已取消，什么都没有保存。' },
  ...(waiting ? { settles: { pendingId: waiting.id, state: 'cancelled' } } : {}),
})

/** A waiting card is answered once something came of it: a success, or a card in its place. */
const settling = (reply: Reply, waiting: Waiting | null): Reply => {
  const cameOfIt = reply.answer !== null || reply.toast?.type === 'success'
  return waiting && cameOfIt && !reply.settles
    ? { ...reply, settles: { pendingId: waiting.id, state: 'answered' } }
    : reply
}
