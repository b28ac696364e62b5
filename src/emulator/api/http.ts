import type { Context } from 'hono'
import type { Troubles } from '../call-faults.ts'
import type { App } from '../people.ts'
import type { Courier } from '../push/courier.ts'
import type { Sockets } from '../push/sockets.ts'
import type { State } from '../state.ts'
import { invalid } from './content.ts'
import type { Limits } from './limits.ts'
import type { Body } from './outgoing.ts'
import type { Tokens } from './tokens.ts'
import type { Call } from './troubles.ts'

export type Api = { Variables: { app: App } }

export type Office = {
  readonly state: State
  readonly limits: Limits
  readonly tokens: Tokens
  readonly courier: Courier
  readonly sockets: Sockets
  readonly troubles: Troubles
  readonly calls: Call[]
}

export const ok = (c: Context, data: unknown = {}) => c.json({ code: 0, msg: 'success', data })

/** The JSON body of a call. */
export const bodyOf = async (c: Context): Promise<Body> => {
  try {
    const body: unknown = await c.req.json()
    if (typeof body === 'object' && body !== null) return body as Body // an object's keys are read one by one, each checked
  } catch {
    throw invalid('body is not json')
  }
  throw invalid('body is not an object')
}
