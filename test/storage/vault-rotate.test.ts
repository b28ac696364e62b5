import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createVault, keyIdOf } from '#storage/vault.ts'
import { openKeys } from '#storage/vault-keys.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { runProgram } from './commands.ts'

let database: FreshDatabase
let dataDir = ''
beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'rotate-'))
  database = await freshDatabase()
})
afterEach(async () => {
  await database.drop()
  rmSync(dataDir, { recursive: true })
})

const rotate = async (vaultKeys: string | null, ...args: string[]): Promise<string> => {
  const { code, output } = await runProgram('src/rotate-vault.ts', args, {
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ...(vaultKeys ? { VAULT_KEYS: vaultKeys } : {}),
  })
  expect(output).not.toContain('Error')
  expect(code).toBe(0)
  return output
}

const addTalent = async (phoneSealed: string, phoneHash: string): Promise<number> => {
  const at = new Date('2026-11-23T09:00:00+08:00')
  const data = {
    name: '杨春兰',
    initials: 'ycl',
    category: 'rural',
    state: 'verified',
    registeredBy: 'person:1',
    tags: [],
  }
  const { id } = await database.prisma.talent.create({
    data: { ...data, phoneSealed, phoneHash, createdAt: at, updatedAt: at },
  })
  await database.prisma.correction.create({
    data: {
      talentId: id,
      field: 'phone',
      newValue: phoneSealed,
      sealed: true,
      reason: '换号',
      askedBy: 'person:1',
      createdAt: at,
    },
  })
  return id
}

const phoneOf = async (id: number): Promise<string> =>
  (await database.reader.talent.findUniqueOrThrow({ where: { id } })).phoneSealed ?? ''

const secret = (fill: number): string => Buffer.alloc(32, fill).toString('base64')

describe('npm run vault:rotate', { timeout: 60_000 }, () => {
  test('makes a key, seals records and corrections with it, and a running program reads them', async () => {
    const vault = createVault(openKeys({ vaultKeys: null, dataDir }))
    const id = await addTalent(vault.seal('13800001234'), vault.digest('phone', '13800001234'))
    const before = await phoneOf(id)
    expect(await rotate(null)).toContain('已重新密封 2 处')
    const after = await phoneOf(id)
    expect(keyIdOf(after)).not.toBe(keyIdOf(before))
    expect([vault.open(after), vault.open(before)]).toEqual(['13800001234', '13800001234'])
    const hash = vault.digest('phone', '13800001234')
    expect(await database.reader.talent.count({ where: { phoneHash: hash } })).toBe(1)
    expect(await database.reader.auditEvent.count({ where: { event: 'vault.rotated' } })).toBe(1)
  })

  test('drops old keys only when told to, and only those nothing needs', async () => {
    const vault = createVault(openKeys({ vaultKeys: null, dataDir }))
    const before = vault.seal('13800001234')
    const id = await addTalent(before, vault.digest('phone', '13800001234'))
    await rotate(null)
    expect(await rotate(null, 'forget')).toContain('已删去 1 个旧密钥，保留 1 个')
    const fresh = createVault(openKeys({ vaultKeys: null, dataDir }))
    expect(fresh.open(await phoneOf(id))).toBe('13800001234')
    expect(() => fresh.open(before)).toThrow(/is gone/)
  })

  test('seals with the newest of the keys in the environment', async () => {
    const old = `a:${secret(1)}`
    const vault = createVault(openKeys({ vaultKeys: old, dataDir }))
    const id = await addTalent(vault.seal('13800001234'), '')
    const both = `b:${secret(2)},${old}`
    const output = await rotate(both)
    expect(output).toContain('旧密钥 a 已不再使用')
    expect(keyIdOf(await phoneOf(id))).toBe('b')
  })
})
