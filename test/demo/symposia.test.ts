import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { opinionStates } from '#domain/symposia/dictionary.ts'
import { createVault } from '#storage/vault.ts'
import { openKeys } from '#storage/vault-keys.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { seedDemo } from '../../src/demo/seed.ts'

const now = new Date('2026-11-23T09:00:00+08:00')
const vault = createVault(
  openKeys({ vaultKeys: `test:${Buffer.alloc(32, 7).toString('base64')}`, dataDir: '.' }),
)

let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase()
  await seedDemo(database, vault, now)
})
afterAll(() => database.drop())

describe('The talks of the invented county', () => {
  test('are two gone by and one to come', async () => {
    const rows = await database.prisma.symposium.findMany({ orderBy: { id: 'asc' } })
    expect(rows.map(({ state, startsAt }) => [state, startsAt < now])).toEqual([
      ['following', true],
      ['recorded', true],
      ['invited', false],
    ])
  })

  test('left remarks in every state, sealed, and one of them became a grievance that says so', async () => {
    const rows = await database.prisma.symposiumOpinion.findMany({ include: { grievance: true } })
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(Object.keys(opinionStates)))
    expect(JSON.stringify(rows)).not.toContain('夜校')
    expect(rows.find(({ state }) => state === 'grievance')?.grievance).toMatchObject({ channel: 'symposium' })
  })

  test('have nothing late on the first day', async () => {
    expect(await database.prisma.symposiumOpinion.count({ where: { dueAt: { lt: now } } })).toBe(0)
    expect(await database.prisma.symposium.count({ where: { dueAt: { lt: now } } })).toBe(0)
  })
})
