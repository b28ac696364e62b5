import { updateLater } from './delayed.ts'
import { type Endpoint, pages } from './endpoint.ts'
import type { Office } from './office.ts'
import { refuse } from './refusals.ts'
import { updateScopes } from './scopes.ts'

/** Who the bot is, what it may, where its pushes come from, and cards redrawn after a press. */
export const application = ({ state }: Office): Endpoint[] => [
  ...fixed,
  {
    method: 'POST',
    path: '/interactive/v1/card/update',
    name: 'interactive.v1.card.update',
    old: true,
    scopes: updateScopes,
    msg: 'ok',
    whole: true,
    run: ({ app, body }) => {
      updateLater(state, app, body)
      return {}
    },
  },
]

/** What the usual bot asks for, listed where an app may do everything. */
const usual = [
  'cardkit:card:write',
  'contact:contact.base:readonly',
  'contact:user.base:readonly',
  'im:chat',
  'im:message',
  'im:message.group_at_msg:readonly',
  'im:message.p2p_msg:readonly',
  'im:message:send_as_bot',
  'im:resource',
]

/** The same at any time. */
const fixed: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/bot/v3/info',
    name: 'bot.v3.info',
    scopes: [],
    msg: 'ok',
    whole: true,
    run: ({ app }) => ({
      bot: {
        activate_status: 2,
        app_name: app.name,
        avatar_url: '',
        ip_white_list: [],
        open_id: app.openId,
      },
    }),
  },
  {
    method: 'GET',
    path: '/application/v6/scopes',
    name: 'application.v6.scope.list',
    scopes: [],
    run: ({ app }) => ({
      scopes: (app.scopes ?? usual).map(scope_name => ({
        scope_name,
        grant_status: 1,
        scope_type: 'tenant',
      })),
    }),
  },
  {
    method: 'POST',
    path: '/application/v6/scopes/apply',
    name: 'application.v6.scope.apply',
    scopes: [],
    // What an app has here it was granted; nothing is left to ask for.
    run: () => {
      throw refuse(212002)
    },
  },
  {
    method: 'GET',
    path: '/event/v1/outbound_ip',
    name: 'event.v1.outboundIp.list',
    scopes: ['event:ip_list'],
    query: pages(50),
    run: () => ({ ip_list: ['127.0.0.1'], page_token: '', has_more: false }),
  },
]
