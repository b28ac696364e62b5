import { randomUUID } from 'node:crypto'
import type { Context, Vault } from './core/context.ts'
import { readEnv } from './env.ts'
import type { AuditEntry } from './storage/audit.ts'
import { bindWriter, change } from './storage/change.ts'
import { openDatabase } from './storage/client.ts'
import { migrate } from './storage/migrate.ts'
import { openServer } from './storage/server.ts'
import { createVault } from './storage/vault.ts'
import { keyFile, makeKey, openKeys, replaceKeys, type VaultKeys } from './storage/vault-keys.ts'
import { keysInUse, resealAll } from './storage/vault-rotation.ts'

/**
 * `npm run vault:rotate`: seals all personal data again with a new key; older keys stay readable.
 * `npm run vault:rotate -- forget` then drops the older keys nothing needs any more.
 */

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const rotate = async (url: string): Promise<void> => {
  const source = openKeys(env)
  if (env.vaultKeys === null) {
    const { keys, digestRoot } = source.known()
    replaceKeys(keyFile(env.dataDir), { keys: [makeKey(), ...keys], digestRoot })
  }
  const { id } = source.newest().keys[0]
  say(`正在用密钥 ${id} 重新密封个人信息`)
  const vault = createVault(source)
  const count = await resealAll(url, vault, id)
  say(`已重新密封 ${count} 处，旧密钥仍可读。`)
  await keepOnRecord(url, vault, { event: 'vault.rotated', subject: id, after: { count } })
  await tellWhatIsLeft(url, source.known(), id)
}

const keepOnRecord = async (url: string, vault: Vault, event: AuditEntry): Promise<void> => {
  const database = await openDatabase(url, { poolMax: 1 })
  try {
    bindWriter(database.reader, database, () => undefined)
    const name = 'vault:rotate'
    const turn = `${name}:${randomUUID()}`
    const ctx: Context = {
      actor: { kind: 'system', name },
      chat: { chatId: '', scope: 'private', threadId: null },
      now: new Date(),
      db: database.reader,
      vault,
      source: 'startup',
      turn,
      requestId: turn,
      county: { name: env.countyName },
      download: () => Promise.reject(new Error('nothing was sent')),
      noteReading: () => undefined,
    }
    await change(ctx, async () => ({ result: null, event }))
  } finally {
    await database.close()
  }
}

const tellWhatIsLeft = async (url: string, { keys }: VaultKeys, newest: string): Promise<void> => {
  const inUse = await keysInUse(url)
  for (const { id } of keys.filter(key => key.id !== newest)) {
    const count = inUse.get(id) ?? 0
    say(
      count > 0
        ? `旧密钥 ${id} 还有 ${count} 处在用（审计记录不可改），请保留。`
        : `旧密钥 ${id} 已不再使用。`,
    )
  }
  say(
    env.vaultKeys === null
      ? '备份也不再需要旧密钥时，可执行 npm run vault:rotate -- forget 删去。'
      : '备份也不再需要旧密钥时，可从 VAULT_KEYS 里删去；最后一个请改名为 digest 保留，查重要用。',
  )
}

const forget = async (url: string): Promise<void> => {
  if (env.vaultKeys !== null) return say('密钥写在 VAULT_KEYS 里，请自行删改。')
  const { keys, digestRoot } = openKeys(env).known()
  const [newest, ...older] = keys
  const inUse = await keysInUse(url)
  const kept = older.filter(({ id }) => inUse.has(id))
  replaceKeys(keyFile(env.dataDir), { keys: [newest, ...kept], digestRoot })
  say(`已删去 ${older.length - kept.length} 个旧密钥，保留 ${kept.length + 1} 个。`)
  const vault = createVault(openKeys(env))
  await keepOnRecord(url, vault, { event: 'vault.keysForgotten', subject: newest.id })
}

const env = readEnv()
const server = await openServer(env, say)
try {
  await migrate(server.url, { log: say })
  await (process.argv[2] === 'forget' ? forget : rotate)(server.url)
} finally {
  await server.stop()
}
