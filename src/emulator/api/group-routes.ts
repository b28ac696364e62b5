import type { Hono } from 'hono'
import { type Chat, newChat } from '../chats.ts'
import type { App } from '../people.ts'
import { updated } from '../push/chat-events.ts'
import { type State, tell } from '../state.ts'
import { findPerson, idTypeOf } from './contacts.ts'
import { invalid } from './content.ts'
import { PlatformError } from './errors.ts'
import { type Api, bodyOf, type Office, ok } from './http.ts'
import type { Body } from './outgoing.ts'
import { pageOf } from './paging.ts'
import { hourMs, once, uuidOf } from './uuids.ts'
import { chatItem, chatView } from './views.ts'

const path = '/open-apis/im/v1/chats'

/** Groups the bot is in. Private chats are shown one by one only. */
export const addChats = (api: Hono<Api>, office: Office): void => {
  const { state, limits } = office
  api.get(path, c => {
    limits.call(c.get('app').appId, 'chat.list')
    const groups = [...state.chats.values()].filter(
      chat => chat.kind === 'group' && chat.bots.has(c.get('app').appId),
    )
    const page = pageOf(groups, c.req.query(), { size: 20, max: 100 })
    return ok(c, { ...page, items: page.items.map(chat => chatItem(state, chat)) })
  })
  api.post(path, async c => {
    limits.call(c.get('app').appId, 'chat.create')
    const chat = createGroup(state, c.get('app'), c.req.query(), await bodyOf(c))
    return ok(c, chatView(state, chat))
  })
  api.get(`${path}/:id`, c => {
    limits.call(c.get('app').appId, 'chat.get')
    return ok(c, chatView(state, chatFor(state, c.get('app'), c.req.param('id'))))
  })
  api.put(`${path}/:id`, async c => {
    limits.call(c.get('app').appId, 'chat.update')
    const chat = chatFor(state, c.get('app'), c.req.param('id'))
    if (chat.kind !== 'group') throw new PlatformError(232001, 'Only groups can be changed.')
    rename(office, c.get('app'), chat, await bodyOf(c))
    return ok(c)
  })
}

export const chatFor = (state: State, app: App, chatId: string): Chat => {
  const chat = state.chats.get(chatId)
  if (!chat) throw new PlatformError(232006, 'Your request contains an invalid chat_id.')
  if (!chat.bots.has(app.appId)) throw new PlatformError(232011, 'Operator can NOT be out of the chat.')
  return chat
}

const createGroup = (state: State, app: App, query: Readonly<Record<string, string>>, body: Body): Chat => {
  const type = idTypeOf(query.user_id_type)
  const uuid = uuidOf(app, query.uuid)
  const key = uuid && `${uuid} ${body.owner_id ?? ''}`
  const known = (id: string) => state.chats.get(id)
  const make = () => {
    const owner = body.owner_id === undefined ? null : findPerson(state, String(body.owner_id), type)
    if (owner === undefined) throw new PlatformError(232001, 'owner_id is invalid')
    const people = idsIn(body, 'user_id_list', 50).flatMap(id => findPerson(state, id, type)?.openId ?? [])
    const bots = idsIn(body, 'bot_id_list', 5).filter(id => state.apps.has(id))
    const made = newChat({
      chatId: state.ids.next('oc_'),
      kind: 'group',
      name: nameIn(body) ?? '',
      members: owner ? [owner.openId, ...people] : people,
      bots: [app.appId, ...bots],
    })
    made.description = String(body.description ?? '')
    made.ownerId = owner?.openId ?? null
    state.chats.set(made.chatId, made)
    tell(state, { kind: 'chat', chatId: made.chatId })
    return { made, id: made.chatId }
  }
  return once(state, key, known, make, 10 * hourMs)
}

const rename = ({ state, courier }: Office, app: App, chat: Chat, body: Body): void => {
  const before = { name: chat.name, description: chat.description }
  chat.name = nameIn(body) ?? chat.name
  if (typeof body.description === 'string') chat.description = body.description
  const event = updated(state, chat, app, before)
  for (const appId of chat.bots) {
    const bot = state.apps.get(appId)
    if (bot) courier.event(bot, 'im.chat.updated_v1', event, chat.chatId)
  }
  tell(state, { kind: 'chat', chatId: chat.chatId })
}

const nameIn = (body: Body): string | undefined => {
  if (body.name === undefined) return undefined
  if (typeof body.name !== 'string' || [...body.name].length > 60)
    throw invalid('name: at most 60 characters')
  return body.name
}

export const idsIn = (body: Body, list: string, max: number): string[] => {
  const ids = body[list]
  if (ids === undefined) return []
  if (!Array.isArray(ids) || ids.length > max) throw new PlatformError(232001, `${list}: at most ${max}`)
  return ids.map(String)
}
