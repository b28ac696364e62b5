import type { App, Person } from '../people.ts'
import { firstApp, type State } from '../state.ts'
import { refuse } from './refusals.ts'

export type Tokens = {
  /** `POST /auth/v3/tenant_access_token/internal`: the body of the answer. */
  readonly issue: (appId: unknown, secret: unknown) => Record<string, unknown>
  /** Whose token an `Authorization` header holds. A person's is `u-` and their open id: nobody signs in here. */
  readonly holder: (authorization: string | null) => { readonly app: App; readonly user: Person | null }
  /** Every token becomes invalid at once: a fault for tests. */
  readonly expireAll: () => void
}

type Issued = { readonly token: string; readonly appId: string; readonly until: number }

/** A token lives two hours; the same one is handed out until half an hour is left. */
const livesMs = 7_200_000
const renewsMs = 1_800_000

export const createTokens = (state: State): Tokens => {
  const byToken = new Map<string, Issued>()
  const byApp = new Map<string, Issued>()
  const now = () => state.clock.now().getTime()
  const fresh = (appId: string): Issued => {
    const known = byApp.get(appId)
    if (known && byToken.has(known.token) && known.until - now() >= renewsMs) return known
    for (const { token, until } of byToken.values()) if (until <= now()) byToken.delete(token)
    const issued = { token: state.ids.next('t-'), appId, until: now() + livesMs }
    byToken.set(issued.token, issued)
    byApp.set(appId, issued)
    return issued
  }
  return {
    issue: (appId, secret) => {
      const refusal = refused(state, appId, secret)
      if (refusal) return refusal
      const { token, until } = fresh(String(appId))
      const expire = Math.floor((until - now()) / 1000)
      return { code: 0, msg: 'ok', tenant_access_token: token, expire }
    },
    holder: authorization => {
      const token = bearer(authorization)
      if (token.startsWith('u-')) return { app: firstApp(state), user: userOf(state, token) }
      const issued = byToken.get(token)
      const app = issued && issued.until > now() ? state.apps.get(issued.appId) : undefined
      if (!app) throw refuse(99991663)
      return { app, user: null }
    },
    expireAll: () => byToken.clear(),
  }
}

/** Seen live by others: unknown and malformed ids answer HTTP 200 with a code. */
const refused = (state: State, appId: unknown, secret: unknown): Record<string, unknown> | null => {
  if (typeof appId !== 'string' || typeof secret !== 'string' || !/^cli_\w+$/.test(appId))
    return { code: 10003, data: {}, msg: 'invalid param' }
  const app = state.apps.get(appId)
  if (!app) return { code: 10014, msg: 'app id not exists' }
  return app.secret === secret ? null : { code: 10014, msg: 'app secret invalid' }
}

const userOf = (state: State, token: string): Person => {
  const person = state.people.get(token.slice(2))
  if (!person || person.left) throw refuse(99991668)
  return person
}

const bearer = (authorization: string | null): string => {
  const token = authorization?.replace(/^Bearer\s*/i, '')
  if (!token) throw refuse(99991661)
  if (!token.startsWith('t-') && !token.startsWith('u-')) throw refuse(99991671)
  return token
}
