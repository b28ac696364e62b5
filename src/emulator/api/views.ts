import type { Chat } from '../chats.ts'
import { type Message, threadOf } from '../messages.ts'
import { type IdType, idOf, type Person } from '../people.ts'
import type { State } from '../state.ts'
import { simplified } from '../words.ts'

/** A message as the API shows it. */
export const messageView = (state: State, message: Message, raw: boolean) => ({
  message_id: message.messageId,
  ...(message.rootId ? { root_id: message.rootId } : {}),
  ...(message.parentId ? { parent_id: message.parentId } : {}),
  ...threadIn(state, message),
  msg_type: message.type,
  create_time: String(message.createdAt),
  update_time: String(message.updatedAt),
  deleted: message.recalled,
  updated: message.edited,
  chat_id: message.chatId,
  sender: {
    id: message.sender.id,
    id_type: message.sender.kind === 'app' ? 'app_id' : 'open_id',
    sender_type: message.sender.kind,
    tenant_key: state.tenantKey,
  },
  body: { content: contentFor(message, raw) },
  ...(message.mentions.length > 0
    ? {
        mentions: message.mentions.map(({ key, id, name }) => ({
          key,
          id,
          id_type: 'open_id',
          name,
          tenant_key: state.tenantKey,
        })),
      }
    : {}),
})

const threadIn = (state: State, message: Message): { thread_id?: string } => {
  const thread = threadOf(state, message)
  return thread ? { thread_id: thread.threadId } : {}
}

/** Cards come back simplified, unless `card_msg_content_type=raw_card_content` asks for the original. */
const contentFor = (message: Message, raw: boolean): string => {
  if (message.recalled) return JSON.stringify({ text: 'This message was recalled' })
  return raw ? message.content : simplified(message)
}

export const userView = (person: Person) => ({
  open_id: person.openId,
  union_id: person.unionId,
  ...(person.userId ? { user_id: person.userId } : {}),
  name: person.name,
  en_name: '',
  nickname: '',
  email: person.email,
  mobile: person.mobile,
  mobile_visible: true,
  gender: 0,
  avatar: { avatar_72: '', avatar_240: '', avatar_640: '', avatar_origin: '' },
  status: {
    is_frozen: false,
    is_resigned: person.left,
    is_activated: true,
    is_exited: false,
    is_unjoin: false,
  },
  department_ids: [person.departmentId],
  leader_user_id: '',
  city: '',
  country: '',
  work_station: '',
  join_time: 0,
  employee_no: '',
  employee_type: 1,
  job_title: person.title,
})

export const chatItem = (state: State, chat: Chat) => ({
  chat_id: chat.chatId,
  avatar: '',
  name: chat.name,
  description: chat.description,
  owner_id: chat.ownerId ?? [...chat.members][0] ?? '',
  owner_id_type: 'open_id',
  external: false,
  tenant_key: state.tenantKey,
  chat_status: 'normal',
})

export const chatView = (state: State, chat: Chat) => ({
  ...chatItem(state, chat),
  chat_mode: chat.kind,
  chat_type: 'private',
  group_message_type: 'chat',
  user_count: String(chat.members.size),
  bot_count: String(chat.bots.size),
})

export const memberView = (state: State, person: Person, idType: IdType) => ({
  member_id_type: idType,
  member_id: idOf(person, idType),
  name: person.name,
  tenant_key: state.tenantKey,
})
