import type { Context, Hono } from 'hono'
import { messagesIn, threadAt } from '../messages.ts'
import type { State } from '../state.ts'
import { PlatformError } from './errors.ts'
import { type Api, bodyOf, type Office, ok } from './http.ts'
import { create, messageFor, patch, reply, update, withdraw } from './outgoing.ts'
import { pageOf } from './paging.ts'
import { messageView } from './views.ts'

const path = '/open-apis/im/v1/messages'

/** Messages sent, answered, redrawn, edited, taken back and read. */
export const addMessages = (api: Hono<Api>, desk: Office): void => {
  const { state, limits } = desk
  const counted = (c: Context<Api>, name: string) => limits.call(c.get('app').appId, name)
  api.post(path, async c => {
    counted(c, 'message.create')
    const message = create(desk, c.get('app'), c.req.query('receive_id_type') ?? '', await bodyOf(c))
    return ok(c, messageView(state, message, true))
  })
  api.post(`${path}/:id/reply`, async c => {
    counted(c, 'message.reply')
    const message = reply(desk, c.get('app'), c.req.param('id'), await bodyOf(c))
    return ok(c, messageView(state, message, true))
  })
  api.patch(`${path}/:id`, async c => {
    counted(c, 'message.patch')
    patch(desk, c.get('app'), c.req.param('id'), await bodyOf(c))
    return ok(c)
  })
  api.put(`${path}/:id`, async c => {
    counted(c, 'message.update')
    return ok(c, messageView(state, update(desk, c.get('app'), c.req.param('id'), await bodyOf(c)), true))
  })
  api.delete(`${path}/:id`, c => {
    counted(c, 'message.delete')
    withdraw(desk, c.get('app'), c.req.param('id'))
    return ok(c)
  })
  api.get(`${path}/:id`, c => {
    counted(c, 'message.get')
    return ok(c, { items: withMerged(state, c) })
  })
  api.get(path, c => {
    counted(c, 'message.list')
    return ok(c, listMessages(state, c))
  })
}

const wantsRaw = (c: Context): boolean => c.req.query('card_msg_content_type') === 'raw_card_content'

/** A merged forward comes with what is inside it. */
const withMerged = (state: State, c: Context<Api, `${string}/:id`>) => {
  const message = messageFor(state, c.req.param('id'))
  if (!state.chats.get(message.chatId)?.bots.has(c.get('app').appId))
    throw new PlatformError(230002, 'The bot can not be outside the group.')
  const inside = message.merged.flatMap(id => state.messages.get(id) ?? [])
  const children = inside.map(child => ({
    ...messageView(state, child, wantsRaw(c)),
    upper_message_id: message.messageId,
  }))
  return [messageView(state, message, wantsRaw(c)), ...children]
}

const listMessages = (state: State, c: Context<Api>) => {
  const all = contained(state, c)
  const [from, to] = [c.req.query('start_time'), c.req.query('end_time')].map(time => Number(time) * 1000)
  const within = all.filter(({ createdAt }) => !(from && createdAt < from) && !(to && createdAt > to))
  if (c.req.query('sort_type') === 'ByCreateTimeDesc') within.reverse()
  const page = pageOf(within, c.req.query(), { size: 20, max: 50 })
  return { ...page, items: page.items.map(message => messageView(state, message, wantsRaw(c))) }
}

const contained = (state: State, c: Context<Api>) => {
  const id = c.req.query('container_id') ?? ''
  const thread = c.req.query('container_id_type') === 'thread' ? threadAt(state, id) : null
  if (c.req.query('container_id_type') === 'thread' && !thread)
    throw new PlatformError(230019, 'The topic does NOT exist.')
  const chat = state.chats.get(thread ? (state.messages.get(thread.rootId)?.chatId ?? '') : id)
  if (!chat?.bots.has(c.get('app').appId))
    throw new PlatformError(230002, 'The bot can not be outside the group.')
  if (!thread) return messagesIn(state, chat)
  return [thread.rootId, ...thread.messageIds].flatMap(one => state.messages.get(one) ?? [])
}
