import { moveBot, movePeople } from '../acts/membership.ts'
import { mayTalkTo } from '../availability.ts'
import type { Chat } from '../chats.ts'
import { idOf, type Person } from '../people.ts'
import type { State } from '../state.ts'
import { administers } from './chat-rights.ts'
import { settingsOf } from './chat-settings.ts'
import { type Ask, type Endpoint, pages, userIdTypes } from './endpoint.ts'
import { chatFor, groupFor } from './group-routes.ts'
import { idsIn, isOwner } from './groups.ts'
import type { Office } from './office.ts'
import { pageOf } from './paging.ts'
import { absent, refuse } from './refusals.ts'
import { memberReadScopes, memberScopes } from './scopes.ts'
import { findPerson, idTypeIn } from './seekers.ts'

const path = '/im/v1/chats/:chat_id/members'
const id_list = { kind: 'list', max: 50 } as const
export const memberTypes = { kind: 'string', oneOf: [...userIdTypes, 'app_id'] } as const

/** Who is in a group. Bots are never listed, but come and go under `member_id_type=app_id`. */
export const members = (office: Office): Endpoint[] => [
  {
    method: 'GET',
    path,
    name: 'im.v1.chatMembers.get',
    scopes: memberReadScopes,
    query: { member_id_type: { kind: 'string', oneOf: userIdTypes }, ...pages(100) },
    run: ask => list(office.state, ask),
  },
  {
    method: 'POST',
    path,
    name: 'im.v1.chatMembers.create',
    scopes: memberScopes,
    query: { member_id_type: memberTypes, succeed_type: { kind: 'int', oneOf: [0, 1, 2] } },
    body: { id_list },
    run: ask => add(office, ask),
  },
  {
    method: 'DELETE',
    path,
    name: 'im.v1.chatMembers.delete',
    scopes: memberScopes,
    query: { member_id_type: memberTypes },
    body: { id_list },
    run: ask => remove(office, ask),
  },
  {
    method: 'GET',
    path: `${path}/is_in_chat`,
    name: 'im.v1.chatMembers.isInChat',
    scopes: memberReadScopes,
    run: ({ app, params }) => ({ is_in_chat: chatNamed(office.state, params.chat_id).bots.has(app.appId) }),
  },
  {
    method: 'PATCH',
    path: `${path}/me_join`,
    name: 'im.v1.chatMembers.meJoin',
    scopes: memberScopes,
    msg: 'ok',
    run: ask => {
      join(office, ask)
      return {}
    },
  },
]

const chatNamed = (state: State, id = ''): Chat => {
  const chat = state.chats.get(id)
  if (!chat) throw refuse(232006)
  return chat
}

const list = (state: State, ask: Ask) => {
  const type = idTypeIn(ask, 'member_id_type')
  const chat = chatFor(state, ask)
  if (chat.dissolved) throw refuse(232009)
  const people = [...chat.members].flatMap(openId => state.people.get(openId) ?? [])
  const page = pageOf(people, ask.query, 20, () => refuse(232001, 'invalid page_token'))
  const items = page.items.map(person => ({
    member_id_type: type,
    member_id: idOf(person, type),
    name: person.name,
    tenant_key: state.tenantKey,
  }))
  return { ...page, items, member_total: people.length }
}

const botsMax = 5

const add = (office: Office, ask: Ask) => {
  const { state } = office
  const chat = groupFor(state, ask)
  if (settingsOf(chat).add_member_permission === 'only_owner' && !administers(chat, ask.app))
    throw refuse(232017)
  const ids = someIds(ask)
  return ask.query.get('member_id_type') === 'app_id'
    ? addBots(office, ask, chat, ids)
    : addPeople(office, ask, chat, ids)
}

const someIds = ({ body, query }: Ask): string[] => {
  const ids = idsIn(body.id_list)
  if (ids.length === 0) throw refuse(232027)
  if (query.get('member_id_type') === 'app_id' && ids.length > botsMax) throw refuse(232001)
  return ids
}

const outcome = (invalid: readonly string[], absentIds: readonly string[]) => ({
  invalid_id_list: invalid,
  not_existed_id_list: absentIds,
  pending_approval_id_list: [],
})

const addBots = (office: Office, ask: Ask, chat: Chat, ids: readonly string[]) => {
  const strange = ids.filter(id => !office.state.apps.has(id))
  if (strange.length > 0 && ask.query.get('succeed_type') !== '1') throw refuse(232043)
  for (const id of ids) if (!strange.includes(id) && !chat.bots.has(id)) moveBot(office, chat, 'added', id)
  return outcome([], strange)
}

type Guest = { readonly id: string; readonly person: Person | undefined }

/** `succeed_type`: 0 refuses strangers and passes over who has left, 1 takes whom it can, 2 takes all or none. */
const addPeople = (office: Office, ask: Ask, chat: Chat, ids: readonly string[]) => {
  const { state } = office
  const how = ask.query.get('succeed_type') ?? '0'
  const type = idTypeIn(ask, 'member_id_type')
  const guests: Guest[] = ids.map(id => ({ id, person: findPerson(state, id, type) }))
  const strange = guests.filter(({ person }) => !person).map(({ id }) => id)
  const hidden = guests.filter(({ person }) => person && !mayTalkTo(state, ask.app, person))
  const gone = guests.filter(({ person }) => person?.left)
  if (how === '0' && strange[0] !== undefined) throw absent[type](strange.join(', '))
  if (how === '0' && hidden.length > 0) throw refuse(232024)
  const unfit = [...hidden, ...gone].map(({ id }) => id)
  if (how === '2' && strange.length + unfit.length > 0) throw refuse(232043)
  const welcome = guests.flatMap(({ id, person }) => (person && !unfit.includes(id) ? person : []))
  if (welcome.length === 0) throw refuse(232027)
  const fresh = welcome.filter(({ openId }) => !chat.members.has(openId))
  if (fresh.length > 0) movePeople(office, chat, 'added', fresh)
  return outcome(unfit, strange)
}

/** A bot may always put itself out. */
const remove = (office: Office, ask: Ask) => {
  const { state } = office
  const chat = groupFor(state, ask)
  const ids = someIds(ask)
  const bots = ask.query.get('member_id_type') === 'app_id'
  const isOwn = bots && ids.every(id => id === ask.app.appId)
  if (!isOwn && !administers(chat, ask.app)) throw refuse(232014)
  if (bots) {
    const inside = ids.filter(id => chat.bots.has(id))
    for (const id of inside) moveBot(office, chat, 'deleted', id)
    return { invalid_id_list: ids.filter(id => !inside.includes(id)) }
  }
  const type = idTypeIn(ask, 'member_id_type')
  const found = ids.map(id => ({ id, person: findPerson(state, id, type) }))
  const inside = found.flatMap(({ person }) => (person && chat.members.has(person.openId) ? person : []))
  if (inside.some(({ openId }) => isOwner(chat, openId))) throw refuse(232076)
  if (inside.length > 0) movePeople(office, chat, 'deleted', inside)
  return {
    invalid_id_list: found.filter(({ person }) => !person || !inside.includes(person)).map(({ id }) => id),
  }
}

/** Public groups only, and none that wants to be asked. */
const join = (office: Office, { app, params }: Ask): void => {
  const chat = chatNamed(office.state, params.chat_id)
  if (chat.dissolved) throw refuse(232009)
  const { chat_type, membership_approval } = settingsOf(chat)
  if (chat.kind !== 'group' || chat_type !== 'public') throw refuse(232008)
  if (membership_approval === 'approval_required') throw refuse(232075)
  if (!chat.bots.has(app.appId)) moveBot(office, chat, 'added', app.appId)
}
