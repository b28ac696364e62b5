import type { Chat } from '../chats.ts'
import { type IdType, idOf } from '../people.ts'
import type { State } from '../state.ts'
import { settingsOf } from './chat-settings.ts'

/** A line of a list of groups. */
export const chatItem = (state: State, chat: Chat, type: IdType) => ({
  chat_id: chat.chatId,
  avatar: chat.settings.avatar ?? '',
  name: chat.name,
  description: chat.description,
  ...ownerFields(state, chat, type),
  external: false,
  tenant_key: state.tenantKey,
  chat_status: statusOf(chat),
})

/** A group as it answers when it is made. */
export const madeView = (state: State, chat: Chat, type: IdType) => ({
  chat_id: chat.chatId,
  name: chat.name,
  description: chat.description,
  ...ownerFields(state, chat, type),
  ...settingsOf(chat),
  chat_mode: 'group',
  chat_tag: 'inner',
  external: false,
  tenant_key: state.tenantKey,
})

/** A private chat has fewer fields. */
export const chatView = (state: State, chat: Chat, type: IdType) => ({
  ...(chat.kind === 'group' ? groupFields(state, chat, type) : privateFields(chat)),
  external: false,
  tenant_key: state.tenantKey,
  user_count: String(chat.members.size),
  bot_count: String(chat.bots.size),
  chat_status: statusOf(chat),
})

const groupFields = (state: State, chat: Chat, type: IdType) => ({
  name: chat.name,
  description: chat.description,
  ...ownerFields(state, chat, type),
  ...settingsOf(chat),
  user_manager_id_list: managersOf(state, chat, type),
  bot_manager_id_list: [...chat.botManagers],
  chat_mode: 'group',
  chat_tag: 'inner',
})

const privateFields = (chat: Chat) => {
  const { avatar, edit_permission, moderation_permission, restricted_mode_setting } = settingsOf(chat)
  return {
    avatar,
    name: chat.name,
    description: chat.description,
    i18n_names: { zh_cn: chat.name, en_us: '', ja_jp: '' },
    edit_permission,
    moderation_permission,
    restricted_mode_setting,
    chat_mode: 'p2p',
  }
}

const statusOf = (chat: Chat): string => (chat.dissolved ? 'dissolved' : 'normal')

export const managersOf = (state: State, chat: Chat, type: IdType): string[] =>
  [...chat.managers].flatMap(openId => {
    const person = state.people.get(openId)
    return person ? [idOf(person, type)] : []
  })

/** Absent where a bot owns the group. */
const ownerFields = (state: State, chat: Chat, type: IdType) => {
  const person = state.people.get(ownerOf(chat) ?? '')
  return person ? { owner_id: idOf(person, type), owner_id_type: type } : {}
}

/** The person who owns a group: the first member where nobody was named. */
export const ownerOf = (chat: Chat): string | undefined =>
  chat.ownerBot === null ? (chat.ownerId ?? [...chat.members][0]) : undefined
