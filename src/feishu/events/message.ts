import { z } from 'zod'
import { type Envelope, ignored, inbound, isoTime, malformed, type Normalised, readEvent } from './kind.ts'
import { enclosedIn, sentIn } from './sent-files.ts'
import { PlatformMention, withNames, wordsIn } from './words.ts'

const Message = z.object({
  sender: z.object({
    sender_id: z.object({ open_id: z.string().nullish() }).nullish(),
    sender_type: z.string().nullish(),
  }),
  message: z.object({
    message_id: z.string().min(1),
    chat_id: z.string().min(1),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string().nullish(),
    thread_id: z.string().nullish(),
    create_time: z.union([z.string(), z.number()]).nullish(),
    mentions: z.array(PlatformMention).nullish(),
  }),
})

type Message = z.output<typeof Message>

/** im.message.receive_v1. Deduped by message id: the page says event ids may differ between repeats. */
export const readMessage = readEvent(Message, (event, envelope, me) => {
  const openId = event.sender.sender_id?.open_id
  if ((event.sender.sender_type ?? 'user') !== 'user') return ignored('机器人或应用发的消息')
  if (openId === me.botOpenId && openId) return ignored('自己发的消息')
  return openId ? fromPerson(event.message, openId, envelope, me.botOpenId) : malformed('发送人没有 open_id')
})

const fromPerson = (
  message: Message['message'],
  openId: string,
  envelope: Envelope,
  botOpenId: string | null,
): Normalised => {
  const spoken = message.message_type === 'text' || message.message_type === 'post'
  const words = spoken ? wordsIn(message.message_type, message.content ?? '') : ''
  if (words === null) return malformed(`${message.message_type} 消息的 content 不合约定`)
  return inbound({
    kind: 'message',
    key: message.message_id,
    lane: message.chat_id,
    sentAt: isoTime(message.create_time) ?? envelope.createdAt,
    messageId: message.message_id,
    chatId: message.chat_id,
    chatType: message.chat_type === 'p2p' ? 'private' : 'group',
    threadId: message.thread_id || null,
    openId,
    contentType: message.message_type,
    ...withNames(words, message.mentions ?? [], botOpenId),
    ...sentIn(message),
    ...enclosedIn(message),
  })
}
