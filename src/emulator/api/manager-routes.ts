import type { Chat } from '../chats.ts'
import { type State, tell } from '../state.ts'
import { administers, owns } from './chat-rights.ts'
import { settingsOf } from './chat-settings.ts'
import { managersOf } from './chat-view.ts'
import type { Ask, Endpoint } from './endpoint.ts'
import { chatFor, groupFor } from './group-routes.ts'
import { idsIn } from './groups.ts'
import { memberTypes } from './member-routes.ts'
import type { Office } from './office.ts'
import { refuse } from './refusals.ts'
import { chatReadScopes } from './scopes.ts'
import { findPerson, idTypeIn } from './seekers.ts'

const path = '/im/v1/chats/:chat_id'
const scopes = ['im:chat', 'im:chat.managers:write_only']

const managersMax = 10

/** Who runs a group beside its owner, and the link by which others come in. */
export const managers = ({ state }: Office): Endpoint[] => [
  ...(['add', 'delete'] as const).map(
    (how): Endpoint => ({
      method: 'POST',
      path: `${path}/managers/${how}_managers`,
      name: `im.v1.chatManagers.${how}Managers`,
      scopes,
      query: { member_id_type: memberTypes },
      body: { manager_ids: { kind: 'list', max: 50 } },
      run: ask => change(state, ask, how),
    }),
  ),
  {
    method: 'POST',
    path: `${path}/link`,
    name: 'im.v1.chat.link',
    scopes: chatReadScopes,
    body: { validity_period: { kind: 'string', oneOf: ['week', 'year', 'permanently'] } },
    run: ask => link(state, ask),
  },
]

const change = (state: State, ask: Ask, how: 'add' | 'delete') => {
  const chat = groupFor(state, ask)
  if (!owns(chat, ask.app)) throw refuse(232038)
  const ids = idsIn(ask.body.manager_ids)
  const bots = ask.query.get('member_id_type') === 'app_id'
  const chosen = bots ? ids.filter(id => chat.bots.has(id)) : peopleIn(state, ask, chat, ids)
  if (chosen.length === 0) throw refuse(232027)
  const runs = bots ? chat.botManagers : chat.managers
  if (how === 'add' && new Set([...runs, ...chosen]).size > managersMax) throw refuse(232040)
  for (const id of chosen) {
    if (how === 'add') runs.add(id)
    else runs.delete(id)
  }
  tell(state, { kind: 'chat', chatId: chat.chatId })
  return {
    chat_managers: managersOf(state, chat, idTypeIn(ask, 'member_id_type')),
    chat_bot_managers: [...chat.botManagers],
  }
}

const peopleIn = (state: State, ask: Ask, chat: Chat, ids: readonly string[]): string[] =>
  ids.flatMap(id => {
    const person = findPerson(state, id, idTypeIn(ask, 'member_id_type'))
    return person && chat.members.has(person.openId) ? [person.openId] : []
  })

const daysOf = { week: 7, year: 365 } as const

const link = (state: State, ask: Ask) => {
  const chat = chatFor(state, ask)
  if (chat.kind === 'p2p') throw refuse(232062)
  if (chat.dissolved) throw refuse(232009)
  if (settingsOf(chat).share_card_permission === 'not_allowed' && !administers(chat, ask.app))
    throw refuse(232064)
  const period = ask.body.validity_period ?? 'week'
  const days = period === 'week' || period === 'year' ? daysOf[period] : null
  const until = days === null ? '' : String(Math.floor(state.clock.now().getTime() / 1000) + days * 86_400)
  return {
    share_link: `https://applink.feishu.cn/client/chat/chatter/add_by_link?link_token=${state.ids.next('')}`,
    expire_time: until,
    is_permanent: days === null,
  }
}
