import { type Chat, privateChat } from '../chats.ts'
import { followMessage } from '../entities.ts'
import { type Draft, editMessage, type Message, postMessage, takeBack } from '../messages.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { invalid, receive } from './content.ts'
import { cardLocked, PlatformError } from './errors.ts'
import type { Limits } from './limits.ts'
import { once, uuidOf } from './uuids.ts'

/** What bots do with messages. */
export type Desk = { readonly state: State; readonly limits: Limits }

export type Body = Readonly<Record<string, unknown>>

const editsMax = 20
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
  if (message.batchId !== null || message.onlyFor !== null) throw invalid('This card can not be updated.')
  if (message.recalled) throw new PlatformError(230011, 'The message was withdrawn.')
  if (desk.state.clock.now().getTime() - message.createdAt > editableMs)
    throw new PlatformError(230031, 'The message has been sent for more than 14 days and can not be updated.')
  if (desk.state.variants.lockedWhilePressed && desk.state.pressing.has(messageId)) throw cardLocked()
  desk.limits.edit(messageId)
  editMessage(desk.state, message, receive(desk.state, app, 'interactive', body.content).content)
  followMessage(desk.state, messageId)
}

/** Edits a text or post in place (PUT), at most 20 times. */
export const update = (desk: Desk, app: App, messageId: string, body: Body): Message => {
  const message = ownMessage(desk.state, app, messageId, 230071)
  const type = String(body.msg_type)
  if (!['text', 'post'].includes(type) || message.type !== type) throw invalid('msg_type can not be updated')
  if (message.recalled) throw new PlatformError(230011, 'The message was withdrawn.')
  if (message.edits >= editsMax) throw new PlatformError(230072, 'The message has been edited too often.')
  const received = receive(desk.state, app, type, body.content)
  message.edits++
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

export const ownMessage = (state: State, app: App, messageId: string, code: number): Message => {
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
): Message =>
  sendOnce(desk, app, chat, body.uuid, () => {
    const type = String(body.msg_type)
    if (type === 'system' && chat.kind !== 'p2p') throw invalid('system messages are for private chats')
    return { type, ...receive(desk.state, app, type, body.content), ...place }
  })

/** Puts a bot's message into a chat, unless the same uuid has done so within the hour. */
export const sendOnce = (
  desk: Desk,
  app: App,
  chat: Chat,
  uuid: unknown,
  write: () => Omit<Draft, 'chatId' | 'sender'>,
): Message => {
  const { state, limits } = desk
  const known = (id: string) => state.messages.get(id)
  return once(state, uuidOf(app, uuid), known, () => {
    const draft = write()
    limits.message(chat.chatId)
    const sender = { kind: 'app', id: app.appId } as const
    const made = postMessage(state, { ...draft, chatId: chat.chatId, sender })
    const entity = made.cardId === null ? undefined : state.entities.get(made.cardId)
    if (entity) entity.messageId = made.messageId
    return { made, id: made.messageId }
  })
}

export const receiverOf = (state: State, app: App, idType: string, id: unknown): Chat => {
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

export const finders: Readonly<Record<string, (state: State, id: string) => ReturnType<typeof among>>> = {
  open_id: (state, id) => state.people.get(id),
  union_id: (state, id) => among(state, 'unionId', id),
  user_id: (state, id) => among(state, 'userId', id),
  email: (state, id) => among(state, 'email', id),
}
