import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/** AES-256-CBC under SHA-256 of the encrypt key; base64 of IV and cipher text. */
export const encrypt = (encryptKey: string, plain: string, iv: Uint8Array = randomBytes(16)): string => {
  const cipher = createCipheriv('aes-256-cbc', keyOf(encryptKey), iv)
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
}

/** `X-Lark-Signature`: a plain hash over timestamp, nonce, key and the body exactly as it goes out. */
export const sign = (encryptKey: string, timestamp: string, nonce: string, body: string): string =>
  createHash('sha256')
    .update(timestamp + nonce + encryptKey)
    .update(body)
    .digest('hex')

/** The old card callback's signature: SHA-1 with the verification token. */
export const signLegacy = (token: string, timestamp: string, nonce: string, body: string): string =>
  createHash('sha1')
    .update(timestamp + nonce + token)
    .update(body)
    .digest('hex')

const keys = new Map<string, Buffer>()

const keyOf = (encryptKey: string): Buffer => {
  const known = keys.get(encryptKey)
  if (known) return known
  const key = createHash('sha256').update(encryptKey).digest()
  keys.set(encryptKey, key)
  return key
}
