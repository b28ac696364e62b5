import type { Vault } from '#core/context.ts'
import { type Database, openDatabase } from '#storage/client.ts'
import { openEmbedded } from '#storage/embedded.ts'
import { migrate } from '#storage/migrate.ts'
import { createVault } from '#storage/vault.ts'
import { openKeys } from '#storage/vault-keys.ts'
import type { Env } from './env.ts'

/** What is remembered, and what seals it. */
export type Store = {
  readonly database: Database
  readonly vault: Vault
  readonly close: () => Promise<void>
}

/** Opens the database of the configuration (its own or the embedded one), migrates it, and takes out the keys. */
export const openStore = async (env: Env, tell: (line: string) => void): Promise<Store> => {
  const embedded = env.databaseUrl === null ? await openEmbedded({ dataDir: env.dataDir, log: tell }) : null
  try {
    const url = env.databaseUrl ?? embedded?.url ?? ''
    await migrate(url, { log: tell })
    const vault = createVault(openKeys(env))
    const database = await openDatabase(url)
    const close = async (): Promise<void> => {
      await database.close()
      await embedded?.stop()
    }
    return { database, vault, close }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}
