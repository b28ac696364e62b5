import { chatOf, privateChat } from '../chats.ts'
import { cardOf, isObject, type Message, messageOf } from '../messages.ts'
import { firstApp } from '../state.ts'
import { wordsOfMessage } from '../words.ts'
import { type Stage, speak } from './talk.ts'

/** Somebody passes a message on: to a chat, or without one to the private chat with the first app's bot. */
export const forward = (stage: Stage, openId: string, messageId: string, chatId?: string): Message => {
  const { state } = stage
  const message = messageOf(state, messageId)
  const from = chatOf(state, message.chatId)
  const chat = chatId ? chatOf(state, chatId) : privateChat(state, firstApp(state).appId, openId)
  if (!from.members.has(openId) || !chat.members.has(openId)) throw new Error('你不在这个会话里')
  const barred = whyNotForwarded(message)
  if (barred) throw new Error(barred.words)
  return speak(stage, chat, openId, copyOf(message))
}

/** What keeps a message from being passed on: the platform's code, and words. */
export const whyNotForwarded = (message: Message): { code: number; words: string } | null => {
  if (message.recalled) return { code: 230011, words: '消息已撤回' }
  if (message.onlyFor !== null) return { code: 230061, words: '仅你可见的卡片不能转发' }
  const card = cardOf(message)
  const config = isObject(card?.config) ? card.config : {}
  if (config.enable_forward === false) return { code: 230061, words: '这张卡片不允许转发' }
  if (config.streaming_mode === true) return { code: 230061, words: '卡片还在生成中，不能转发' }
  return null
}

/** The message again, for another chat. Names in a text stay words: nobody is called a second time. */
export const copyOf = (message: Message) => ({
  type: message.type,
  content: message.type === 'text' ? JSON.stringify({ text: wordsOfMessage(message) }) : message.content,
  mentions: message.type === 'text' ? [] : message.mentions,
  forwardedFrom: message.forwardedFrom ?? message.messageId,
})
