import type { Message, Reaction } from '../messages.ts'
import { type Person, userIdsOf } from '../people.ts'
import type { State } from '../state.ts'

/** The `event` part of what happens to a message after it was sent. */
export const reacted = (state: State, message: Message, reaction: Reaction) => {
  const person = state.people.get(reaction.by.id)
  return {
    message_id: message.messageId,
    reaction_type: { emoji_type: reaction.emoji },
    operator_type: reaction.by.kind,
    ...(person ? { user_id: userIdsOf(person) } : { app_id: reaction.by.id }),
    action_time: String(state.clock.now().getTime()),
  }
}

export const messageRead = (state: State, reader: Person, messageIds: readonly string[]) => ({
  reader: {
    reader_id: userIdsOf(reader),
    read_time: String(state.clock.now().getTime()),
    tenant_key: state.tenantKey,
  },
  message_id_list: messageIds,
})

export const recalled = (state: State, message: Message) => ({
  message_id: message.messageId,
  chat_id: message.chatId,
  recall_time: String(state.clock.now().getTime()),
  recall_type: 'message_owner',
})
