import type { Chat } from '../chats.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { changedWith, madeWith } from './chat-settings.ts'
import { chatItem, chatView, madeView } from './chat-view.ts'
import { type Ask, type Endpoint, pages, userIdType, uuidField } from './endpoint.ts'
import type { Fields } from './fields.ts'
import { createGroup, dissolve, update } from './groups.ts'
import type { Office } from './office.ts'
import { pageOf } from './paging.ts'
import { refuse } from './refusals.ts'
import { chatListScopes, chatReadScopes } from './scopes.ts'
import { idTypeIn } from './seekers.ts'

const path = '/im/v1/chats'

const words: Fields = {
  avatar: { kind: 'string' },
  name: { kind: 'string' },
  description: { kind: 'string' },
  i18n_names: { kind: 'object' },
  owner_id: { kind: 'string' },
  restricted_mode_setting: { kind: 'object' },
}

/** Groups the bot is in. Private chats are shown one by one only. */
export const chats = (office: Office): Endpoint[] => [...several(office), ...one(office)]

const several = (office: Office): Endpoint[] => [
  {
    method: 'GET',
    path,
    name: 'im.v1.chat.list',
    scopes: chatListScopes,
    query: {
      ...userIdType,
      sort_type: { kind: 'string', oneOf: ['ByCreateTimeAsc', 'ByActiveTimeDesc'] },
      ...pages(100),
    },
    run: ask => listed(office.state, ask, sorted(office.state, ask, groupsOf(office.state, ask.app))),
  },
  {
    method: 'GET',
    path: `${path}/search`,
    name: 'im.v1.chat.search',
    scopes: chatListScopes,
    query: { ...userIdType, query: { kind: 'string' }, ...pages(100) },
    run: ask => listed(office.state, ask, search(office.state, ask)),
  },
  {
    method: 'POST',
    path,
    name: 'im.v1.chat.create',
    scopes: ['im:chat', 'im:chat:create'],
    query: { ...userIdType, set_bot_manager: { kind: 'string', oneOf: ['true', 'false'] }, uuid: uuidField },
    body: {
      ...words,
      user_id_list: { kind: 'list', max: 50 },
      bot_id_list: { kind: 'list', max: 5 },
      ...madeWith,
    },
    run: ask => madeView(office.state, createGroup(office, ask), idTypeIn(ask)),
  },
]

const one = (office: Office): Endpoint[] => [
  {
    method: 'GET',
    path: `${path}/:chat_id`,
    name: 'im.v1.chat.get',
    scopes: chatReadScopes,
    query: userIdType,
    run: ask => chatView(office.state, chatFor(office.state, ask), idTypeIn(ask)),
  },
  {
    method: 'PUT',
    path: `${path}/:chat_id`,
    name: 'im.v1.chat.update',
    scopes: ['im:chat', 'im:chat:update'],
    query: userIdType,
    body: { ...words, ...changedWith },
    run: ask => {
      update(office, ask, groupFor(office.state, ask))
      return {}
    },
  },
  {
    method: 'DELETE',
    path: `${path}/:chat_id`,
    name: 'im.v1.chat.delete',
    scopes: ['im:chat', 'im:chat:delete'],
    run: ask => {
      dissolve(office, ask, groupFor(office.state, ask))
      return {}
    },
  },
]

const listed = (state: State, ask: Ask, all: readonly Chat[]) => {
  const page = pageOf(all, ask.query, 20, () => refuse(232001, 'invalid page_token'))
  return { ...page, items: page.items.map(chat => chatItem(state, chat, idTypeIn(ask))) }
}

const groupsOf = (state: State, app: App): Chat[] =>
  [...state.chats.values()].filter(
    chat => chat.kind === 'group' && !chat.dissolved && chat.bots.has(app.appId),
  )

/** The map keeps the order groups were made in. */
const sorted = (state: State, { query }: Ask, all: Chat[]): Chat[] => {
  if (query.get('sort_type') !== 'ByActiveTimeDesc') return all
  const active = ({ messageIds }: Chat) => state.messages.get(messageIds.at(-1) ?? '')?.createdAt ?? 0
  return all.sort((a, b) => active(b) - active(a))
}

const queryMax = 64

/** Groups the bot is in or could join, by their names and those of their members. */
const search = (state: State, { app, query }: Ask): Chat[] => {
  const words = (query.get('query') ?? '').replace(/^"(.*)"$/, '$1').toLowerCase()
  if (words === '' || words.length > queryMax) return []
  const names = (chat: Chat) => [
    chat.name,
    ...Object.values(Object(chat.settings.i18n_names)).map(String),
    ...[...chat.members].map(openId => state.people.get(openId)?.name ?? ''),
  ]
  return [...state.chats.values()].filter(
    chat =>
      chat.kind === 'group' &&
      !chat.dissolved &&
      (chat.bots.has(app.appId) || chat.settings.chat_type === 'public') &&
      names(chat).some(name => name.toLowerCase().includes(words)),
  )
}

/** The chat a path names, with the bot inside. */
export const chatFor = (state: State, { app, params }: Ask): Chat => {
  const chat = state.chats.get(params.chat_id ?? '')
  if (!chat) throw refuse(232006)
  if (!chat.bots.has(app.appId)) throw refuse(232011)
  return chat
}

/** Only groups can be changed, while they are there. */
export const groupFor = (state: State, ask: Ask): Chat => {
  const chat = chatFor(state, ask)
  if (chat.kind !== 'group') throw refuse(232008)
  if (chat.dissolved) throw refuse(232009)
  return chat
}
