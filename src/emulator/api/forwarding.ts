import { copyOf, whyNotForwarded } from '../acts/forward.ts'
import type { Chat } from '../chats.ts'
import { type Message, type Thread, threadAt } from '../messages.ts'
import type { State } from '../state.ts'
import { type Ask, type Endpoint, uuidField } from './endpoint.ts'
import { PlatformError } from './errors.ts'
import type { Fields } from './fields.ts'
import { receiverTypes } from './message-routes.ts'
import type { Office } from './office.ts'
import { insideChat, messageFor, receiverOf, sendOnce } from './outgoing.ts'
import { invalid, refuse } from './refusals.ts'
import { messageScopes } from './scopes.ts'
import { uuidKey } from './uuids.ts'
import { messageView } from './views.ts'

const query: Fields = {
  receive_id_type: { kind: 'string', required: true, oneOf: [...receiverTypes, 'thread_id'] },
  uuid: uuidField,
}
const to: Fields = { receive_id: { kind: 'string', required: true } }

/** One message, several as one, or a whole thread passed on to a person, a chat or a thread. */
export const forwarding = (office: Office): Endpoint[] => {
  const { state } = office
  const shown = (message: Message) => messageView(state, message, true)
  return [
    {
      method: 'POST',
      path: '/im/v1/messages/merge_forward',
      name: 'im.v1.message.mergeForward',
      scopes: messageScopes,
      query,
      body: { ...to, message_id_list: { kind: 'list', required: true, min: 1, max: 100 } },
      run: ask => {
        const { message, lost } = mergeForward(office, ask)
        return { message: shown(message), invalid_message_id_list: lost }
      },
    },
    {
      method: 'POST',
      path: '/im/v1/messages/:message_id/forward',
      name: 'im.v1.message.forward',
      scopes: messageScopes,
      query,
      body: to,
      run: ask => shown(forward(office, ask)),
    },
    {
      method: 'POST',
      path: '/im/v1/threads/:thread_id/forward',
      name: 'im.v1.thread.forward',
      scopes: messageScopes,
      query,
      body: to,
      run: ask => shown(forwardThread(office, ask)),
    },
  ]
}

/** Where to; a thread is named by its id. */
const target = (state: State, { app, query: asked, body }: Ask): { chat: Chat; replyTo?: Message } => {
  if (asked.get('receive_id_type') !== 'thread_id')
    return { chat: receiverOf(state, app, asked.get('receive_id_type'), body.receive_id) }
  const root = rootOf(state, threadAt(state, String(body.receive_id)))
  if (!root) throw new PlatformError(230019, 'The thread does NOT exist.')
  return { chat: insideChat(state, app, root.chatId), replyTo: root }
}

const rootOf = (state: State, thread: Thread | null): Message | undefined =>
  thread ? state.messages.get(thread.rootId) : undefined

type Written = Parameters<typeof sendOnce>[4]

/** Once per uuid and target. */
const pass = (office: Office, ask: Ask, name: string, write: Written): Message => {
  const { chat, replyTo } = target(office.state, ask)
  const uuid = uuidKey(ask, name, ask.query.get('uuid'), chat.chatId)
  const place = replyTo ? { replyTo, inThread: true } : {}
  return sendOnce(office, ask, chat, uuid, () => ({ ...write(), ...place }))
}

const forward = (office: Office, ask: Ask): Message => {
  const message = messageFor(office.state, ask)
  insideChat(office.state, ask.app, message.chatId)
  if (message.recalled) throw refuse(230065)
  if (unforwarded.has(message.type) || whyNotForwarded(message)) throw refuse(230061)
  return pass(office, ask, 'forward', () => copyOf(message))
}

const unforwarded = new Set(['system', 'audio', 'hongbao', 'vote'])

const mergeForward = (office: Office, ask: Ask) => {
  const { state } = office
  const list = ask.body.message_id_list
  const ids = Array.isArray(list) ? [...new Set(list.map(String))] : []
  const seen = ids.flatMap(id => state.messages.get(id) ?? []).filter(one => isSeen(state, ask, one))
  const good = seen.filter(({ recalled }) => !recalled)
  if (seen.length === 0) throw new PlatformError(230064, 'All messages to be forwarded are invalid.')
  if (good.length === 0) throw new PlatformError(230065, 'All messages to be forwarded have been recalled.')
  if (new Set(good.map(({ chatId }) => chatId)).size > 1) throw refuse(230069)
  if (new Set(good.map(({ threadId }) => threadId)).size > 1) throw refuse(230067)
  const merged = good.map(({ messageId }) => messageId)
  const message = pass(office, ask, 'mergeForward', () => bundle(merged))
  return { message, lost: ids.filter(id => !merged.includes(id)) }
}

const isSeen = (state: State, { app }: Ask, { chatId, type, onlyFor }: Message): boolean =>
  type !== 'system' && onlyFor === null && state.chats.get(chatId)?.bots.has(app.appId) === true

const forwardThread = (office: Office, ask: Ask): Message => {
  const { state } = office
  const thread = threadAt(state, ask.params.thread_id ?? '')
  const root = rootOf(state, thread)
  if (!thread || !root) throw invalid('invalid thread_id')
  insideChat(state, ask.app, root.chatId)
  return pass(office, ask, 'thread.forward', () => bundle([thread.rootId, ...thread.messageIds]))
}

const bundle = (merged: readonly string[]) => ({
  type: 'merge_forward',
  content: JSON.stringify({ content: 'Merged and Forwarded Message' }),
  merged,
})
