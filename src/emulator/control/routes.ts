import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { forward } from '../acts/forward.ts'
import { addBot, leave, makeGroup, removeBot } from '../acts/membership.ts'
import { press } from '../acts/press.ts'
import { react } from '../acts/react.ts'
import { enter, menu, read, recall, type Stage, say, send } from '../acts/talk.ts'
import type { Limits } from '../api/limits.ts'
import type { Troubles } from '../call-faults.ts'
import { chatOf } from '../chats.ts'
import type { Guide } from '../config.ts'
import type { Call } from '../drawer/call-log.ts'
import { addDrawer } from '../drawer/routes.ts'
import { addGallery } from '../gallery/routes.ts'
import { messageOf, messagesFor, threadAt } from '../messages.ts'
import { challenge } from '../push/challenge.ts'
import type { SocketFaults } from '../push/socket-faults.ts'
import type { Http } from '../push/webhook.ts'
import { personOf, type State } from '../state.ts'
import { addTranscripts } from '../transcripts/routes.ts'
import { addFiles } from './files.ts'
import { addSettle } from './settle.ts'
import { addPeople, addSnapshots } from './snapshots.ts'
import { openStream } from './stream.ts'
import { act, addTools } from './tools.ts'
import { chatsOf, messageShown, worldShown } from './views.ts'
import * as wants from './wants.ts'

export type Desk = Stage & {
  readonly limits: Limits
  readonly troubles: Troubles
  readonly socketFaults: SocketFaults
  readonly calls: readonly Call[]
  readonly http: Http
  readonly hints: readonly string[]
  readonly guide: Guide | null
}

/** The newest messages given at once; older ones with `before`. */
const messagesMax = 200

/** `/emulator/*`: what the page and any outside tester use. JSON in, JSON out; a refusal is 400 with `{ error }`. */
export const createControl = (desk: Desk): Hono => {
  const { state } = desk
  const control = new Hono().basePath('/emulator')
  control.onError((error, c) => c.json({ error: error.message }, 400))
  // JSON only: another page in the same browser cannot send that without asking first.
  control.on(['POST', 'PUT', 'DELETE'], '*', async (c, next) => {
    const upload = c.req.path.endsWith('/upload') && fromHere(c)
    if (!upload && !c.req.header('content-type')?.startsWith('application/json'))
      return c.json({ error: '只接受 JSON：请加请求头 content-type: application/json' }, 415)
    return await next()
  })
  // Another one after every start: a page that has seen an earlier one begins anew.
  const run = randomUUID()
  control.get('/world', c => c.json({ ...worldShown(state), hints: desk.hints, guide: desk.guide, run }))
  control.get('/chats', c => c.json(chatsOf(state, viewer(state, c))))
  control.get('/chats/:id/messages', c => {
    const chat = chatOf(state, c.req.param('id'))
    if (!chat.members.has(viewer(state, c))) throw new Error('你不在这个会话里')
    const { before, limit } = c.req.query()
    const all = messagesFor(state, chat, viewer(state, c))
    const end = before ? all.findIndex(({ messageId }) => messageId === before) : all.length
    const from = Math.max(0, end - Math.min(messagesMax, Number(limit) || messagesMax))
    return c.json(all.slice(from, Math.max(0, end)).map(message => messageShown(state, message)))
  })
  control.get('/threads/:id', c => {
    const thread = threadAt(state, c.req.param('id'))
    if (!thread) throw new Error('没有这个话题')
    const chat = chatOf(state, messageOf(state, thread.rootId).chatId)
    if (!chat.members.has(viewer(state, c))) throw new Error('你不在这个会话里')
    const ids = [thread.rootId, ...thread.messageIds]
    return c.json(ids.map(id => messageShown(state, messageOf(state, id))))
  })
  control.get('/stream', c => openStream(state, viewer(state, c), c.req.raw.signal))
  addActs(control, desk)
  addFiles(control, state)
  addTools(control, desk)
  addSettle(control, desk)
  addPeople(control, desk)
  addSnapshots(control, desk)
  addGallery(control)
  addDrawer(control, desk)
  addTranscripts(control, desk)
  return control
}

const viewer = (state: State, c: Context): string => {
  const openId = c.req.query('as')
  if (!openId) throw new Error('请在地址里写明以谁的身份看：?as=openId')
  return personOf(state, openId).openId
}

/** An upload is no JSON, so a page from elsewhere could send one; browsers say where they come from. */
const fromHere = (c: Context): boolean => {
  const origin = c.req.header('origin')
  return origin === undefined || origin.replace(/^https?:\/\//, '') === c.req.header('host')
}

const addActs = (control: Hono, desk: Desk): void => {
  act(control, '/say', wants.saying, ({ openId, text, ...where }) =>
    messageShown(desk.state, say(desk, openId, text, where)),
  )
  act(control, '/send', wants.sending, ({ openId, type, content, ...where }) =>
    messageShown(desk.state, send(desk, openId, type, content, where)),
  )
  act(control, '/react', wants.reacting, ({ openId, messageId, emoji, on }) =>
    react(desk, openId, messageId, emoji, on),
  )
  act(control, '/forward', wants.forwarding, ({ openId, messageId, chatId }) =>
    messageShown(desk.state, forward(desk, openId, messageId, chatId)),
  )
  act(control, '/choose', wants.choosing, ({ openId, messageId, part, chosen }) =>
    press(desk, openId, messageId, part, { chosen }),
  )
  act(control, '/press', wants.pressing, ({ openId, messageId, part, ...how }) =>
    press(desk, openId, messageId, part, how),
  )
  act(control, '/recall', wants.recalling, ({ openId, messageId }) => recall(desk, openId, messageId))
  act(control, '/enter', wants.person, ({ openId }) => ({ chatId: enter(desk, openId).chatId }))
  act(control, '/read', wants.reading, ({ openId, chatId }) => read(desk, openId, chatId))
  act(control, '/menu', wants.menu, ({ openId, key }) => menu(desk, openId, key))
  act(control, '/leave', wants.person, ({ openId }) => leave(desk, openId))
  act(control, '/groups', wants.group, ({ name, members, withBot }) => ({
    chatId: makeGroup(desk, name, members, withBot).chatId,
  }))
  act(control, '/bots/add', wants.bot, ({ chatId, openId }) => addBot(desk, chatId, openId))
  act(control, '/bots/remove', wants.bot, ({ chatId, openId }) => removeBot(desk, chatId, openId))
  act(
    control,
    '/urls',
    wants.urls,
    async ({ appId, ...urls }) => await challenge(desk.state, desk.http, appId, urls),
  )
}
