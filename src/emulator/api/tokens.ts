import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { PlatformError } from './errors.ts'

export type Tokens = {
  /** `POST /auth/v3/tenant_access_token/internal`: the body of the answer. */
  readonly issue: (appId: unknown, secret: unknown) => Record<string, unknown>
  /** Whose token an `Authorization` header holds. */
  readonly appFor: (authorization: string | undefined) => App
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
    const issued = { token: state.ids.next('t-'), appId, until: now() + livesMs }
    byToken.set(issued.token, issued)
    byApp.set(appId, issued)
    return issued
  }
  return {
    issue: (appId, secret) => {
      const refusal = refuse(state, appId, secret)
      if (refusal) return refusal
      const { token, until } = fresh(String(appId))
      return {
        code: 0,
        msg: 'ok',
        tenant_access_token: token,
        expire: Math.floor((until - now()) / 1000),
      }
    },
    appFor: authorization => {
      const issued = byToken.get(bearer(authorization))
      const app = issued && issued.until > now() ? state.apps.get(issued.appId) : undefined
      if (!app) throw new PlatformError(99991663, 'Invalid access token for authorization.')
      return app
    },
    expireAll: () => byToken.clear(),
  }
}

/** Seen live by others: unknown and malformed ids answer HTTP 200 with a code. */
const refuse = (state: State, appId: unknown, secret: unknown): Record<string, unknown> | null => {
  if (typeof appId !== 'string' || typeof secret !== 'string' || !/^cli_\w+$/.test(appId))
    return { code: 10003, data: {}, msg: 'invalid param' }
  const app = state.apps.get(appId)
  if (!app) return { code: 10014, msg: 'app id not exists' }
  return app.secret === secret ? null : { code: 10014, msg: 'app secret invalid' }
}

const bearer = (authorization: string | undefined): string => {
  const token = authorization?.replace(/^Bearer\s*/i, '')
  if (!token) throw new PlatformError(99991661, 'Missing access token for authorization.')
  if (token.startsWith('u-')) throw new PlatformError(99991668, 'Invalid access token for authorization.')
  if (!token.startsWith('t-'))
    throw new PlatformError(99991671, 'Invalid access token for authorization: must start with t- or u-.')
  return token
}
