import { randomBytes } from 'node:crypto'
import type { EmulatorConfig } from '../config.ts'
import { encrypt, sign } from '../seal.ts'
import { type Attempt, answerMsDefault, within } from './attempt.ts'
import type { Fault } from './faults.ts'

export type Target = {
  readonly url: string
  readonly encryptKey: string | null
  readonly seconds: string
  readonly faults: readonly Fault[]
}

export type Http = Pick<EmulatorConfig, 'fetch' | 'answerMs'>

/** POSTs a body as the platform does: sealed and signed when the app has a key. */
export const postTo = async (http: Http, target: Target, plain: string): Promise<Attempt> => {
  const { body, headers } = dress(target, plain)
  const at = new Date().toISOString()
  const begun = performance.now()
  const told = (outcome: Attempt['outcome'], status: number | null, answer: string): Attempt => ({
    at,
    outcome,
    status,
    headers,
    sent: body,
    answer,
    ms: Math.round(performance.now() - begun),
  })
  const late = told.bind(null, 'timeout', null, '')
  const call = async () => {
    const response = await (http.fetch ?? fetch)(target.url, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
    })
    return told(response.status === 200 ? 'ok' : 'status', response.status, await response.text())
  }
  return await within(
    http.answerMs ?? answerMsDefault,
    call().catch(error => told(kindOf(error), null, '')),
    late,
  )
}

/** Compact JSON in, wire form out. Faults spoil it here. */
export const dress = (
  target: Omit<Target, 'url'>,
  plain: string,
): { body: string; headers: Record<string, string> } => {
  const struck = new Set(target.faults.map(fault => fault.kind))
  const headers: Record<string, string> = { 'content-type': 'application/json;charset=utf-8' }
  const inner = struck.has('wrongToken') ? plain.replace(/"token":"[^"]*"/, '"token":"wrong"') : plain
  const key = target.encryptKey
  const sealed = key && !struck.has('plaintext') ? JSON.stringify({ encrypt: encrypt(key, inner) }) : inner
  const body = struck.has('spaced') ? spaced(sealed) : sealed
  if (key && !struck.has('unsigned')) Object.assign(headers, signature(key, target.seconds, body, struck))
  return { body, headers }
}

const signature = (key: string, seconds: string, body: string, struck: ReadonlySet<string>) => {
  const nonce = randomBytes(8).toString('hex')
  return {
    'x-lark-request-timestamp': seconds,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': sign(struck.has('wrongSignature') ? `${key}!` : key, seconds, nonce, body),
  }
}

const spaced = (json: string): string => JSON.stringify(JSON.parse(json), null, 2)

const kindOf = (error: unknown): Attempt['outcome'] => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'dns'
  return /ECONN|UND_ERR_CONNECT|EHOST|ENET/.test(code) ? 'connect' : 'failed'
}
