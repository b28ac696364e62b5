import { mayTalkTo } from '../availability.ts'
import { type Chat, newChat } from '../chats.ts'
import type { Person } from '../people.ts'
import { disbanded, updated } from '../push/chat-events.ts'
import { type State, tell } from '../state.ts'
import { administers, owns } from './chat-rights.ts'
import { keptSettings, settingsOf } from './chat-settings.ts'
import { ownerOf } from './chat-view.ts'
import type { Ask, Body } from './endpoint.ts'
import type { Office } from './office.ts'
import { refuse } from './refusals.ts'
import { findPerson, idTypeIn } from './seekers.ts'
import { hourMs, once, uuidKey } from './uuids.ts'

export const createGroup = (office: Office, ask: Ask): Chat => {
  const { state } = office
  const known = (id: string) => state.chats.get(id)
  const key = uuidKey(ask, 'chat.create', ask.query.get('uuid'), String(ask.body.owner_id ?? ''))
  const make = () => {
    const made = groupFrom(state, ask)
    state.chats.set(made.chatId, made)
    tell(state, { kind: 'chat', chatId: made.chatId })
    return { made, id: made.chatId }
  }
  return once(state, ask, key, { known, make, ms: 10 * hourMs })
}

const groupFrom = (state: State, ask: Ask): Chat => {
  const { app, body, query } = ask
  checkName(body)
  const owner = body.owner_id === undefined ? null : ownerIn(state, ask)
  const people = idsIn(body.user_id_list).map(id => guest(state, ask, id))
  const bots = idsIn(body.bot_id_list)
  if (bots.some(id => !state.apps.has(id))) throw refuse(232043)
  const present = people.filter(({ left }) => !left).map(({ openId }) => openId)
  const made = newChat({
    chatId: state.ids.next('oc_'),
    kind: 'group',
    name: String(body.name ?? '') || '(无主题)',
    members: owner ? [owner.openId, ...present] : present,
    bots: [app.appId, ...bots],
    madeBy: app.appId,
  })
  made.description = String(body.description ?? '')
  made.ownerId = owner?.openId ?? null
  if (!owner) made.ownerBot = app.appId
  else if (query.get('set_bot_manager') === 'true') made.botManagers.add(app.appId)
  keep(state, made, body)
  return made
}

const guest = (state: State, ask: Ask, id: string): Person => {
  const person = findPerson(state, id, idTypeIn(ask))
  if (!person) throw refuse(232043)
  if (!mayTalkTo(state, ask.app, person)) throw refuse(232024)
  return person
}

const ownerIn = (state: State, ask: Ask): Person => {
  const person = findPerson(state, String(ask.body.owner_id), idTypeIn(ask))
  if (!person || person.left) throw refuse(232035)
  if (!mayTalkTo(state, ask.app, person)) throw refuse(232024)
  return person
}

const checkName = ({ name, chat_type }: Body): void => {
  if (chat_type !== 'public') return
  if (name === undefined || name === '') throw refuse(232042)
  if ([...String(name)].length < 2) throw refuse(232020)
}

const keep = (state: State, chat: Chat, body: Body): void => {
  if (body.avatar !== undefined && state.blobs.get(String(body.avatar))?.use !== 'avatar')
    throw refuse(232041)
  for (const name of keptSettings) if (body[name] !== undefined) chat.settings[name] = body[name]
}

/** Those who do not run the group may change its name, picture and description, if the group lets them. */
const everybodys = new Set(['avatar', 'name', 'description', 'i18n_names'])

export const update = (office: Office, ask: Ask, chat: Chat): void => {
  const { state } = office
  const { app, body } = ask
  checkChange(chat, ask)
  const owner = body.owner_id === undefined ? null : ownerIn(state, ask)
  if (owner && !chat.members.has(owner.openId)) throw refuse(232012)
  const before = { name: chat.name, description: chat.description }
  keep(state, chat, body)
  if (typeof body.name === 'string') chat.name = body.name
  if (typeof body.description === 'string') chat.description = body.description
  if (owner) {
    chat.ownerId = owner.openId
    chat.ownerBot = null
  }
  tellBots(office, chat, 'im.chat.updated_v1', updated(state, chat, app, before))
}

const checkChange = (chat: Chat, { app, body }: Ask): void => {
  if (!administers(chat, app)) {
    if (settingsOf(chat).edit_permission !== 'all_members') throw refuse(232002)
    const told = Object.keys(body).filter(name => body[name] !== undefined)
    if (told.some(name => !everybodys.has(name))) throw refuse(232016)
  }
  checkPair(chat, body)
  checkName({ name: chat.name, chat_type: chat.settings.chat_type, ...body })
}

/** Who may add members and who may share the group go together. */
const checkPair = (chat: Chat, body: Body): void => {
  if (body.add_member_permission === undefined && body.share_card_permission === undefined) return
  const now = { ...settingsOf(chat), ...body }
  const allowed = now.share_card_permission === 'allowed'
  if ((now.add_member_permission === 'all_members') !== allowed)
    throw refuse(232001, 'add_member_permission and share_card_permission do not go together')
}

export const dissolve = ({ state, courier }: Office, { app }: Ask, chat: Chat): void => {
  if (!owns(chat, app)) throw refuse(232017)
  chat.dissolved = true
  tellBots({ state, courier }, chat, 'im.chat.disbanded_v1', disbanded(state, chat, app))
}

const tellBots = (
  { state, courier }: Pick<Office, 'state' | 'courier'>,
  chat: Chat,
  type: string,
  event: Record<string, unknown>,
): void => {
  for (const appId of chat.bots) {
    const bot = state.apps.get(appId)
    if (bot) courier.event(bot, type, event, chat.chatId)
  }
  tell(state, { kind: 'chat', chatId: chat.chatId })
}

export const idsIn = (ids: unknown): string[] => (Array.isArray(ids) ? [...new Set(ids.map(String))] : [])

/** Whoever owns a group can not be put out of it. */
export const isOwner = (chat: Chat, openId: string): boolean => ownerOf(chat) === openId
