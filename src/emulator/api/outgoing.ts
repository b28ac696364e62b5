import { type Chat, privateChat } from '../chats.ts'
import { type Draft, editMessage, type Message, postMessage, takeBack } from '../messages.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { invalid, receive } from './content.ts'
import { PlatformError } from './errors.ts'
import type { Limits } from './limits.ts'

/** What bots do with messages. `uuids` remembers for an hour what was sent under a `uuid`. */
export type Desk = {
  readonly state: State
  readonly limits: Limits
  readonly uuids: Map<string, { readonly messageId: string; readonly until: number }>
}

export type Body = Readonly<Record<string, unknown>>

const uuidMs = 3_600_000
const uuidsMax = 50_000
const editableMs = 14 * 86_400_000

export const create = (desk: Desk, app: App, idType: string, body: Body): Message => {
  const chat = receiverOf(desk.state, app, idType, body.receive_id)
  return deliver(desk, app, chat, body, {})
}

export const reply = (desk: Desk, app: App, messageId: string, body: Body): Message => {
  const parent = messageFor(desk.state, messageId)
  if (parent.recalled) throw new PlatformError(230011, 'The message was withdrawn.')
  const chat = insideChat(desk.state, app, parent.chatId)
  return deliver(desk, app, chat, body, { replyTo: parent, inThread: body.reply_in_thread === true })
}

export const patch = (desk: Desk, app: App, messageId: string, body: Body): void => {
  const message = ownMessage(desk.state, app, messageId, 230027)
  if (message.type !== 'interactive') throw invalid('This message is NOT a card.')
  if (message.recalled) throw new PlatformError(230011, 'The message was withdrawn.')
  if (desk.state.clock.now().getTime() - message.createdAt > editableMs)
    throw new PlatformError(230031, 'The message has been sent for more than 14 days and can not be updated.')
  desk.limits.edit(messageId)
  editMessage(desk.state, message, receive(desk.state, 'interactive', body.content).content)
}

/** Edits a text or post in place (PUT). */
export const update = (desk: Desk, app: App, messageId: string, body: Body): Message => {
  const message = ownMessage(desk.state, app, messageId, 230071)
  const type = String(body.msg_type)
  if (!['text', 'post'].includes(type) || message.type !== type) throw invalid('msg_type can not be updated')
  if (message.recalled) throw new PlatformError(230011, 'The message was withdrawn.')
  const received = receive(desk.state, type, body.content)
  message.mentions = received.mentions
  editMessage(desk.state, message, received.content)
  return message
}

export const withdraw = (desk: Desk, app: App, messageId: string): void => {
  const message = ownMessage(desk.state, app, messageId, 230026)
  if (message.recalled) throw new PlatformError(230011, 'The message was withdrawn.')
  takeBack(desk.state, message)
}

export const messageFor = (state: State, messageId: string): Message => {
  const message = state.messages.get(messageId)
  if (!message)
    throw new PlatformError(99992354, `The request you send is not a valid message_id: ${messageId}`)
  return message
}

/** The group or private chat by id, and the bot is inside. */
export const insideChat = (state: State, app: App, chatId: string): Chat => {
  const chat = state.chats.get(chatId)
  if (!chat) throw new PlatformError(230034, 'The receive_id is invalid.')
  if (!chat.bots.has(app.appId)) throw new PlatformError(230002, 'The bot can not be outside the group.')
  return chat
}

const ownMessage = (state: State, app: App, messageId: string, code: number): Message => {
  const message = messageFor(state, messageId)
  if (message.sender.id !== app.appId) throw new PlatformError(code, 'Lack of necessary permissions.')
  return message
}

const deliver = (
  desk: Desk,
  app: App,
  chat: Chat,
  body: Body,
  place: Pick<Draft, 'replyTo' | 'inThread'>,
): Message => {
  const uuid = uuidOf(app, body.uuid)
  const known = uuid ? sentAs(desk, uuid) : null
  if (known) return known
  const type = String(body.msg_type)
  const received = receive(desk.state, type, body.content)
  desk.limits.message(chat.chatId)
  const sender = { kind: 'app', id: app.appId } as const
  const message = postMessage(desk.state, { chatId: chat.chatId, sender, type, ...received, ...place })
  if (uuid) remember(desk, uuid, message)
  return message
}

/** What a repeated uuid answers is undocumented: the first message, with code 0. */
const sentAs = (desk: Desk, uuid: string): Message | null => {
  const known = desk.uuids.get(uuid)
  if (!known || known.until <= desk.state.clock.now().getTime()) return null
  return desk.state.messages.get(known.messageId) ?? null
}

const remember = (desk: Desk, uuid: string, message: Message): void => {
  const now = desk.state.clock.now().getTime()
  desk.uuids.set(uuid, { messageId: message.messageId, until: now + uuidMs })
  if (desk.uuids.size <= uuidsMax) return
  for (const [key, { until }] of desk.uuids) if (until <= now) desk.uuids.delete(key)
}

const uuidOf = (app: App, uuid: unknown): string | null => {
  if (uuid === undefined || uuid === null || uuid === '') return null
  if (typeof uuid !== 'string' || uuid.length > 50) throw invalid('uuid: at most 50 characters')
  return `${app.appId} ${uuid}`
}

const receiverOf = (state: State, app: App, idType: string, id: unknown): Chat => {
  if (typeof id !== 'string' || id === '') throw invalid('receive_id is required')
  if (idType === 'chat_id') return insideChat(state, app, id)
  const find = finders[idType]
  if (!find) throw invalid(`receive_id_type: ${idType}`)
  const person = find(state, id)
  if (!person) throw new PlatformError(230034, 'The receive_id is invalid.')
  if (person.left) throw new PlatformError(230029, 'The user has resigned.')
  return privateChat(state, app.appId, person.openId)
}

const among = (state: State, key: 'unionId' | 'userId' | 'email', id: string) =>
  [...state.people.values()].find(person => person[key] === id)

const finders: Readonly<Record<string, (state: State, id: string) => ReturnType<typeof among>>> = {
  open_id: (state, id) => state.people.get(id),
  union_id: (state, id) => among(state, 'unionId', id),
  user_id: (state, id) => among(state, 'userId', id),
  email: (state, id) => among(state, 'email', id),
}
