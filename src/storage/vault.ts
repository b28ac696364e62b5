import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Vault } from '#core/context.ts'
import type { KeySource, VaultKey } from './vault-keys.ts'

/** Sealed text, wherever it stands: the key's id, then nonce, tag and cipher text. */
export const sealedText = /vault1\.([\w-]{1,24})\.([\w-]{38,})/g

const nonceBytes = 12
const tagBytes = 16

/**
 * AES-256-GCM with the newest key; what an older key sealed stays readable while that key is there.
 * Digests have a key of their own, which does not change when keys rotate: equal numbers stay equal.
 */
export const createVault = (source: KeySource): Vault => ({
  seal: plain => {
    const { keys } = source.newest()
    return sealWith(keys[0], plain)
  },
  open: sealed => {
    const match = new RegExp(`^${sealedText.source}$`).exec(sealed)
    const [, id = '', payload = ''] = match ?? []
    const isIt = (key: VaultKey): boolean => key.id === id
    const key = source.known().keys.find(isIt) ?? source.newest().keys.find(isIt)
    if (!key) throw new Error(match ? `vault: the key ${id} is gone` : 'vault: this is not sealed text')
    return openWith(key, payload)
  },
  digest: (kind, plain) =>
    createHmac('sha256', derive(source.known().digestRoot, `digest/${kind}`))
      .update(normal[kind](plain))
      .digest('base64url'),
})

/** The id of the key that sealed the text. */
export const keyIdOf = (sealed: string): string => sealed.split('.')[1] ?? ''

const sealWith = (key: VaultKey, plain: string): string => {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', derive(key.secret, 'seal'), nonce)
  cipher.setAAD(Buffer.from(key.id))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return `vault1.${key.id}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
}

const openWith = (key: VaultKey, payload: string): string => {
  const bytes = Buffer.from(payload, 'base64url')
  const nonce = bytes.subarray(0, nonceBytes)
  const cipher = createDecipheriv('aes-256-gcm', derive(key.secret, 'seal'), nonce, {
    authTagLength: tagBytes,
  })
  cipher.setAAD(Buffer.from(key.id))
  cipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    // Base64 lets a few spare bits differ; only the one way we write is taken.
    if (bytes.toString('base64url') !== payload) throw new Error('spare bits')
    return cipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + cipher.final('utf8')
  } catch (error) {
    throw new Error('vault: the sealed text was altered', { cause: error })
  }
}

/** One secret, several purposes: none tells anything about another. */
const derive = (secret: Uint8Array, purpose: string): Buffer => {
  const known = derived.get(secret) ?? new Map<string, Buffer>()
  derived.set(secret, known)
  const key =
    known.get(purpose) ?? Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `bole/${purpose}`, 32))
  known.set(purpose, key)
  return key
}

// Every event and message is sealed: the derivation is done once a key.
const derived = new WeakMap<Uint8Array, Map<string, Buffer>>()

/** How people write the same number differently: full-width digits, blanks, dashes, +86, a small x. */
const normal: Readonly<Record<'phone' | 'id', (plain: string) => string>> = {
  phone: plain =>
    plain
      .normalize('NFKC')
      .replace(/[^\d+]/g, '')
      .replace(/^(\+86|0086)/, '')
      .replace(/^86(?=1\d{10}$)/, ''),
  id: plain =>
    plain
      .normalize('NFKC')
      .replace(/[^\dXx]/g, '')
      .toUpperCase(),
}
