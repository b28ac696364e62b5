import type { Chat } from '../chats.ts'
import type { Mention, Message } from '../messages.ts'
import { type Person, userIdsOf } from '../people.ts'
import type { State } from '../state.ts'
import { simplified } from '../words.ts'

/** The `event` part of each push, as the document's chapter 4 gives it. */
export const received = (state: State, message: Message, chat: Chat, from: Person) => ({
  sender: { sender_id: userIdsOf(from), sender_type: 'user', tenant_key: state.tenantKey },
  message: {
    message_id: message.messageId,
    ...(message.rootId ? { root_id: message.rootId } : {}),
    ...(message.parentId ? { parent_id: message.parentId } : {}),
    create_time: String(message.createdAt),
    update_time: String(message.updatedAt),
    chat_id: chat.chatId,
    ...(message.threadId ? { thread_id: message.threadId } : {}),
    chat_type: chat.kind,
    message_type: message.type,
    content: simplified(message),
    ...(message.mentions.length > 0
      ? { mentions: message.mentions.map(mention => mentioned(state, mention)) }
      : {}),
  },
})

/** `@_all` has empty ids. */
const mentioned = (state: State, mention: Mention) => {
  const person = state.people.get(mention.id)
  const ids = person ? userIdsOf(person) : { union_id: '', open_id: mention.id === 'all' ? '' : mention.id }
  return { key: mention.key, id: ids, name: mention.name, tenant_key: state.tenantKey }
}

export const entered = (state: State, chat: Chat, person: Person) => {
  const last = state.messages.get(chat.messageIds.at(-1) ?? '')
  return {
    chat_id: chat.chatId,
    operator_id: userIdsOf(person),
    last_message_id: last?.messageId ?? '',
    last_message_create_time: last ? String(last.createdAt) : '',
  }
}

export const menuPressed = (state: State, person: Person, key: string) => ({
  operator: { operator_name: person.name, operator_id: userIdsOf(person) },
  event_key: key,
  timestamp: Math.floor(state.clock.now().getTime() / 1000),
})
