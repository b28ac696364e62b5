import type { Context } from '#core/context.ts'
import type { Mention, MessageInbound } from '#core/inbound.ts'
import type { Reply } from '#core/reply.ts'
import { parseSaid } from '#understanding/exact/parse.ts'
import { tidySentence } from '#understanding/exact/sentence.ts'
import { denied, notReadable, unknown } from './answers.ts'
import { isOpenTo, type Offered } from './turn.ts'

/** A redelivery older than this comes too late to be acted on (domain E.4, R10). */
const freshHours = 8

/** Answers a message; `null` when it is not for us: a group talking among itself, or a redelivery out of date. */
export const answerMessage = async (
  offered: Offered,
  ctx: Context,
  inbound: MessageInbound,
): Promise<Reply | null> => {
  if (inbound.chatType === 'group' && !inbound.mentionsBot) return null
  if (isOutOfDate(inbound.sentAt, ctx.now)) return null
  if (!['text', 'post'].includes(inbound.contentType)) return notReadable(inbound.contentType)
  return answerSentence(offered, ctx, inbound.text, inbound.mentions)
}

/** Answers words, wherever they come from: typed, tapped or chosen from the menu. Nothing said at all asks for help. */
export const answerSentence = async (
  offered: Offered,
  ctx: Context,
  typed: string,
  mentions: readonly Mention[],
): Promise<Reply> => {
  const sentence = tidySentence(typed)
  const found = offered.find(sentence || '帮助')
  if (!found) return unknown(sentence, offered.nearest(sentence, isOpenTo(ctx)))
  const denial = found.command.allow.check({ actor: ctx.actor, chat: ctx.chat })
  return denial ? denied(denial) : found.command.run(ctx, parseSaid(found.rest, mentions))
}

const isOutOfDate = (sentAt: string | null, now: Date): boolean => {
  const sent = sentAt === null ? Number.NaN : Date.parse(sentAt)
  return now.getTime() - sent > freshHours * 3_600_000
}
