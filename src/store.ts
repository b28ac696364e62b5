import type { Vault } from '#core/context.ts'
import { type Database, openDatabase } from '#storage/client.ts'
import { migrate } from '#storage/migrate.ts'
import { openServer } from '#storage/server.ts'
import { createVault } from '#storage/vault.ts'
import { openKeys } from '#storage/vault-keys.ts'
import { proveVault } from '#storage/vault-proof.ts'
import type { Env } from './env.ts'

/** What is remembered, and what seals it. */
export type Store = {
  readonly database: Database
  readonly vault: Vault
  readonly close: () => Promise<void>
}

/** Opens the database of the configuration, migrates it, and takes out the keys that fit it. */
export const openStore = async (env: Env, tell: (line: string) => void): Promise<Store> => {
  const server = await openServer(env, tell)
  try {
    await migrate(server.url, { log: tell })
    const vault = createVault(openKeys(env))
    const database = await openDatabase(server.url)
    await proveVault(database.pool, vault)
    return { database, vault, close: () => database.close().then(server.stop) }
  } catch (error) {
    await server.stop()
    throw error
  }
}
