import { type Context, Hono } from 'hono'
import { addApplication } from './application.ts'
import { addCards } from './card-routes.ts'
import { addContacts } from './contacts.ts'
import { addDepartments } from './departments.ts'
import { PlatformError } from './errors.ts'
import { addFiles } from './files.ts'
import { addChats } from './group-routes.ts'
import { type Api, bodyOf, type Office } from './http.ts'
import { addMembers } from './member-routes.ts'
import { addMessageExtras } from './message-extras.ts'
import { addMessages } from './message-routes.ts'
import { addReactions } from './reaction-routes.ts'
import { addSpecial } from './special.ts'
import { logged, troubled } from './troubles.ts'

/** Earlier ones win: `users/find_by_department` stands before `users/:id`. */
const chapters = [
  addApplication,
  addMessageExtras,
  addMessages,
  addReactions,
  addFiles,
  addDepartments,
  addContacts,
  addChats,
  addMembers,
  addCards,
  addSpecial,
]

/** `/open-apis/*` and the long connection's endpoint. */
export const createApi = (office: Office): Hono<Api> => {
  const { tokens, sockets } = office
  const api = new Hono<Api>()
  api.onError((error, c) => answerError(c, error))
  for (const path of ['/open-apis/*', '/callback/*']) api.use(path, logged(office), troubled(office))
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
  for (const add of chapters) add(api, office)
  api.all('/open-apis/*', c => c.json({ code: 99991201, msg: 'path not found' }, 404))
  return api
}

const answerError = (c: Context, error: Error): Response => {
  if (!(error instanceof PlatformError))
    return c.json({ code: 1, msg: `emulator defect: ${error.stack}` }, 500)
  for (const [name, value] of Object.entries(error.headers)) c.header(name, value)
  return c.json({ code: error.code, msg: error.message, error: { log_id: '' } }, error.status)
}
