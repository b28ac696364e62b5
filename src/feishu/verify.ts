import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { isObject, type JsonObject, parseObject } from './json.ts'

/** What the developer console and we agreed on: 事件与回调 → 加密策略. */
export type Secrets = {
  readonly appId: string
  readonly encryptKey: string
  readonly verificationToken: string
}

/** The three headers the platform signs with; a missing one is `undefined`. */
export type Signed = {
  readonly timestamp: string | undefined
  readonly nonce: string | undefined
  readonly signature: string | undefined
}

export type Verdict =
  /** Signed, decrypted, with our token and our app id: the plaintext envelope. */
  | { readonly kind: 'genuine'; readonly envelope: JsonObject }
  /** The console asks whether the address is ours. It comes unsigned. */
  | { readonly kind: 'challenge'; readonly challenge: string }
  /** A press delivered over the old channel (card.action.trigger_v1), genuinely signed in its own way. */
  | { readonly kind: 'legacyPress' }
  | { readonly kind: 'refused'; readonly status: 400 | 401 | 403; readonly why: string }

/**
 * Judges a delivery by its raw bytes (protocol 1.8). Never throws; whatever is not proven genuine is refused.
 * The signature is over the bytes as they came, so blanks, escapes and key order in the JSON do not matter.
 */
export const createVerifier = (secrets: Secrets): ((signed: Signed, body: Uint8Array) => Verdict) => {
  const key = createHash('sha256').update(secrets.encryptKey).digest()
  return (signed, body) => {
    const outer = parseObject(textOf(body))
    if (outer === null) return refused(400, '正文不是 JSON 对象')
    if (typeof outer.encrypt !== 'string') return judgePlain(secrets, signed, body, outer)
    const text = decrypt(key, outer.encrypt)
    return isSigned(signed, secrets.encryptKey, body, 'sha256')
      ? judgeSigned(secrets, text)
      : judgeUnsigned(secrets, text)
  }
}

const judgeSigned = (secrets: Secrets, text: string | null): Verdict => {
  if (text === null) return refused(401, '解不开密文，Encrypt Key 与后台不一致')
  const envelope = parseObject(text)
  if (envelope === null) return refused(400, '密文里不是 JSON 对象')
  if (!sameText(tokenOf(envelope), secrets.verificationToken)) {
    return refused(403, 'Verification Token 与后台不一致')
  }
  if (isChallenge(envelope)) return challengeOf(envelope)
  const appId = appIdOf(envelope)
  return appId === secrets.appId ? { kind: 'genuine', envelope } : refused(403, '这是另一个应用的事件')
}

// Only the challenge comes without a signature. Everything else reads the same from outside, decryptable or not:
// an answer that told the two apart would help to guess at the cipher's padding.
const judgeUnsigned = (secrets: Secrets, text: string | null): Verdict => {
  const envelope = text === null ? null : parseObject(text)
  return envelope !== null && isChallenge(envelope) && sameText(tokenOf(envelope), secrets.verificationToken)
    ? challengeOf(envelope)
    : refused(401, '没有签名、签名不对，或解不开密文')
}

// With an Encrypt Key everything new is encrypted; the old card channel alone is not, and signs with SHA-1 over the token.
const judgePlain = (secrets: Secrets, signed: Signed, body: Uint8Array, outer: JsonObject): Verdict => {
  if (isLegacyPress(outer) && isSigned(signed, secrets.verificationToken, body, 'sha1')) {
    return { kind: 'legacyPress' }
  }
  // While the console has no Encrypt Key yet its challenge comes in plain text; events never pass that way.
  return isChallenge(outer) && sameText(outer.token, secrets.verificationToken)
    ? challengeOf(outer)
    : refused(401, '收到未加密的内容：请在后台“加密策略”里填上与 FEISHU_ENCRYPT_KEY 相同的 Encrypt Key')
}

const isChallenge = (envelope: JsonObject): boolean => envelope.type === 'url_verification'

const challengeOf = (envelope: JsonObject): Verdict =>
  typeof envelope.challenge === 'string'
    ? { kind: 'challenge', challenge: envelope.challenge }
    : refused(400, 'challenge 不是文字')

const isLegacyPress = (outer: JsonObject): boolean =>
  typeof outer.open_id === 'string' && isObject(outer.action) && outer.schema === undefined

// v2 keeps token and app id in `header`; v1 has the token at the top and the app id in `event`.
const tokenOf = (envelope: JsonObject): unknown =>
  isObject(envelope.header) ? envelope.header.token : envelope.token

const appIdOf = (envelope: JsonObject): unknown => {
  if (isObject(envelope.header)) return envelope.header.app_id
  return isObject(envelope.event) ? envelope.event.app_id : undefined
}

const isSigned = (
  signed: Signed,
  secret: string,
  body: Uint8Array,
  algorithm: 'sha256' | 'sha1',
): boolean => {
  const { timestamp, nonce, signature } = signed
  if (timestamp === undefined || nonce === undefined || signature === undefined) return false
  const expected = createHash(algorithm)
    .update(timestamp + nonce + secret)
    .update(body)
    .digest('hex')
  return sameText(signature, expected)
}

const sameText = (given: unknown, expected: string): boolean => {
  if (typeof given !== 'string') return false
  const a = Buffer.from(given)
  const b = Buffer.from(expected)
  return a.length === b.length && timingSafeEqual(a, b)
}

const ivBytes = 16

/** AES-256-CBC with the IV before the ciphertext, all in base64; `null` when it does not decrypt. */
const decrypt = (key: Uint8Array, wire: string): string | null => {
  try {
    const bytes = Buffer.from(wire, 'base64')
    const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, ivBytes))
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

const textOf = (body: Uint8Array): string =>
  Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')

const refused = (status: 400 | 401 | 403, why: string): Verdict => ({ kind: 'refused', status, why })
