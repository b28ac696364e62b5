import type { Context } from '#core/context.ts'
import type { Mention, MessageInbound, SentFile } from '#core/inbound.ts'
import { type Reply, say } from '#core/reply.ts'
import { notReadable, unknown } from './answers.ts'
import { recall } from './memory.ts'
import { holdsNumber } from './numbers.ts'
import type { Plan } from './plan.ts'
import { plansFor } from './plans.ts'
import { isOpenTo, type Offered } from './turn.ts'

/** A redelivery older than this comes too late to be acted on (domain E.4, R10). */
const freshHours = 8

/** Answers a message; `null` when it is not for us: a group talking among itself, or a redelivery out of date. */
export const answerMessage = async (
  offered: Offered,
  ctx: Context,
  inbound: MessageInbound,
): Promise<Reply | null> => {
  if (isOutOfDate(inbound.sentAt, ctx.now)) return null
  if (inbound.file) return answerFile(offered, ctx, inbound, inbound.file)
  if (inbound.enclosed) return answerEnclosing(offered, ctx, inbound, inbound.enclosed)
  if (inbound.chatType === 'group' && !inbound.mentionsBot) return null
  if (!['text', 'post'].includes(inbound.contentType)) return notReadable(inbound.contentType)
  return answerSaid(offered, ctx, inbound)
}

const answerSaid = async (offered: Offered, ctx: Context, inbound: MessageInbound): Promise<Reply> => {
  const reply = await answerWords(offered, ctx, inbound.text, inbound.mentions)
  return inbound.chatType === 'group' && holdsNumber(inbound.text) ? aside(reply) : reply
}

/** Words with pictures in them: the words are answered first, then whoever can use the pictures. */
const answerEnclosing = async (
  offered: Offered,
  ctx: Context,
  inbound: MessageInbound,
  enclosed: readonly SentFile[],
): Promise<Reply | null> => {
  const isGroup = inbound.chatType === 'group'
  const reply = speaks(inbound) ? await answerSaid(offered, ctx, inbound) : null
  const kept = await answerPictures(offered, ctx, enclosed, reply)
  if (!reply) return kept ?? (isGroup ? null : notReadable('image'))
  if (!kept && isGroup) return reply
  return { ...reply, also: [...(reply.also ?? []), kept ?? say(unused)] }
}

const speaks = ({ chatType, mentionsBot, text }: MessageInbound): boolean =>
  /[\p{L}\p{N}]/u.test(text) && (chatType === 'private' || mentionsBot)

const unused = '消息里的图片没有保存：眼下没有用得上它的事。'

const answerPictures = async (
  { nouns }: Offered,
  ctx: Context,
  enclosed: readonly SentFile[],
  reply: Reply | null,
): Promise<Reply | null> => {
  const opens = [reply, ...(reply?.also ?? [])].find(one => one?.awaits)?.awaits ?? null
  for (const { hears } of nouns) {
    const kept = (await hears?.enclosed?.(ctx, enclosed, opens)) ?? null
    if (kept) return kept
  }
  return null
}

/** The first noun that can use it answers. In a group a file nobody can use is none of our business. */
const answerFile = async (
  offered: Offered,
  ctx: Context,
  inbound: MessageInbound,
  file: SentFile,
): Promise<Reply | null> => {
  for (const noun of offered.nouns) {
    const reply = (await noun.hears?.file?.(ctx, file)) ?? null
    if (reply) return reply
  }
  return inbound.chatType === 'group' ? null : notReadable(inbound.contentType)
}

/** Somebody typed a number for everybody to read: nothing of the answer repeats it there. */
const aside = (reply: Reply): Reply => ({
  ...reply,
  answer: { text: '手机号、身份证号请不要发在群里，建议您撤回。已私聊回复您。' },
  privately: reply.privately ?? reply.answer,
  ...(reply.also
    ? { also: reply.also.map(one => ({ ...one, answer: null, privately: one.privately ?? one.answer })) }
    : {}),
})

/** Answers words, wherever they come from: typed, tapped or chosen from the menu. Nothing said at all asks for help. */
export const answerWords = async (
  offered: Offered,
  ctx: Context,
  typed: string,
  mentions: readonly Mention[] | 'tapped',
): Promise<Reply> => {
  const words = /[\p{L}\p{N}]/u.test(typed) ? typed : '帮助'
  const memory = await recall(ctx)
  const plans = await plansFor(
    offered,
    ctx,
    // A button or the menu answers no question that was asked in words.
    mentions === 'tapped'
      ? { typed: words, mentions: [], memory: memory && { ...memory, asking: null } }
      : { typed: words, mentions, memory },
  )
  const [first, ...others] = plans
  if (!first) return unknown(ctx, words, offered.nearest(words, isOpenTo(ctx)))
  if (others.length === 0) return first.carryOut()
  const replies: Reply[] = []
  // In order: what one of them changes, the next may speak of. One that fails does not keep the others from going on.
  for (const plan of plans) replies.push(await carriedOut(offered, ctx, plan))
  return asOne(replies)
}

const carriedOut = async (offered: Offered, ctx: Context, plan: Plan): Promise<Reply> => {
  try {
    return await plan.carryOut()
  } catch (error) {
    return offered.explain(ctx, error)
  }
}

/** Several answers, each a message of its own. */
const asOne = ([first, ...others]: readonly Reply[]): Reply => ({ ...(first ?? say('')), also: others })

const isOutOfDate = (sentAt: string | null, now: Date): boolean => {
  const sent = sentAt === null ? Number.NaN : Date.parse(sentAt)
  return now.getTime() - sent > freshHours * 3_600_000
}
