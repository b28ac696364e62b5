import { createHash } from 'node:crypto'
import type { Vault } from '#core/context.ts'
import { createVault } from '#storage/vault.ts'
import { parseKeys } from '#storage/vault-keys.ts'
import type { FreshDatabase } from '#test/support/database.ts'
import { seedDemo } from '../../../src/demo/seed.ts'
import { today } from './table.ts'

/** Puts the invented county into a fresh database, as it is on the day of the tables. */
export const seedCounty = async (database: FreshDatabase): Promise<Vault> => {
  const keys = parseKeys(`test:${createHash('sha256').update('vault').digest('base64')}`)
  const vault = createVault({ known: () => keys, newest: () => keys })
  await seedDemo(database, vault, today)
  return vault
}
