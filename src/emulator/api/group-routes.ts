import type { Hono } from 'hono'
import type { Chat } from '../chats.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { idTypeOf } from './contacts.ts'
import { PlatformError } from './errors.ts'
import { type Api, type Office, ok } from './http.ts'
import { pageOf } from './paging.ts'
import { chatItem, chatView, memberView } from './views.ts'

const path = '/open-apis/im/v1/chats'

/** Groups the bot is in, and who is in them. Private chats are shown one by one only. */
export const addChats = (api: Hono<Api>, { state, limits }: Office): void => {
  api.get(path, c => {
    limits.call(c.get('app').appId, 'chat.list')
    const groups = [...state.chats.values()].filter(
      chat => chat.kind === 'group' && chat.bots.has(c.get('app').appId),
    )
    const page = pageOf(groups, c.req.query(), { size: 20, max: 100 })
    return ok(c, { ...page, items: page.items.map(chat => chatItem(state, chat)) })
  })
  api.get(`${path}/:id`, c => {
    limits.call(c.get('app').appId, 'chat.get')
    return ok(c, chatView(state, chatFor(state, c.get('app'), c.req.param('id'))))
  })
  api.get(`${path}/:id/members`, c => {
    limits.call(c.get('app').appId, 'chatMembers.get')
    const idType = idTypeOf(c.req.query('member_id_type'))
    const chat = chatFor(state, c.get('app'), c.req.param('id'))
    const people = [...chat.members].map(openId => state.people.get(openId)).filter(one => one !== undefined)
    const page = pageOf(people, c.req.query(), { size: 20, max: 100 })
    const items = page.items.map(person => memberView(state, person, idType))
    return ok(c, { ...page, items, member_total: people.length })
  })
}

const chatFor = (state: State, app: App, chatId: string): Chat => {
  const chat = state.chats.get(chatId)
  if (!chat) throw new PlatformError(232006, 'Your request contains an invalid chat_id.')
  if (!chat.bots.has(app.appId)) throw new PlatformError(232011, 'Operator can NOT be out of the chat.')
  return chat
}
