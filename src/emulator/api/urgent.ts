import type { Message, Urgency } from '../messages.ts'
import { type State, tell } from '../state.ts'
import { type Ask, type Endpoint, userIdTypes } from './endpoint.ts'
import type { Office } from './office.ts'
import { insideChat, messageFor } from './outgoing.ts'
import { invalid, refuse } from './refusals.ts'
import { findPerson, idTypeIn } from './seekers.ts'

const ways: readonly { readonly how: Urgency; readonly name: string; readonly scopes: readonly string[] }[] =
  [
    {
      how: 'app',
      name: 'im.v1.message.urgentApp',
      scopes: ['im:message.urgent', 'im:message.urgent:app_send'],
    },
    {
      how: 'sms',
      name: 'im.v1.message.urgentSms',
      scopes: ['im:message.urgent:sms', 'im:message.urgent:sms_send'],
    },
    {
      how: 'phone',
      name: 'im.v1.message.urgentPhone',
      scopes: ['im:message.urgent:phone', 'im:message.urgent:phone_send'],
    },
  ]

const unreadMax = 200

/** A bot's own message made urgent, in the app, by text message or by telephone. */
export const urgent = ({ state }: Office): Endpoint[] =>
  ways.map(({ how, name, scopes }) => ({
    method: 'PATCH',
    path: `/im/v1/messages/:message_id/urgent_${how}`,
    name,
    scopes,
    query: { user_id_type: { kind: 'string', required: true, oneOf: userIdTypes } },
    body: { user_id_list: { kind: 'list', required: true, max: 200 } },
    run: ask => ({ invalid_user_id_list: makeUrgent(state, ask, how) }),
  }))

/** Gives the ids that are nobody in the chat. */
const makeUrgent = (state: State, ask: Ask, how: Urgency): string[] => {
  const message = messageFor(state, ask)
  if (message.sender.id !== ask.app.appId) throw refuse(230012)
  if (message.recalled) throw refuse(230110)
  if (message.batchId !== null || message.onlyFor !== null) throw refuse(230052)
  const { members } = insideChat(state, ask.app, message.chatId)
  const ids = Array.isArray(ask.body.user_id_list) ? [...new Set(ask.body.user_id_list.map(String))] : []
  const found = ids.map(id => ({ id, person: findPerson(state, id, idTypeIn(ask)) }))
  const reached = found.flatMap(({ person }) => (person && members.has(person.openId) ? person : []))
  if (reached.length === 0) throw invalid('all ids in the user_id_list are invalid')
  if (reached.some(({ openId }) => unreadUrgent(state, openId) >= unreadMax)) throw refuse(230023)
  for (const { openId } of reached) message.urgent.set(openId, how)
  tell(state, { kind: 'urgent', chatId: message.chatId, messageId: message.messageId })
  return found.filter(({ person }) => !person || !reached.includes(person)).map(({ id }) => id)
}

const unreadUrgent = (state: State, openId: string): number => {
  let unread = 0
  for (const message of state.messages.values()) if (isUnread(message, openId)) unread++
  return unread
}

const isUnread = ({ urgent: called, readBy, recalled }: Message, openId: string): boolean =>
  called.has(openId) && !readBy.has(openId) && !recalled
