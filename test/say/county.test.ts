import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { seedDemo } from '../../src/demo/seed.ts'
import { type Env, parse } from '../../src/env.ts'
import { openSayCounty } from '../../src/say-county.ts'
import { openStore } from '../../src/store.ts'

const now = new Date('2026-11-23T09:00:00+08:00')
const nobody = (): void => undefined

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'say-county-'))
  chmodSync(dataDir, 0o755)
})
afterEach(() => rmSync(dataDir, { recursive: true }))

const envWith = (more: Readonly<Record<string, string>> = {}): Env =>
  parse({ DATA_DIR: dataDir, ...more }, name => name)

describe('The county npm run say looks at', { timeout: 120_000 }, () => {
  test('is that of the running try-out, and cannot be written to', async () => {
    const tryOut = await openStore(envWith(), nobody)
    await seedDemo(tryOut.database, tryOut.vault, now)
    await tryOut.database.prisma.unit.create({ data: { name: '试用里新增的单位', short: [] } })
    const { database, vault, close } = await openSayCounty({ env: envWith(), now, tell: nobody })
    expect(await database.reader.unit.count({ where: { name: '试用里新增的单位' } })).toBe(1)
    const talent = await database.reader.talent.findFirstOrThrow({ where: { id: 12 } })
    expect(vault.open(talent.phoneSealed ?? '')).toBe('15400000012')
    await expect(database.prisma.unit.create({ data: { name: '不该有的单位', short: [] } })).rejects.toThrow(
      /read-only/,
    )
    await expect(database.pool.query('delete from unit')).rejects.toThrow(/read-only/)
    await close()
    expect(existsSync(path.join(dataDir, 'say', 'postgres.json'))).toBe(false)
    await tryOut.close()
  })

  test('is one of its own beside a real office, whose database is left alone', async () => {
    const elsewhere = 'postgres://nobody:nothing@127.0.0.1:1/real'
    const { database, close } = await openSayCounty({
      env: envWith({ DATABASE_URL: elsewhere }),
      now,
      tell: nobody,
    })
    expect(database.url).not.toContain('/real')
    expect(await database.reader.talent.count()).toBeGreaterThan(1_000)
    await close()
    // A second time nothing is made anew.
    const told: string[] = []
    const again = await openSayCounty({ env: envWith(), now, tell: line => void told.push(line) })
    expect(told).toEqual([])
    await again.close()
  })
})
