import type { MiddlewareHandler } from 'hono'
import { holdAnswer, holdCall, type TroubleKind } from '../call-faults.ts'
import { type CallNotes, createCallNotes } from '../drawer/call-notes.ts'
import { tell } from '../state.ts'
import { cardLocked, PlatformError } from './errors.ts'
import type { Api, Office } from './http.ts'

/** One call of the API, as the log keeps it. `code` 0 is success. */
export type Call = CallNotes & {
  readonly id: number
  readonly at: number
  readonly method: string
  readonly path: string
  readonly status: number
  readonly code: number
  readonly ms: number
}

/** The log keeps this many calls. */
const callsMax = 1000

/** Writes the log and gives every answer its `x-tt-logid`. */
export const logged = ({ state, calls }: Office): MiddlewareHandler<Api> => {
  const notesOf = createCallNotes()
  return async (c, next) => {
    const begun = performance.now()
    await next()
    c.header('x-tt-logid', state.wire.next(''))
    const code = c.error instanceof PlatformError ? c.error.code : 0
    const at = state.clock.now().getTime()
    const ms = Math.round(performance.now() - begun)
    const notes = await notesOf(c, at)
    const id = (calls.at(-1)?.id ?? 0) + 1
    calls.push({ id, at, method: c.req.method, path: c.req.path, status: c.res.status, code, ms, ...notes })
    if (calls.length > callsMax * 2) calls.splice(0, callsMax)
    tell(state, { kind: 'called' })
  }
}

export const troubled =
  ({ troubles, state }: Office): MiddlewareHandler<Api> =>
  async (c, next) => {
    const struck = troubles.strike(`${c.req.method} ${c.req.path}`)
    if (struck.length === 0) return await next()
    const barred = await holdCall(state.clock, struck)
    if (barred) return barred
    for (const { kind } of struck) refuse(kind)
    await next()
    await holdAnswer(state.clock, struck)
    if (struck.some(({ kind }) => kind === 'brokenAfter')) throw refusals.broken
    return undefined
  }

const reset = { 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': '1' }

const refusals = {
  rateLimited: new PlatformError(99991400, 'request trigger frequency limit', 429, reset),
  rateLimited400: new PlatformError(99991400, 'request trigger frequency limit', 400, reset),
  imLimited: new PlatformError(230020, 'This operation triggers the frequency limit.', 400, reset),
  broken: new PlatformError(2200, 'Internal Error', 500),
  cardLocked: cardLocked(),
  tokenExpired: new PlatformError(99991663, 'Invalid access token for authorization.'),
} as const

const refuse = (kind: TroubleKind): void => {
  if (kind in refusals) throw refusals[kind as keyof typeof refusals] // `in` has just said so
}
