import type { Hono } from 'hono'
import { copyOf, whyNotForwarded } from '../acts/forward.ts'
import type { Chat } from '../chats.ts'
import { type Message, threadAt, type Urgency } from '../messages.ts'
import { type App, idOf } from '../people.ts'
import { type State, tell } from '../state.ts'
import { findPerson, idTypeOf } from './contacts.ts'
import { invalid } from './content.ts'
import { PlatformError } from './errors.ts'
import { type Api, bodyOf, type Office, ok } from './http.ts'
import { type Body, insideChat, messageFor, ownMessage, receiverOf, sendOnce } from './outgoing.ts'
import { pageOf } from './paging.ts'
import { messageView } from './views.ts'

const path = '/open-apis/im/v1/messages'

const urgentMax = 200

/** Passing on, who has read, and making urgent. */
export const addMessageExtras = (api: Hono<Api>, office: Office): void => {
  const { state, limits } = office
  api.post(`${path}/merge_forward`, async c => {
    limits.call(c.get('app').appId, 'message.mergeForward')
    const { message, lost } = mergeForward(office, c.get('app'), c.req.query(), await bodyOf(c))
    return ok(c, { message: messageView(state, message, true), invalid_message_id_list: lost })
  })
  api.post(`${path}/:id/forward`, async c => {
    limits.call(c.get('app').appId, 'message.forward')
    const message = forward(office, c.get('app'), c.req.param('id'), c.req.query(), await bodyOf(c))
    return ok(c, messageView(state, message, true))
  })
  api.get(`${path}/:id/read_users`, c => {
    limits.call(c.get('app').appId, 'message.readUsers')
    const type = idTypeOf(c.req.query('user_id_type'))
    const message = ownMessage(state, c.get('app'), c.req.param('id'), 230012)
    const readers = [...message.readBy].flatMap(([openId, at]) => {
      const person = state.people.get(openId)
      return person ? [{ person, at }] : []
    })
    const page = pageOf(readers, c.req.query(), { size: 20, max: 100 })
    const items = page.items.map(({ person, at }) => ({
      user_id_type: type,
      user_id: idOf(person, type),
      timestamp: String(at),
      tenant_key: state.tenantKey,
    }))
    return ok(c, { ...page, items })
  })
  for (const how of ['app', 'sms', 'phone'] as const)
    api.patch(`${path}/:id/urgent_${how}`, async c => {
      limits.call(c.get('app').appId, `message.urgent_${how}`)
      const message = ownMessage(state, c.get('app'), c.req.param('id'), 230012)
      const lost = makeUrgent(state, message, how, c.req.query('user_id_type'), await bodyOf(c))
      return ok(c, { invalid_user_id_list: lost })
    })
}

type Query = Readonly<Record<string, string>>

/** Where to; a thread is named by its id. */
const target = (state: State, app: App, query: Query, body: Body): { chat: Chat; replyTo?: Message } => {
  const type = query.receive_id_type ?? ''
  if (type !== 'thread_id') return { chat: receiverOf(state, app, type, body.receive_id) }
  const thread = threadAt(state, String(body.receive_id))
  if (!thread) throw new PlatformError(230019, 'The topic does NOT exist.')
  const replyTo = messageFor(state, thread.rootId)
  return { chat: insideChat(state, app, replyTo.chatId), replyTo }
}

const forward = (office: Office, app: App, messageId: string, query: Query, body: Body): Message => {
  const { state } = office
  const message = messageFor(state, messageId)
  insideChat(state, app, message.chatId)
  const barred = whyNotForwarded(message)
  if (barred) throw new PlatformError(barred.code, 'The message can not be forwarded.')
  const { chat, replyTo } = target(state, app, query, body)
  const place = replyTo ? { replyTo, inThread: true } : {}
  return sendOnce(office, app, chat, query.uuid, () => ({ ...copyOf(message), ...place }))
}

const mergeForward = (office: Office, app: App, query: Query, body: Body) => {
  const { state } = office
  const ids = stringsIn(body.message_id_list, 100, 'message_id_list')
  const seen = (id: string) => {
    const message = state.messages.get(id)
    return message && !message.recalled && state.chats.get(message.chatId)?.bots.has(app.appId)
  }
  const merged = ids.filter(seen)
  if (merged.length === 0) throw invalid('message_id_list: none can be forwarded')
  const { chat, replyTo } = target(state, app, query, body)
  const message = sendOnce(office, app, chat, query.uuid, () => ({
    type: 'merge_forward',
    content: JSON.stringify({ content: 'Merged and Forwarded Message' }),
    merged,
    ...(replyTo ? { replyTo, inThread: true } : {}),
  }))
  return { message, lost: ids.filter(id => !merged.includes(id)) }
}

/** Gives the ids that are nobody in the chat. */
const makeUrgent = (
  state: State,
  message: Message,
  how: Urgency,
  idType: string | undefined,
  body: Body,
): string[] => {
  const ids = stringsIn(body.user_id_list, 200, 'user_id_list')
  if (message.recalled || message.batchId !== null)
    throw new PlatformError(230052, 'No permission to perform urgent to this message.')
  const members = state.chats.get(message.chatId)?.members
  const found = ids.map(id => ({ id, person: findPerson(state, id, idTypeOf(idType)) }))
  const reached = found.flatMap(({ person }) => (person && members?.has(person.openId) ? person : []))
  if (reached.length === 0) throw invalid('user_id_list: all are invalid')
  for (const { openId } of reached)
    if (urgentUnread(state, openId) >= urgentMax)
      throw new PlatformError(
        230023,
        'The number of unread urgent messages of the user has reached the limit.',
      )
  for (const { openId } of reached) message.urgent.set(openId, how)
  tell(state, { kind: 'urgent', chatId: message.chatId, messageId: message.messageId })
  return found.filter(({ person }) => !person || !reached.includes(person)).map(({ id }) => id)
}

const urgentUnread = (state: State, openId: string): number => {
  let unread = 0
  for (const { urgent, readBy } of state.messages.values())
    if (urgent.has(openId) && !readBy.has(openId)) unread++
  return unread
}

const stringsIn = (value: unknown, max: number, name: string): string[] => {
  const ids = Array.isArray(value) ? value.filter(one => typeof one === 'string') : []
  if (ids.length === 0 || ids.length > max) throw invalid(name)
  return [...new Set(ids)]
}
