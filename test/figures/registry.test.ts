import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Indicator } from '#core/figures.ts'
import { spanTo } from '#domain/figures/reading.ts'
import { createVault } from '#storage/vault.ts'
import { makeKey, type VaultKeys } from '#storage/vault-keys.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { work } from '../../src/domain/index.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let db: FreshDatabase
const keys: VaultKeys = { keys: [makeKey()], digestRoot: makeKey().secret }

beforeAll(async () => {
  db = await freshDatabase()
  await seedDemo(
    db,
    createVault({ known: () => keys, newest: () => keys }),
    new Date('2026-11-23T09:00:00+08:00'),
  )
})
afterAll(() => db.drop())

const indicators: readonly Indicator[] = work.flatMap(noun => noun.indicators ?? [])

const everything = async (one: Indicator, day: string): Promise<readonly string[]> => {
  const found: string[] = []
  for (let skip = 0; ; skip += 200) {
    const rows = await one.list(db.reader, spanTo(day, null), { skip, take: 200 })
    found.push(...rows.map(({ number }) => number))
    if (rows.length < 200) return found
  }
}

describe.each(indicators.map(one => [`${one.id} ${one.name}`, one] as const))('%s', (_name, one) => {
  test.each(['2026-11-23', '2026-06-30', '2025-12-31'])('lists on %s exactly what it counts', async day => {
    const numbers = await everything(one, day)
    expect(numbers).toHaveLength(await one.count(db.reader, spanTo(day, null)))
    if (one.unit !== '次') expect(new Set(numbers).size).toBe(numbers.length)
    if (one.outOf)
      expect(await one.outOf(db.reader, spanTo(day, null))).toBeGreaterThanOrEqual(numbers.length)
  })
})

test('every figure has an id of its own', () => {
  expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length)
})
