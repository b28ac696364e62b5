import { afterAll, beforeAll, expect, test } from 'vitest'
import { createVault } from '#storage/vault.ts'
import { makeKey } from '#storage/vault-keys.ts'
import { proveVault } from '#storage/vault-proof.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const newVault = () => {
  const key = makeKey()
  const keys = { keys: [key] as const, digestRoot: key.secret }
  return createVault({ known: () => keys, newest: () => keys })
}

test('A program whose keys do not fit the database is told so before it starts', async () => {
  const [ours, theirs] = [newVault(), newVault()]
  await proveVault(database.pool, theirs)
  const at = new Date('2026-11-23T09:00:00+08:00')
  await database.prisma.talent.create({
    data: {
      name: '杨春兰',
      initials: 'ycl',
      category: 'rural',
      state: 'verified',
      phoneSealed: ours.seal('13800001234'),
      registeredBy: 'person:1',
      tags: [],
      createdAt: at,
      updatedAt: at,
    },
  })
  await proveVault(database.pool, ours)
  await expect(proveVault(database.pool, theirs)).rejects.toThrow(/vault\.json/)
})
