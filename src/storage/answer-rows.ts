import type { Card } from '#cards/kit/card.ts'
import type { Context } from '#core/context.ts'
import type { Inbound, PressInbound } from '#core/inbound.ts'
import type { Reply, Say, Toast } from '#core/reply.ts'
import { type NewOutboxRow, saidAs } from './outbox-rows.ts'

/** What a press is answered with within its request, in the platform's own shape. */
export type PressAnswer = {
  readonly toast?: Toast
  readonly card?: { readonly type: 'raw'; readonly data: Card }
}

/** A reply, taken apart: what the request answers, what leaves through the outbox, and which row carries the waiting card. */
type ReplyParts = {
  readonly answer: PressAnswer | null
  readonly rows: readonly NewOutboxRow[]
  /** `once` of the row with the answer (the waiting card); a card drawn within the request has none. */
  readonly carrier: string
}

/** `late`: the request was answered before the work was done, so everything goes through the outbox. */
export const partsOf = (ctx: Context, inbound: Inbound, reply: Reply, late: boolean): ReplyParts => {
  const alone = privateRows(ctx, inbound, reply.privately)
  const parts =
    inbound.kind === 'press' ? pressParts(ctx, inbound, reply, late) : messageParts(ctx, inbound, reply)
  // A waiting card that must not stand in a group is the private one.
  return { ...parts, rows: [...parts.rows, ...alone], carrier: alone[0]?.once ?? parts.carrier }
}

/** The parts of each answer of a turn: the reply's own, then those that are messages of their own, numbered. */
export const allPartsOf = (
  ctx: Context,
  inbound: Inbound,
  reply: Reply,
  late: boolean,
): readonly (ReplyParts & { readonly reply: Reply })[] => [
  { ...partsOf(ctx, inbound, reply, late), reply },
  ...(reply.also ?? []).map((one, index) => {
    const parts = partsOf(
      ctx,
      { ...inbound, key: `${inbound.key}#${index + 2}` },
      { ...one, anew: true },
      late,
    )
    return { ...parts, reply: one }
  }),
]

const messageParts = (ctx: Context, inbound: Exclude<Inbound, PressInbound>, reply: Reply): ReplyParts => {
  const once = `reply:${inbound.key}`
  const place = placeOf(ctx, inbound)
  if (!reply.answer || !place) return { answer: null, rows: [], carrier: once }
  const row =
    inbound.kind === 'message'
      ? replyRow(once, place, reply.answer, inbound.messageId, inbound.threadId !== null)
      : sendRow(once, place, reply.answer)
  return { answer: null, rows: [row], carrier: once }
}

const pressParts = (ctx: Context, inbound: PressInbound, reply: Reply, late: boolean): ReplyParts => {
  const drawn = reply.answer && 'card' in reply.answer && !reply.anew ? reply.answer.card : null
  const rows = [
    ...newMessage(ctx, inbound, drawn ? null : reply.answer),
    ...(late ? lateRows(ctx, inbound, drawn, reply.toast) : []),
  ]
  const answer: PressAnswer = {
    ...(reply.toast ? { toast: reply.toast } : {}),
    ...(drawn ? { card: { type: 'raw', data: drawn } } : {}),
  }
  return { answer, rows, carrier: rows[0]?.once ?? `press:${inbound.key}` }
}

const newMessage = (ctx: Context, inbound: PressInbound, words: Say | null): NewOutboxRow[] => {
  const once = `reply:${inbound.key}`
  const place = placeOf(ctx, inbound)
  if (!words || !place) return []
  const underTheCard = ctx.chat.scope !== 'private' && inbound.messageId !== ''
  return [
    underTheCard
      ? replyRow(once, place, words, inbound.messageId, ctx.chat.threadId !== null)
      : sendRow(once, place, words),
  ]
}

/** The pressed card's new truth as a patch; a toast nobody can see any more as words, unless the card says it. */
const lateRows = (
  ctx: Context,
  inbound: PressInbound,
  drawn: Card | null,
  toast: Toast | null,
): NewOutboxRow[] => {
  const place = placeOf(ctx, inbound)
  if (drawn && place) {
    return [
      {
        ...sendRow(`patch:${inbound.key}`, place, { card: drawn }),
        verb: 'patch',
        target: inbound.messageId,
      },
    ]
  }
  return toast ? [sendRow(`toast:${inbound.key}`, inbound.openId, { text: toast.content })] : []
}

const privateRows = (ctx: Context, inbound: Inbound, words: Say | null): NewOutboxRow[] => {
  const openId = speakerOf(ctx, inbound)
  return words && openId ? [sendRow(`private:${inbound.key}`, openId, words)] : []
}

const sendRow = (once: string, place: string, words: Say): NewOutboxRow => ({
  once,
  lane: place,
  verb: 'send',
  target: place,
  fallback: null,
  inThread: false,
  ...saidAs(words),
  priority: 0,
  notBefore: null,
})

const replyRow = (
  once: string,
  place: string,
  words: Say,
  messageId: string,
  inThread: boolean,
): NewOutboxRow => ({
  ...sendRow(once, place, words),
  verb: 'reply',
  target: messageId,
  fallback: place,
  inThread,
})

/** Where an answer goes: a person is always named by open id, so that the limit per person holds whoever speaks to them. */
const placeOf = (ctx: Context, inbound: Inbound): string | null => {
  const chatId = 'chatId' in inbound && inbound.chatId !== '' ? inbound.chatId : null
  return ctx.chat.scope === 'private' ? (speakerOf(ctx, inbound) ?? chatId) : chatId
}

const speakerOf = (ctx: Context, inbound: Inbound): string | null => {
  if ('openId' in inbound && inbound.openId) return inbound.openId
  return ctx.actor.kind === 'person' ? ctx.actor.openId : null
}
