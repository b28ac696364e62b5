import type { Hono } from 'hono'
import { privateChat } from '../chats.ts'
import { type Message, postMessage, takeBack } from '../messages.ts'
import type { App, Person } from '../people.ts'
import type { State } from '../state.ts'
import { findPerson } from './contacts.ts'
import { receive } from './content.ts'
import { PlatformError } from './errors.ts'
import { type Api, bodyOf, type Office, ok } from './http.ts'
import { type Body, finders } from './outgoing.ts'

/** The old ways of sending: a card only one person in a group sees, and one message to many people. */
export const addSpecial = (api: Hono<Api>, office: Office): void => {
  const { state, limits } = office
  api.post('/open-apis/ephemeral/v1/send', async c => {
    limits.call(c.get('app').appId, 'ephemeral.send')
    return ok(c, { message_id: whisper(office, c.get('app'), await bodyOf(c)).messageId })
  })
  api.post('/open-apis/ephemeral/v1/delete', async c => {
    limits.call(c.get('app').appId, 'ephemeral.delete')
    const message = state.messages.get(String((await bodyOf(c)).message_id))
    if (message?.onlyFor == null || message.sender.id !== c.get('app').appId)
      throw new PlatformError(18004, 'message not found')
    takeBack(state, message)
    const whispers = state.chats.get(message.chatId)?.whispers
    whispers?.splice(whispers.indexOf(message.messageId), 1)
    return ok(c)
  })
  for (const path of ['/open-apis/message/v4/batch_send', '/open-apis/message/v4/batch_send/'])
    api.post(path, async c => {
      limits.call(c.get('app').appId, 'message.batchSend')
      return ok(c, batchSend(state, c.get('app'), await bodyOf(c)))
    })
}

const old = (code: number, words: string) => new PlatformError(code, words, 200)

const whisper = ({ state, limits }: Office, app: App, body: Body): Message => {
  const chat = state.chats.get(String(body.chat_id))
  if (chat?.kind !== 'group') throw new PlatformError(18060, 'ephemeral cards are for groups')
  if (!chat.bots.has(app.appId)) throw new PlatformError(18053, 'the bot is not in the chat')
  const person = personIn(state, body)
  if (!person || !chat.members.has(person.openId))
    throw new PlatformError(18055, 'the user is not in the chat')
  if (body.msg_type !== 'interactive') throw new PlatformError(10003, 'msg_type must be interactive')
  const card = receive(state, app, 'interactive', JSON.stringify(body.card))
  limits.whisper(chat.chatId)
  const sender = { kind: 'app', id: app.appId } as const
  const draft = { chatId: chat.chatId, sender, type: 'interactive', ...card }
  return postMessage(state, { ...draft, onlyFor: person.openId })
}

const personIn = (state: State, body: Body): Person | undefined => {
  for (const type of ['open_id', 'user_id', 'email']) {
    const id = body[type]
    if (typeof id === 'string') return finders[type]?.(state, id)
  }
  return undefined
}

const idsMax = 200

const idLists = { open_ids: 'open_id', user_ids: 'user_id', union_ids: 'union_id' } as const

/** Answered in the old way: HTTP 200 whatever comes of it. Departments count with everybody in them. */
const batchSend = (state: State, app: App, body: Body): Record<string, unknown> => {
  const type = String(body.msg_type)
  if (!batchTypes.has(type)) throw old(10003, 'msg_type is invalid')
  const { content, mentions } = batchContent(state, app, type, body)
  const { found, lost } = receivers(state, body)
  const batchId = state.ids.next('bm-')
  const sender = { kind: 'app', id: app.appId } as const
  for (const { openId } of found) {
    const { chatId } = privateChat(state, app.appId, openId)
    postMessage(state, { chatId, sender, type, content, mentions, batchId })
  }
  return { message_id: batchId, ...lost }
}

const receivers = (state: State, body: Body) => {
  const departments = idsIn(body, 'department_ids')
  const named = Object.entries(idLists).map(([list, idType]) => {
    const people = idsIn(body, list).map(id => ({ id, person: present(findPerson(state, id, idType)) }))
    return { list, people }
  })
  const inside = [...state.people.values()].filter(one => departments.includes(one.departmentId))
  const found = [...named.flatMap(({ people }) => people.map(({ person }) => person)), ...inside.map(present)]
  const lost = named.map(({ list, people }) => [
    `invalid_${list}`,
    people.filter(({ person }) => !person).map(({ id }) => id),
  ])
  return {
    found: new Set(found.filter(person => person !== undefined)),
    lost: {
      ...Object.fromEntries(lost),
      invalid_department_ids: departments.filter(id => !state.departments.has(id)),
    },
  }
}

const present = (person: Person | undefined): Person | undefined => (person?.left ? undefined : person)

const batchTypes = new Set(['text', 'image', 'post', 'share_chat', 'interactive'])

/** Objects here where the newer call has strings, and a post one level deeper. */
const batchContent = (state: State, app: App, type: string, body: Body) => {
  // The keys are read one by one below; anything that is no object has none.
  const content = Object(body.content) as Record<string, unknown>
  const inside: Readonly<Record<string, unknown>> = {
    interactive: body.card,
    post: content.post,
    share_chat: { chat_id: content.share_chat_id ?? content.chat_id },
  }
  try {
    return receive(state, app, type, JSON.stringify(inside[type] ?? content))
  } catch (error) {
    throw error instanceof PlatformError ? old(error.code, error.message) : error
  }
}

const idsIn = (body: Body, list: string): string[] => {
  const ids = Array.isArray(body[list]) ? body[list].map(String) : []
  if (ids.length > idsMax) throw old(10003, `${list}: at most ${idsMax}`)
  return ids
}
