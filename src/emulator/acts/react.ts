import { chatOf } from '../chats.ts'
import { isEmoji } from '../emoji.ts'
import { type Message, messageOf, type Reaction } from '../messages.ts'
import * as events from '../push/message-events.ts'
import { addReaction, reactionBy, removeReaction } from '../reactions.ts'
import { botsIn, laneOf, type Stage } from './talk.ts'

/** Somebody answers a message with an emoji; the same emoji again takes it back, unless `on` says which is meant. */
export const react = (stage: Stage, openId: string, messageId: string, emoji: string, on?: boolean): void => {
  const { state } = stage
  const message = messageOf(state, messageId)
  if (!chatOf(state, message.chatId).members.has(openId)) throw new Error('你不在这个会话里')
  if (!isEmoji(emoji)) throw new Error(`没有这个表情：${emoji}`)
  if (message.recalled) throw new Error('消息已撤回')
  const by = { kind: 'user', id: openId } as const
  const known = reactionBy(message, emoji, by)
  if (on === undefined ? !known : on) {
    if (!known) tellBots(stage, message, 'created', addReaction(state, message, emoji, by))
  } else if (known) {
    removeReaction(state, message, known)
    tellBots(stage, message, 'deleted', known)
  }
}

/** Every bot in the chat hears of a reaction, its own ones too. */
export const tellBots = (
  stage: Stage,
  message: Message,
  how: 'created' | 'deleted',
  reaction: Reaction,
): void => {
  const { state, courier } = stage
  const event = events.reacted(state, message, reaction)
  for (const app of botsIn(state, chatOf(state, message.chatId)))
    courier.event(app, `im.message.reaction.${how}_v1`, event, laneOf(message.chatId))
}
