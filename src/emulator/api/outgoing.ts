import { hasAny, mayTalkTo } from '../availability.ts'
import { type Chat, privateChat } from '../chats.ts'
import { followMessage } from '../entities.ts'
import { type Draft, editMessage, type Message, postMessage, takeBack } from '../messages.ts'
import type { App, Person } from '../people.ts'
import type { State } from '../state.ts'
import { administers } from './chat-rights.ts'
import { receive } from './content.ts'
import type { Ask } from './endpoint.ts'
import { cardLocked } from './errors.ts'
import type { Limits } from './limits.ts'
import { absent, invalid, refuse } from './refusals.ts'
import { scopesMissing } from './scopes.ts'
import { findPerson } from './seekers.ts'
import { once, uuidKey } from './uuids.ts'

/** What bots do with messages. */
export type Desk = { readonly state: State; readonly limits: Limits }

const dayMs = 86_400_000
const editsMax = 20
const redrawnMs = 14 * dayMs
/** Others' messages can be taken back by a group's bot this long. */
const othersMs = 365 * dayMs

export const create = (desk: Desk, ask: Ask): Message => {
  const chat = receiverOf(desk.state, ask.app, ask.query.get('receive_id_type'), ask.body.receive_id)
  return deliver(desk, ask, chat, {})
}

export const reply = (desk: Desk, ask: Ask): Message => {
  const parent = messageFor(desk.state, ask)
  if (parent.recalled) throw refuse(230011)
  const chat = insideChat(desk.state, ask.app, parent.chatId)
  if (parent.batchId !== null || parent.onlyFor !== null) throw refuse(230054)
  return deliver(desk, ask, chat, { replyTo: parent, inThread: ask.body.reply_in_thread === true })
}

/** Redraws a card. */
export const patch = (desk: Desk, ask: Ask): void => {
  const { state } = desk
  const message = messageFor(state, ask)
  if (message.sender.id !== ask.app.appId) throw refuse(230027)
  if (message.type !== 'interactive') throw invalid('This message is NOT a card')
  if (message.batchId !== null || message.onlyFor !== null) throw invalid('invalid message_id')
  if (message.recalled) throw refuse(230011)
  insideChat(state, ask.app, message.chatId)
  if (state.clock.now().getTime() - message.createdAt > redrawnMs) throw refuse(230031)
  if (state.variants.lockedWhilePressed && state.pressing.has(message.messageId)) throw cardLocked()
  desk.limits.edit(message.messageId)
  editMessage(state, message, receive(state, ask.app, 'interactive', ask.body.content).content)
  followMessage(state, message.messageId)
}

/** Edits a text or post in place (PUT), at most 20 times. */
export const update = (desk: Desk, ask: Ask): Message => {
  const { state } = desk
  const message = messageFor(state, ask)
  const type = String(ask.body.msg_type)
  if (message.sender.id !== ask.app.appId) throw refuse(230071)
  if (type !== 'text' && type !== 'post') throw invalid('invalid msg_type')
  if (message.type !== type) throw refuse(230054)
  if (message.recalled) throw refuse(230011)
  insideChat(state, ask.app, message.chatId)
  if (message.edits >= editsMax) throw refuse(230072)
  const received = receive(state, ask.app, type, ask.body.content)
  message.edits++
  message.mentions = received.mentions
  editMessage(state, message, received.content)
  return message
}

/** A bot takes back what it said; whoever administers a group, what others said there within a year. */
export const withdraw = (desk: Desk, ask: Ask): Message => {
  const { state } = desk
  const message = messageFor(state, ask)
  const chat = insideChat(state, ask.app, message.chatId)
  if (message.recalled) throw refuse(230110)
  if (message.batchId !== null || message.onlyFor !== null) throw refuse(230054)
  if (message.sender.id !== ask.app.appId) {
    if (!administers(chat, ask.app)) throw refuse(230026)
    if (state.clock.now().getTime() - message.createdAt > othersMs) throw refuse(230009)
  }
  takeBack(state, message)
  return message
}

/** The message a path names. */
export const messageFor = (state: State, { params }: Pick<Ask, 'params'>): Message => {
  const id = params.message_id ?? ''
  const message = state.messages.get(id)
  if (!message) throw absent.message_id(id)
  return message
}

/** The group or private chat by id, with the bot inside, and the bot visible to whom it would speak to. */
export const insideChat = (state: State, app: App, chatId: string): Chat => {
  const chat = state.chats.get(chatId)
  if (!chat) throw refuse(230034)
  if (chat.dissolved) throw refuse(232009)
  if (!chat.bots.has(app.appId)) throw refuse(230002)
  if (chat.kind === 'p2p') for (const openId of chat.members) mustSee(state, app, state.people.get(openId))
  return chat
}

const mustSee = (state: State, app: App, person: Person | undefined): void => {
  if (!person || person.left || !mayTalkTo(state, app, person)) throw refuse(230013)
}

const deliver = (desk: Desk, ask: Ask, chat: Chat, place: Pick<Draft, 'replyTo' | 'inThread'>): Message =>
  sendOnce(desk, ask, chat, uuidKey(ask, place.replyTo ? 'reply' : 'create', ask.body.uuid), () => {
    const type = String(ask.body.msg_type)
    if (type === 'system') checkSystem(ask, chat)
    return { type, ...receive(desk.state, ask.app, type, ask.body.content), ...place }
  })

const checkSystem = ({ app }: Ask, chat: Chat): void => {
  if (!hasAny(app, systemScopes)) throw scopesMissing(app, systemScopes)
  if (chat.kind !== 'p2p') throw invalid('sending system messages in group chats is not supported')
}

const systemScopes = ['im:message:send_sys_msg']

/** Puts a bot's message into a chat, unless the same uuid has done so within the hour. */
export const sendOnce = (
  desk: Desk,
  ask: Ask,
  chat: Chat,
  uuid: string | null,
  write: () => Omit<Draft, 'chatId' | 'sender'>,
): Message => {
  const { state, limits } = desk
  const known = (id: string) => state.messages.get(id)
  const make = () => {
    if (chat.settings.moderation_permission === 'only_owner' && !administers(chat, ask.app))
      throw refuse(230018)
    const draft = write()
    limits.message(chat.chatId)
    const sender = { kind: 'app', id: ask.app.appId } as const
    const made = postMessage(state, { ...draft, chatId: chat.chatId, sender })
    const entity = made.cardId === null ? undefined : state.entities.get(made.cardId)
    if (entity) entity.messageId = made.messageId
    return { made, id: made.messageId }
  }
  return once(state, ask, uuid, { known, make })
}

/** How the ids of each kind look. */
const forms = {
  open_id: /^ou_/,
  union_id: /^on_/,
  user_id: /./,
  email: /@/,
  chat_id: /^oc_/,
} as const

const isForm = (type: string | null): type is keyof typeof forms => type !== null && type in forms

export const receiverOf = (state: State, app: App, type: string | null, id: unknown): Chat => {
  if (!isForm(type)) throw invalid('invalid receive_id_type')
  if (typeof id !== 'string' || !forms[type].test(id)) throw invalid('invalid receive_id')
  if (type === 'chat_id') return insideChat(state, app, id)
  const person = findPerson(state, id, type)
  if (!person)
    throw appsById(state, id) ? invalid('this operation to bots is currently not supported') : refuse(230034)
  if (person.left) throw refuse(230029)
  mustSee(state, app, person)
  return privateChat(state, app.appId, person.openId)
}

const appsById = (state: State, id: string): boolean => {
  for (const app of state.apps.values()) if (app.openId === id) return true
  return false
}
