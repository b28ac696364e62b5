import type { Context } from '#core/context.ts'
import type { PressInbound } from '#core/inbound.ts'
import { type Reply, stale } from '#core/reply.ts'
import { isPastRedrawing } from '#core/stamp.ts'
import { acting, settling, type WaitingCard, waitingCard } from './acting.ts'
import { answeredCard, cancelledCard, expired } from './answers.ts'
import { afterPress } from './listed.ts'
import { recall } from './memory.ts'
import { answerWords } from './message.ts'
import { answerChoice } from './questions.ts'
import type { Offered } from './turn.ts'

/** The buttons every card may carry: a sentence said by tapping, and taking a waiting card back. */
const sayAction = 'say'
const cancelAction = 'pending.cancel'
/** A button of a question asked by the bot itself. */
const chooseAction = 'choose'

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

/** What to say when the card waits for somebody else or no longer waits; `null` when the press may go on. */
const closedTruth = async (
  ctx: Context,
  { openId }: PressInbound,
  waiting: WaitingCard | null,
): Promise<Reply | null> => {
  if (!waiting) return null
  if (waiting.openId !== openId) return stale('这张卡片在等发起的人办理，您不用点。')
  if (waiting.state === 'cancelled') return stale('这张卡片已经取消。', cancelledCard())
  if (waiting.state !== 'answered') return null
  return stale('这件事已经办过了。', answeredCard(await subjectOf(ctx, waiting)))
}

/** What the card was about, if it wrote something: the audit remembers the turn. */
const subjectOf = async (ctx: Context, { id }: WaitingCard): Promise<string | null> =>
  (await ctx.db.auditEvent.findFirst({ where: { turn: { startsWith: `pending:${id}:` } } }))?.subject ?? null

const act = async (
  offered: Offered,
  ctx: Context,
  inbound: PressInbound,
  waiting: WaitingCard | null,
): Promise<Reply> => {
  const name = inbound.value.do
  if (name === sayAction) return sayByTapping(offered, ctx, inbound)
  if (name === cancelAction) return cancel(waiting)
  if (name === chooseAction) return answerChoice({ offered, ctx, memory: await recall(ctx) }, inbound.value)
  const { value, form, option, messageId } = inbound
  const reply = await acting(offered, ctx, { value, form: form ?? {}, option, messageId })
  return settling(await remembering(ctx, inbound, reply), waiting)
}

/** What a press has shown is what is spoken of next. */
const remembering = async (ctx: Context, { value }: PressInbound, reply: Reply): Promise<Reply> => {
  if (reply.remembers || !reply.shown) return reply
  const remembers = afterPress(ctx, value, await recall(ctx), reply)
  return remembers ? { ...reply, remembers } : reply
}

const sayByTapping = async (offered: Offered, ctx: Context, { value }: PressInbound): Promise<Reply> => {
  const words = typeof value.text === 'string' ? value.text : ''
  return { ...(await answerWords(offered, ctx, words, 'tapped')), anew: true }
}

const cancel = (waiting: WaitingCard | null): Reply => ({
  ...stale('已取消，什么都没有保存。', cancelledCard()),
  toast: { type: 'info', content: '已取消，什么都没有保存。' },
  ...(waiting ? { settles: { pendingId: waiting.id, state: 'cancelled' } } : {}),
})
