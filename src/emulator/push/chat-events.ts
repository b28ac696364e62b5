import type { Chat } from '../chats.ts'
import { type App, type Person, userIdsOf } from '../people.ts'
import type { State } from '../state.ts'

/** The `event` part of what happens to a group. A bot that acts is named by its open id alone. */
export const botMoved = (state: State, chat: Chat, operator: Person | App) => ({
  chat_id: chat.chatId,
  operator_id: operatorIds(operator),
  external: false,
  operator_tenant_key: state.tenantKey,
  name: chat.name,
  i18n_names: { zh_cn: chat.name, en_us: '', ja_jp: '' },
})

export const peopleMoved = (state: State, chat: Chat, operator: Person | App, people: readonly Person[]) => ({
  ...botMoved(state, chat, operator),
  users: people.map(person => ({
    name: person.name,
    tenant_key: state.tenantKey,
    user_id: userIdsOf(person),
  })),
})

export const updated = (
  state: State,
  chat: Chat,
  operator: Person | App,
  before: { readonly name: string; readonly description: string },
) => ({
  chat_id: chat.chatId,
  operator_id: operatorIds(operator),
  external: false,
  operator_tenant_key: state.tenantKey,
  before_change: before,
  after_change: { name: chat.name, description: chat.description },
})

export const disbanded = (state: State, chat: Chat, operator: Person | App) => botMoved(state, chat, operator)

const operatorIds = (operator: Person | App): Record<string, string> =>
  'unionId' in operator ? userIdsOf(operator) : { union_id: '', open_id: operator.openId }
