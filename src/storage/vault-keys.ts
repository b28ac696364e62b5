import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type VaultKey = { readonly id: string; readonly secret: Uint8Array }

export type VaultKeys = {
  /** Newest first; the newest seals. */
  readonly keys: readonly [VaultKey, ...VaultKey[]]
  /** What digests are derived from; the same for ever. */
  readonly digestRoot: Uint8Array
}

/** Where the keys come from. They may change under a running program: a rotation adds one. */
export type KeySource = {
  /** As last read. */
  readonly known: () => VaultKeys
  /** As they are now. */
  readonly newest: () => VaultKeys
}

type KeyChoice = {
  /** The value of VAULT_KEYS; `null`: a file in `dataDir`, made at first use. */
  readonly vaultKeys: string | null
  readonly dataDir: string
}

/** The keys the configuration names. */
export const openKeys = ({ vaultKeys, dataDir }: KeyChoice): KeySource => {
  if (vaultKeys === null) return keysInFile(keyFile(dataDir))
  const given = parseKeys(vaultKeys)
  return { known: () => given, newest: () => given }
}

export const keyFile = (dataDir: string): string => path.join(dataDir, 'vault.json')

/**
 * `id:base64,id:base64`, newest first, 32 bytes each. The entry named `digest`, or without one the oldest key, is what
 * digests are derived from.
 */
export const parseKeys = (text: string): VaultKeys => {
  const entries = text.split(',').map(part => parseKey(part.trim()))
  const digestRoot = entries.find(({ id }) => id === 'digest')
  const [newest, ...older] = entries.filter(({ id }) => id !== 'digest')
  if (!newest) throw new Error('VAULT_KEYS 里没有密钥，应为“编号:base64”，多个用逗号隔开，新的在前。')
  if (new Set(entries.map(({ id }) => id)).size < entries.length)
    throw new Error('VAULT_KEYS 里有两个相同的编号。')
  return { keys: [newest, ...older], digestRoot: (digestRoot ?? older.at(-1) ?? newest).secret }
}

const parseKey = (part: string): VaultKey => {
  const [, id, base64 = ''] = /^([\w-]{1,24}):([A-Za-z0-9+/_-]+={0,2})$/.exec(part) ?? []
  const secret = Buffer.from(base64, 'base64')
  if (!id || secret.length !== 32) {
    throw new Error(
      'VAULT_KEYS 应为“编号:base64”，每个密钥 32 字节，可用 openssl rand -base64 32 生成；多个用逗号隔开，新的在前。',
    )
  }
  return { id, secret }
}

/** How the file is written: base64, and nothing else in it. */
type Written = {
  readonly digestRoot: string
  readonly keys: readonly { readonly id: string; readonly secret: string }[]
}

const keysInFile = (file: string): KeySource => {
  let known = readOrMake(file)
  let readAt = statSync(file).mtimeMs
  return {
    known: () => known,
    newest: () => {
      const changedAt = statSync(file).mtimeMs
      if (changedAt !== readAt) {
        known = readFile(file)
        readAt = changedAt
      }
      return known
    },
  }
}

const readOrMake = (file: string): VaultKeys => {
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${randomBytes(4).toString('hex')}`
  write(draft, { keys: [makeKey()], digestRoot: randomBytes(32) })
  try {
    // A link cannot replace: the keys that are there stay, also when two processes start together.
    linkSync(draft, file)
  } catch (error) {
    // Node's errors carry the system's code.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    unlinkSync(draft)
  }
  return readFile(file)
}

export const makeKey = (): VaultKey => ({ id: `k${randomBytes(4).toString('hex')}`, secret: randomBytes(32) })

/** Puts `keys` in place of what the file holds, in one step. */
export const replaceKeys = (file: string, keys: VaultKeys): void => {
  const draft = `${file}.${randomBytes(4).toString('hex')}`
  write(draft, keys)
  renameSync(draft, file)
}

const write = (file: string, { keys, digestRoot }: VaultKeys): void => {
  const written: Written = {
    digestRoot: base64(digestRoot),
    keys: keys.map(({ id, secret }) => ({ id, secret: base64(secret) })),
  }
  writeFileSync(file, `${JSON.stringify(written, null, 2)}\n`, { mode: 0o600, flush: true })
}

const readFile = (file: string): VaultKeys => {
  // Written by the lines above only; checked like keys from outside all the same.
  const { digestRoot, keys } = JSON.parse(readFileSync(file, 'utf8')) as Written
  return parseKeys([...keys.map(({ id, secret }) => `${id}:${secret}`), `digest:${digestRoot}`].join(','))
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
