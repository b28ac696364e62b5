import { type Context, Hono } from 'hono'
import { messagesIn, threadAt } from '../messages.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { addContacts } from './contacts.ts'
import { updateLater } from './delayed.ts'
import { PlatformError } from './errors.ts'
import { addChats } from './group-routes.ts'
import { type Api, bodyOf, type Office, ok } from './http.ts'
import { create, type Desk, messageFor, patch, reply, update, withdraw } from './outgoing.ts'
import { pageOf } from './paging.ts'
import { logged, troubled } from './troubles.ts'
import { messageView } from './views.ts'

/** `/open-apis/*` and the long connection's endpoint. */
export const createApi = (office: Office): Hono<Api> => {
  const { state, limits, tokens, sockets } = office
  const api = new Hono<Api>()
  api.onError((error, c) => answerError(c, error))
  for (const path of ['/open-apis/*', '/callback/*']) api.use(path, logged(office), troubled(office.troubles))
  api.post('/callback/ws/endpoint', async c => {
    const { AppID, AppSecret } = await bodyOf(c)
    return c.json(sockets.endpoint(String(AppID), String(AppSecret), c.req.header('host') ?? '127.0.0.1'))
  })
  api.post('/open-apis/auth/v3/tenant_access_token/internal', async c => {
    const { app_id, app_secret } = await bodyOf(c)
    return c.json(tokens.issue(app_id, app_secret))
  })
  api.use('/open-apis/*', async (c, next) => {
    c.set('app', tokens.appFor(c.req.header('authorization')))
    await next()
  })
  api.get('/open-apis/bot/v3/info', c => c.json({ code: 0, msg: 'ok', bot: botView(c.get('app')) }))
  api.post('/open-apis/interactive/v1/card/update', async c => {
    limits.call(c.get('app').appId, 'card.update')
    updateLater(state, c.get('app'), await bodyOf(c))
    return c.json({ code: 0, msg: 'ok' })
  })
  addMessages(api, { state, limits, uuids: new Map() })
  addContacts(api, office)
  addChats(api, office)
  api.all('/open-apis/*', c => c.json({ code: 99991201, msg: 'path not found' }, 404))
  return api
}

const botView = (app: App) => ({
  activate_status: 2,
  app_name: app.name,
  avatar_url: '',
  ip_white_list: [],
  open_id: app.openId,
})

const addMessages = (api: Hono<Api>, desk: Desk): void => {
  const { state, limits } = desk
  const path = '/open-apis/im/v1/messages'
  const counted = (c: Context<Api>, name: string) => limits.call(c.get('app').appId, name)
  api.post(path, async c => {
    counted(c, 'message.create')
    const message = create(desk, c.get('app'), c.req.query('receive_id_type') ?? '', await bodyOf(c))
    return ok(c, messageView(state, message, true))
  })
  api.post(`${path}/:id/reply`, async c => {
    counted(c, 'message.reply')
    const message = reply(desk, c.get('app'), c.req.param('id'), await bodyOf(c))
    return ok(c, messageView(state, message, true))
  })
  api.patch(`${path}/:id`, async c => {
    counted(c, 'message.patch')
    patch(desk, c.get('app'), c.req.param('id'), await bodyOf(c))
    return ok(c)
  })
  api.put(`${path}/:id`, async c => {
    counted(c, 'message.update')
    return ok(c, messageView(state, update(desk, c.get('app'), c.req.param('id'), await bodyOf(c)), true))
  })
  api.delete(`${path}/:id`, c => {
    counted(c, 'message.delete')
    withdraw(desk, c.get('app'), c.req.param('id'))
    return ok(c)
  })
  api.get(`${path}/:id`, c => {
    counted(c, 'message.get')
    const message = messageFor(state, c.req.param('id'))
    return ok(c, { items: [messageView(state, message, wantsRaw(c))] })
  })
  api.get(path, c => {
    counted(c, 'message.list')
    return ok(c, listMessages(state, c))
  })
}

const wantsRaw = (c: Context): boolean => c.req.query('card_msg_content_type') === 'raw_card_content'

const listMessages = (state: State, c: Context<Api>) => {
  const id = c.req.query('container_id') ?? ''
  const thread = c.req.query('container_id_type') === 'thread'
  const chat = state.chats.get(id)
  if (!thread && !chat?.bots.has(c.get('app').appId))
    throw new PlatformError(230002, 'The bot can not be outside the group.')
  const all = thread ? threadMessages(state, id) : chat ? messagesIn(state, chat) : []
  const [from, to] = [c.req.query('start_time'), c.req.query('end_time')].map(time => Number(time) * 1000)
  const within = all.filter(({ createdAt }) => !(from && createdAt < from) && !(to && createdAt > to))
  if (c.req.query('sort_type') === 'ByCreateTimeDesc') within.reverse()
  const page = pageOf(within, c.req.query(), { size: 20, max: 50 })
  return { ...page, items: page.items.map(message => messageView(state, message, wantsRaw(c))) }
}

const threadMessages = (state: State, threadId: string) => {
  const thread = threadAt(state, threadId)
  if (!thread) throw new PlatformError(230019, 'The topic does NOT exist.')
  return [thread.rootId, ...thread.messageIds].flatMap(id => state.messages.get(id) ?? [])
}

const answerError = (c: Context, error: Error): Response => {
  if (!(error instanceof PlatformError))
    return c.json({ code: 1, msg: `emulator defect: ${error.stack}` }, 500)
  for (const [name, value] of Object.entries(error.headers)) c.header(name, value)
  return c.json({ code: error.code, msg: error.message, error: { log_id: '' } }, error.status)
}
