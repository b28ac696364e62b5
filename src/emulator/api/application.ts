import type { Hono } from 'hono'
import type { App } from '../people.ts'
import { updateLater } from './delayed.ts'
import { type Api, bodyOf, type Office, ok } from './http.ts'

/** Who the bot is, what it may, and where its pushes come from. */
export const addApplication = (api: Hono<Api>, { state, limits }: Office): void => {
  api.get('/open-apis/bot/v3/info', c => c.json({ code: 0, msg: 'ok', bot: botView(c.get('app')) }))
  api.get('/open-apis/application/v6/scopes', c => {
    limits.call(c.get('app').appId, 'scope.list')
    const scopes = c
      .get('app')
      .scopes.map(scope_name => ({ scope_name, grant_status: 1, scope_type: 'tenant' }))
    return ok(c, { scopes })
  })
  api.get('/open-apis/event/v1/outbound_ip', c => {
    limits.call(c.get('app').appId, 'outboundIp.list')
    return ok(c, { ip_list: ['127.0.0.1'], page_token: '', has_more: false })
  })
  api.post('/open-apis/interactive/v1/card/update', async c => {
    limits.call(c.get('app').appId, 'card.updateLater')
    updateLater(state, c.get('app'), await bodyOf(c))
    return c.json({ code: 0, msg: 'ok' })
  })
}

const botView = (app: App) => ({
  activate_status: 2,
  app_name: app.name,
  avatar_url: '',
  ip_white_list: [],
  open_id: app.openId,
})
