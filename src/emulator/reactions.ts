import type { Message, Reaction, Sender } from './messages.ts'
import { type State, tell } from './state.ts'

/** Answers a message with an emoji. The same one twice by the same is one. */
export const addReaction = (state: State, message: Message, emoji: string, by: Sender): Reaction => {
  const known = reactionBy(message, emoji, by)
  if (known) return known
  const reaction = { reactionId: state.ids.next(''), emoji, by, at: state.clock.now().getTime() }
  message.reactions.push(reaction)
  tellReaction(state, message, reaction, true)
  return reaction
}

export const removeReaction = (state: State, message: Message, reaction: Reaction): void => {
  const at = message.reactions.indexOf(reaction)
  if (at < 0) return
  message.reactions.splice(at, 1)
  tellReaction(state, message, reaction, false)
}

const tellReaction = (state: State, message: Message, { emoji, by }: Reaction, on: boolean): void => {
  const { chatId, messageId } = message
  tell(state, { kind: 'reaction', chatId, messageId, reaction: { emoji, by, on } })
}

export const reactionBy = (message: Message, emoji: string, by: Sender): Reaction | undefined =>
  message.reactions.find(one => one.emoji === emoji && one.by.id === by.id)
