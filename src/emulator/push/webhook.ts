import type { EmulatorConfig } from '../config.ts'
import { encrypt, sign } from '../seal.ts'
import type { State } from '../state.ts'
import { type Attempt, answerMsDefault, beginAttempt, within } from './attempt.ts'
import type { FaultKind } from './faults.ts'

export type Target = {
  readonly url: string
  readonly encryptKey: string | null
  readonly struck: ReadonlySet<FaultKind>
  /** Signature headers also where there is no key to sign with. */
  readonly signed?: boolean
}

export type Http = Pick<EmulatorConfig, 'fetch' | 'answerMs'>

/** POSTs a body as the platform does: sealed and signed when the app has a key. */
export const postTo = async (state: State, http: Http, target: Target, plain: string): Promise<Attempt> => {
  const { body, headers } = dress(state, target, plain)
  const at = state.clock.now().toISOString()
  const told = beginAttempt({ at, plain, faults: [...target.struck], headers, sent: body })
  const call = async () => {
    const response = await (http.fetch ?? fetch)(target.url, {
      method: 'POST',
      headers,
      redirect: 'manual',
      ...(target.struck.has('chunked') ? inPieces(body) : { body }),
    })
    return told(response.status === 200 ? 'ok' : 'status', response.status, await response.text())
  }
  return await within(
    http.answerMs ?? answerMsDefault,
    call().catch(error => told(kindOf(error))),
    () => told('timeout'),
  )
}

/** Compact JSON in, wire form out. Faults spoil it here. */
const dress = (
  state: State,
  { encryptKey: key, struck, signed = false }: Target,
  plain: string,
): { body: string; headers: Record<string, string> } => {
  const sealed = key && !struck.has('plaintext') ? seal(state, key, plain, struck) : plain
  const body = respelt(sealed, struck)
  const headers: Record<string, string> = { 'content-type': 'application/json;charset=utf-8' }
  if ((key || signed) && !struck.has('unsigned'))
    Object.assign(headers, signature(state, key ?? '', body, struck))
  return { body, headers }
}

const seal = (state: State, key: string, plain: string, struck: Target['struck']): string => {
  const iv = Buffer.from(state.wire.next(''), 'hex')
  return JSON.stringify({ encrypt: struck.has('undecryptable') ? 'AAAA' : encrypt(key, plain, iv) })
}

const signature = (state: State, key: string, body: string, struck: Target['struck']) => {
  const seconds = String(Math.floor(state.clock.now().getTime() / 1000))
  const nonce = state.wire.next('').slice(0, 16)
  return {
    'x-lark-request-timestamp': seconds,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': sign(struck.has('wrongSignature') ? `${key}!` : key, seconds, nonce, body),
  }
}

/** The same JSON in other letters. */
const respelt = (json: string, struck: Target['struck']): string => {
  const laidOut = struck.has('spaced') ? JSON.stringify(JSON.parse(json), null, 2) : json
  return struck.has('escaped') ? escaped(laidOut) : laidOut
}

const escaped = (json: string): string =>
  json
    .replaceAll('/', '\\/')
    .replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** So long a pause keeps the network from joining the pieces again. */
const pieceMs = 20

const inPieces = (body: string): RequestInit => {
  const bytes = Buffer.from(body)
  const at = insideCharacter(bytes)
  const stream = new ReadableStream<Uint8Array>({
    start: async controller => {
      controller.enqueue(bytes.subarray(0, at))
      await new Promise(resolve => setTimeout(resolve, pieceMs))
      controller.enqueue(bytes.subarray(at))
      controller.close()
    },
  })
  // Node's fetch wants `duplex` with a stream; the DOM's type does not know it.
  return { body: stream, duplex: 'half' } as RequestInit
}

/** The second byte of the first character that has several; the middle where all have one. */
const insideCharacter = (bytes: Buffer): number => {
  const at = bytes.findIndex(byte => (byte & 0xc0) === 0x80)
  return at < 0 ? bytes.length >> 1 : at
}

const kindOf = (error: unknown): Attempt['outcome'] => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'dns'
  return /ECONN|UND_ERR_CONNECT|EHOST|ENET/.test(code) ? 'connect' : 'failed'
}
