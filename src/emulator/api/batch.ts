import { hasAny, mayTalkTo } from '../availability.ts'
import { privateChat } from '../chats.ts'
import { type Message, postMessage, takeBack } from '../messages.ts'
import type { App, Person } from '../people.ts'
import type { State } from '../state.ts'
import { receive } from './content.ts'
import { below } from './department-tree.ts'
import type { Ask, Body, Endpoint } from './endpoint.ts'
import { PlatformError } from './errors.ts'
import type { Office } from './office.ts'
import { refuse } from './refusals.ts'
import { batchScopes, messageScopes } from './scopes.ts'
import { findPerson } from './seekers.ts'

const path = '/im/v1/batch_messages/:batch_message_id'

/** One message to many people and departments, and what became of it. */
export const batch = ({ state }: Office): Endpoint[] => [
  {
    method: 'POST',
    path: '/message/v4/batch_send',
    name: 'message.v4.batchSend',
    old: true,
    scopes: messageScopes,
    msg: 'ok',
    run: ask => send(state, ask),
  },
  {
    method: 'DELETE',
    path,
    name: 'im.v1.batchMessage.delete',
    scopes: batchScopes,
    msg: 'ok',
    run: ask => {
      const sent = sentAs(state, ask, 230026)
      const at = state.clock.now().getTime()
      if (sent.some(({ createdAt }) => at - createdAt > recallableMs))
        throw new PlatformError(230009, 'Message can only be recalled within one days.')
      for (const message of sent) if (!message.recalled) takeBack(state, message)
      return {}
    },
  },
  {
    method: 'GET',
    path: `${path}/get_progress`,
    name: 'im.v1.batchMessage.getProgress',
    scopes: batchScopes,
    run: ask => progress(sentAs(state, ask, 230012)),
  },
  {
    method: 'GET',
    path: `${path}/read_user`,
    name: 'im.v1.batchMessage.readUser',
    scopes: batchScopes,
    msg: 'ok',
    run: ask => {
      const sent = sentAs(state, ask, 230012)
      return { read_user: { read_count: String(readOf(sent)), total_count: String(sent.length) } }
    },
  },
]

const recallableMs = 86_400_000

const old = (code: number, words: string) => new PlatformError(code, words, 200)

const send = (state: State, { app, body }: Ask): Record<string, unknown> => {
  const type = String(body.msg_type)
  if (!types.has(type)) throw old(10003, 'Invalid parameter.')
  const { content, mentions } = contentIn(state, { app, body }, type)
  checkLists(app, body)
  const { found, lost } = receivers(state, body)
  const reached = [...found].filter(person => mayTalkTo(state, app, person))
  const batchId = state.ids.next('bm-')
  const sender = { kind: 'app', id: app.appId } as const
  for (const { openId } of reached) {
    const { chatId } = privateChat(state, app.appId, openId)
    postMessage(state, { chatId, sender, type, content, mentions, batchId })
  }
  return { message_id: batchId, ...lost }
}

/** Many people and whole departments each need a scope of their own beside that for sending. */
const checkLists = (app: App, body: Body): void => {
  const people = Object.keys(idLists).some(list => idsIn(body, list).length > 0)
  if (people && !hasAny(app, ['im:message:send_multi_users']))
    throw old(11203, 'Send employee ids permission denied.')
  if (idsIn(body, 'department_ids').length > 0 && !hasAny(app, ['im:message:send_multi_depts']))
    throw old(11204, 'Send department list permission denied.')
}

const types = new Set(['text', 'image', 'post', 'share_chat', 'interactive'])

/** Objects here where the newer call has strings, and a post one level deeper. */
const contentIn = (state: State, { app, body }: Pick<Ask, 'app' | 'body'>, type: string) => {
  // The keys are read one by one below; anything that is no object has none.
  const content = Object(body.content) as Record<string, unknown>
  const inside: Readonly<Record<string, unknown>> = {
    interactive: body.card,
    post: content.post,
    share_chat: { chat_id: content.share_chat_id ?? content.chat_id },
  }
  const json = JSON.stringify(inside[type] ?? content)
  if (type === 'post' && json.includes('"tag":"md"')) throw old(11246, 'Create message content fail.')
  try {
    return receive(state, app, type, json)
  } catch (error) {
    throw error instanceof PlatformError ? inOldWords(type, error) : error
  }
}

const inOldWords = (type: string, { code, message }: PlatformError): PlatformError => {
  if (code === 230099) return old(11246, message)
  if (type === 'image') return old(11227, 'Image key not exist.')
  if (type === 'share_chat') return old(11231, 'Chat not found.')
  return old(11246, `Create message content fail. ${message}`)
}

const listsMax = 200

const idLists = { open_ids: 'open_id', user_ids: 'user_id', union_ids: 'union_id' } as const

/** Departments count with everybody in them and below. Answered in the old way: HTTP 200 whatever comes of it. */
const receivers = (state: State, body: Body) => {
  const named = Object.entries(idLists).map(([list, type]) => ({
    list,
    people: idsIn(body, list).map(id => ({ id, person: present(findPerson(state, id, type)) })),
  }))
  const departments = idsIn(body, 'department_ids').map(id => ({ id, openId: departmentOf(state, id) }))
  if (named.every(({ people }) => people.length === 0) && departments.length === 0)
    throw old(10003, 'Invalid parameter.')
  const ids = new Set(
    departments.flatMap(({ openId }) => (openId ? [openId, ...belowIds(state, openId)] : [])),
  )
  const inside = [...state.people.values()].filter(one => ids.has(one.departmentId))
  const found = [...named.flatMap(({ people }) => people.map(({ person }) => person)), ...inside.map(present)]
  const lost = named.map(({ list, people }) => [
    `invalid_${list}`,
    people.filter(({ person }) => !person).map(({ id }) => id),
  ])
  return {
    found: new Set(found.filter(person => person !== undefined)),
    lost: {
      invalid_department_ids: departments.filter(({ openId }) => !openId).map(({ id }) => id),
      ...Object.fromEntries(lost),
    },
  }
}

const belowIds = (state: State, id: string): string[] =>
  [...below(state, id, true)].map(one => one.openDepartmentId)

const departmentOf = (state: State, id: string): string | undefined => {
  for (const { openDepartmentId, departmentId } of state.departments.values())
    if (openDepartmentId === id || departmentId === id) return openDepartmentId
  return undefined
}

const present = (person: Person | undefined): Person | undefined => (person?.left ? undefined : person)

const idsIn = (body: Body, list: string): string[] => {
  const ids = body[list]
  if (ids === undefined || ids === null) return []
  if (!Array.isArray(ids) || ids.length > listsMax) throw old(10003, 'Invalid parameter.')
  return [...new Set(ids.map(String))]
}

/** The messages of one batch, sent by this app. */
const sentAs = (state: State, { app, params }: Ask, code: 230012 | 230026): Message[] => {
  const id = params.batch_message_id
  const sent = [...state.messages.values()].filter(({ batchId }) => batchId === id)
  const [first] = sent
  if (!first) throw refuse(230030)
  if (first.sender.id !== app.appId) throw refuse(code)
  return sent
}

const readOf = (sent: readonly Message[]): number => sent.filter(({ readBy }) => readBy.size > 0).length

const progress = (sent: readonly Message[]) => {
  const recalled = sent.filter(one => one.recalled).length
  return {
    batch_message_send_progress: {
      valid_user_ids_count: sent.length,
      success_user_ids_count: sent.length,
      read_user_ids_count: readOf(sent),
    },
    batch_message_recall_progress: { recall: recalled > 0, recall_count: recalled },
  }
}
