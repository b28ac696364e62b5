import { type Message, postMessage, takeBack } from '../messages.ts'
import type { Person } from '../people.ts'
import type { State } from '../state.ts'
import { receive } from './content.ts'
import type { Ask, Body, Endpoint } from './endpoint.ts'
import { PlatformError } from './errors.ts'
import type { Office } from './office.ts'
import { refuse } from './refusals.ts'
import { updateScopes } from './scopes.ts'
import { findPerson } from './seekers.ts'

const id = { kind: 'string' } as const

/** Cards only one person in a group sees (仅特定人可见). Their page names few codes; the rest are those common to old calls. */
export const ephemeral = (office: Office): Endpoint[] => [
  {
    method: 'POST',
    path: '/ephemeral/v1/send',
    name: 'ephemeral.v1.send',
    old: true,
    scopes: updateScopes,
    body: {
      chat_id: { kind: 'string', required: true },
      open_id: id,
      user_id: id,
      email: id,
      msg_type: { kind: 'string', required: true },
      card: { kind: 'object', required: true },
    },
    msg: 'ok',
    run: ask => ({ message_id: whisper(office, ask).messageId }),
  },
  {
    method: 'POST',
    path: '/ephemeral/v1/delete',
    name: 'ephemeral.v1.delete',
    old: true,
    scopes: updateScopes,
    body: { message_id: { kind: 'string', required: true } },
    msg: 'ok',
    whole: true,
    run: ask => {
      remove(office.state, ask)
      return {}
    },
  },
]

const old = (code: number, words: string) => new PlatformError(code, words)

const whisper = ({ state, limits }: Office, { app, body }: Ask): Message => {
  const chat = state.chats.get(String(body.chat_id))
  if (!chat) throw old(11213, 'chat not found')
  if (chat.kind !== 'group') throw old(11228, 'chat is not group')
  if (chat.dissolved) throw old(11237, 'group chat dissolved')
  if (!chat.bots.has(app.appId)) throw old(10030, 'bot not in chat')
  const person = personIn(state, body)
  if (!person) throw old(10004, 'user not found')
  if (!chat.members.has(person.openId)) throw old(11206, 'user not in chat')
  if (body.msg_type !== 'interactive') throw old(10003, 'invalid parameter')
  const card = receive(state, app, 'interactive', JSON.stringify(body.card))
  limits.whisper(chat.chatId)
  const sender = { kind: 'app', id: app.appId } as const
  const draft = { chatId: chat.chatId, sender, type: 'interactive', ...card }
  return postMessage(state, { ...draft, onlyFor: person.openId })
}

/** The first that is given counts, in this order. */
const personIn = (state: State, body: Body): Person | undefined => {
  for (const type of ['open_id', 'user_id', 'email'] as const) {
    const given = body[type]
    if (typeof given === 'string' && given !== '') return findPerson(state, given, type)
  }
  throw old(10003, 'invalid parameter')
}

const remove = (state: State, { app, body }: Ask): void => {
  const message = state.messages.get(String(body.message_id))
  if (message?.onlyFor == null) throw old(11224, 'message_id invalid')
  if (message.sender.id !== app.appId) throw old(11234, 'this message do not belong you')
  if (message.recalled) throw refuse(18051)
  takeBack(state, message)
  const whispers = state.chats.get(message.chatId)?.whispers
  whispers?.splice(whispers.indexOf(message.messageId), 1)
}
