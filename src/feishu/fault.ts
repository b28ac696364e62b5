import { isObject, type JsonObject, parseObject } from './json.ts'

/** Why a call did not come to anything, read from whatever the SDK threw or the platform answered. */
export type Fault = {
  /** The platform's number; `null` when it never said one. */
  readonly code: number | null
  /** HTTP status; `null` when there was no answer. */
  readonly status: number | null
  /** The network's own word: ECONNRESET, ETIMEDOUT … */
  readonly network: string | null
  /** Whether the call itself may have arrived. Not so when the connection was refused or no token was to be had. */
  readonly reached: boolean
  /** From `x-ogw-ratelimit-reset`. */
  readonly resetSeconds: number | null
  /** The platform's words. For people and scopes' names; nothing branches on them. */
  readonly msg: string
}

/** The fault in an answer that came with HTTP 200, or `null` when its code says all is well. */
export const faultInBody = (body: unknown): Fault | null => {
  if (isObject(body) && (body.code === 0 || body.code === undefined)) return null
  return { ...silent, ...codeIn(body), status: 200, reached: true }
}

/** The fault in what a call threw. AxiosError's own `code` is a word, so the answer's body is read first. */
export const faultThrown = (error: unknown): Fault => {
  if (!isObject(error)) return { ...silent, msg: String(error) }
  const forToken = isObject(error.config) && String(error.config.url).includes('/tenant_access_token/')
  if (isObject(error.response)) return answered(error.response, forToken)
  const msg = String(error.message ?? '')
  const tokenCode = /failed to get tenant_access_token, code: (\d+)/.exec(msg)?.[1]
  if (tokenCode !== undefined) return { ...silent, code: Number(tokenCode), status: 200, msg }
  const network = typeof error.code === 'string' ? (timeouts.get(error.code) ?? error.code) : null
  return { ...silent, network, reached: !forToken && !neverConnected.has(network ?? ''), msg }
}

const answered = (response: JsonObject, forToken: boolean): Fault => ({
  ...silent,
  ...codeIn(bodyOf(response.data)),
  status: typeof response.status === 'number' ? response.status : null,
  reached: !forToken,
  resetSeconds: isObject(response.headers) ? secondsIn(response.headers['x-ogw-ratelimit-reset']) : null,
})

/** Where a file was asked for, a refusal comes as bytes too. */
const bodyOf = (data: unknown): unknown =>
  data instanceof Uint8Array ? parseObject(Buffer.from(data).toString('utf8')) : data

const silent: Fault = { code: null, status: null, network: null, reached: false, resetSeconds: null, msg: '' }

const neverConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

const timeouts = new Map([
  ['ECONNABORTED', 'ETIMEDOUT'],
  ['ERR_CANCELED', 'ETIMEDOUT'],
])

const codeIn = (body: unknown): Pick<Fault, 'code' | 'msg'> =>
  isObject(body)
    ? { code: typeof body.code === 'number' ? body.code : null, msg: String(body.msg ?? '') }
    : { code: null, msg: '' }

const secondsIn = (value: unknown): number | null => {
  const seconds = Number(value)
  return value !== undefined && value !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds : null
}
