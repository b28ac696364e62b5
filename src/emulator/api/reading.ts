import { hasAny } from '../availability.ts'
import { type Message, messagesIn, threadAt } from '../messages.ts'
import { idOf } from '../people.ts'
import type { State } from '../state.ts'
import { type Ask, type Endpoint, pages, userIdType, userIdTypes } from './endpoint.ts'
import type { Fields } from './fields.ts'
import type { Office } from './office.ts'
import { insideChat, messageFor } from './outgoing.ts'
import { pageOf } from './paging.ts'
import { invalid, refuse } from './refusals.ts'
import { historyScopes, readScopes } from './scopes.ts'
import { idTypeIn } from './seekers.ts'
import { messageView } from './views.ts'

const path = '/im/v1/messages'

const listed: Fields = {
  container_id_type: { kind: 'string', required: true, oneOf: ['chat', 'thread'] },
  container_id: { kind: 'string', required: true },
  start_time: { kind: 'string' },
  end_time: { kind: 'string' },
  sort_type: { kind: 'string', oneOf: ['ByCreateTimeAsc', 'ByCreateTimeDesc'] },
  ...pages(50),
}

/** Messages one by one, by chat and by thread, and who has read them. */
export const reading = ({ state }: Office): Endpoint[] => [
  {
    method: 'GET',
    path: `${path}/:message_id`,
    name: 'im.v1.message.get',
    scopes: readScopes,
    query: userIdType,
    run: ask => ({ items: withMerged(state, ask) }),
  },
  {
    method: 'GET',
    path,
    name: 'im.v1.message.list',
    scopes: historyScopes,
    query: listed,
    run: ask => listMessages(state, ask),
  },
  {
    method: 'GET',
    path: `${path}/:message_id/read_users`,
    name: 'im.v1.message.readUsers',
    scopes: [...readScopes, 'im:message:basic'],
    query: { user_id_type: { kind: 'string', required: true, oneOf: userIdTypes }, ...pages(100) },
    run: ask => readers(state, ask),
  },
]

/** Undocumented, and used by ByteDance's own plugin: cards as they were sent. */
const wantsRaw = ({ query }: Ask): boolean => query.get('card_msg_content_type') === 'raw_card_content'

/** A merged forward comes with what is inside it. */
const withMerged = (state: State, ask: Ask) => {
  const message = messageFor(state, ask)
  insideChat(state, ask.app, message.chatId)
  if (message.onlyFor !== null) throw refuse(230050)
  const raw = wantsRaw(ask)
  const inside = message.merged.flatMap(id => state.messages.get(id) ?? [])
  const children = inside.map(child => ({
    ...messageView(state, child, raw),
    upper_message_id: message.messageId,
  }))
  return [messageView(state, message, raw), ...children]
}

const listMessages = (state: State, ask: Ask) => {
  const within = ask.query.get('container_id_type') === 'thread' ? inThread(state, ask) : inChat(state, ask)
  if (ask.query.get('sort_type') === 'ByCreateTimeDesc') within.reverse()
  const page = pageOf(within, ask.query, 20, () => invalid('invalid page_token'))
  return { ...page, items: page.items.map(message => messageView(state, message, wantsRaw(ask))) }
}

/** Of a thread only its first message; the replies are in the thread. */
const inChat = (state: State, ask: Ask): Message[] => {
  const id = ask.query.get('container_id') ?? ''
  if (!state.chats.has(id)) throw invalid('invalid container_id')
  const chat = insideChat(state, ask.app, id)
  if (chat.kind === 'group' && !hasAny(ask.app, ['im:message.group_msg'])) throw refuse(230027)
  const [from, to] = [secondsIn(ask, 'start_time'), secondsIn(ask, 'end_time')]
  if (from !== null && to !== null && to < from) throw invalid('The end_time is earlier than the start_time')
  return messagesIn(state, chat).filter(
    ({ threadId, createdAt }) =>
      threadId === null &&
      (from === null || createdAt >= from * 1000) &&
      (to === null || createdAt < (to + 1) * 1000),
  )
}

/** Times are not looked at in a thread. */
const inThread = (state: State, { app, query }: Ask): Message[] => {
  const thread = threadAt(state, query.get('container_id'))
  const root = thread && state.messages.get(thread.rootId)
  if (!thread || !root) throw invalid('invalid container_id')
  insideChat(state, app, root.chatId)
  return [thread.rootId, ...thread.messageIds].flatMap(one => state.messages.get(one) ?? [])
}

const secondsIn = ({ query }: Ask, name: 'start_time' | 'end_time'): number | null => {
  const given = query.get(name)
  if (given === null || given === '') return null
  if (!/^\d{1,13}$/.test(given)) throw invalid(`invalid ${name}`)
  return Number(given)
}

const readableMs = 7 * 86_400_000

const readers = (state: State, ask: Ask) => {
  const message = messageFor(state, ask)
  if (message.sender.id !== ask.app.appId) throw refuse(230012)
  insideChat(state, ask.app, message.chatId)
  if (message.recalled) throw refuse(230110)
  if (state.clock.now().getTime() - message.createdAt > readableMs) throw refuse(230033)
  const type = idTypeIn(ask)
  const all = [...message.readBy].flatMap(([openId, at]) => {
    const person = state.people.get(openId)
    return person ? [{ person, at }] : []
  })
  const page = pageOf(all, ask.query, 20, () => invalid('invalid page_token'))
  const items = page.items.map(({ person, at }) => ({
    user_id_type: type,
    user_id: idOf(person, type),
    timestamp: String(at),
    tenant_key: state.tenantKey,
  }))
  return { ...page, items }
}
