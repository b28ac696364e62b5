import type { Hono } from 'hono'
import { moveBot, movePeople } from '../acts/membership.ts'
import type { Chat } from '../chats.ts'
import type { State } from '../state.ts'
import { findPerson, idTypeOf } from './contacts.ts'
import { PlatformError } from './errors.ts'
import { chatFor, idsIn } from './group-routes.ts'
import { type Api, bodyOf, type Office, ok } from './http.ts'
import { pageOf } from './paging.ts'
import { memberView } from './views.ts'

const path = '/open-apis/im/v1/chats/:id/members'

/** Who is in a group. Bots are never listed, but come and go under `member_id_type=app_id`. */
export const addMembers = (api: Hono<Api>, office: Office): void => {
  const { state, limits } = office
  api.get(path, c => {
    limits.call(c.get('app').appId, 'chatMembers.get')
    const idType = idTypeOf(c.req.query('member_id_type'))
    const chat = chatFor(state, c.get('app'), c.req.param('id'))
    const people = [...chat.members].flatMap(openId => state.people.get(openId) ?? [])
    const page = pageOf(people, c.req.query(), { size: 20, max: 100 })
    const items = page.items.map(person => memberView(state, person, idType))
    return ok(c, { ...page, items, member_total: people.length })
  })
  api.on(['POST', 'DELETE'], path, async c => {
    const how = c.req.method === 'POST' ? 'added' : 'deleted'
    limits.call(c.get('app').appId, `chatMembers.${how}`)
    const chat = chatFor(state, c.get('app'), c.req.param('id'))
    if (chat.kind !== 'group') throw new PlatformError(232001, 'Only groups have members to change.')
    const ids = idsIn(await bodyOf(c), 'id_list', 50)
    const lost =
      c.req.query('member_id_type') === 'app_id'
        ? changeBots(office, chat, how, ids)
        : changePeople(office, chat, how, ids, c.req.query('member_id_type'))
    return ok(c, { invalid_id_list: lost, not_existed_id_list: [], pending_approval_id_list: [] })
  })
}

type How = 'added' | 'deleted'

const changeBots = (office: Office, chat: Chat, how: How, ids: readonly string[]): string[] => {
  const known = ids.filter(id => office.state.apps.has(id))
  for (const appId of known) if (chat.bots.has(appId) !== (how === 'added')) moveBot(office, chat, how, appId)
  return ids.filter(id => !known.includes(id))
}

const changePeople = (
  office: Office,
  chat: Chat,
  how: How,
  ids: readonly string[],
  idType: string | undefined,
): string[] => {
  const { state }: { state: State } = office
  const found = ids.map(id => ({ id, person: findPerson(state, id, idTypeOf(idType)) }))
  const good = found.flatMap(({ person }) => (person && !person.left ? person : []))
  const moved = good.filter(({ openId }) => chat.members.has(openId) !== (how === 'added'))
  if (moved.length > 0) movePeople(office, chat, how, moved)
  return found.filter(({ person }) => !person || person.left).map(({ id }) => id)
}
