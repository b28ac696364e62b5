import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { createVault, keyIdOf } from '#storage/vault.ts'
import { keyFile, makeKey, openKeys, parseKeys, replaceKeys } from '#storage/vault-keys.ts'
import { keysInUse, resealAll } from '#storage/vault-rotation.ts'
import { freshDatabase } from '#test/support/database.ts'

const dirs: string[] = []
afterAll(() => {
  for (const dir of dirs) rmSync(dir, { recursive: true })
})
const newDir = (): string => {
  const dir = mkdtempSync(path.join(tmpdir(), 'vault-'))
  dirs.push(dir)
  return dir
}

const secret = (fill: number): string => Buffer.alloc(32, fill).toString('base64')
const fixed = (text: string) => {
  const keys = parseKeys(text)
  return createVault({ known: () => keys, newest: () => keys })
}

describe('The vault', () => {
  const vault = fixed(`k1:${secret(1)}`)

  test('opens what it sealed, whatever it was', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), plain => vault.open(vault.seal(plain)) === plain))
  })

  test('never seals the same number twice alike, and never shows it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1\d{10}$/), phone => {
        const [one, other] = [vault.seal(phone), vault.seal(phone)]
        expect(one).not.toBe(other)
        expect(one).not.toContain(phone)
      }),
    )
  })

  test('notices every altered character', () => {
    const sealed = vault.seal('13800001234')
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom(...'AZaz09-_.'), (at, other) => {
        fc.pre(sealed[at] !== other)
        expect(() => vault.open(sealed.slice(0, at) + other + sealed.slice(at + 1))).toThrow(/^vault:/)
      }),
      { numRuns: 500 },
    )
  })

  test('notices what was cut off or added', () => {
    const sealed = vault.seal('13800001234')
    for (const altered of ['', sealed.slice(0, -1), sealed.slice(0, 20), `${sealed}A`, ` ${sealed}`]) {
      expect(() => vault.open(altered)).toThrow(/^vault:/)
    }
  })

  test('does not open with another key, also one of the same name', () => {
    expect(() => fixed(`k2:${secret(1)}`).open(vault.seal('x'))).toThrow('the key k1 is gone')
    expect(() => fixed(`k1:${secret(2)}`).open(vault.seal('x'))).toThrow('was altered')
  })

  test.each([
    ['13800001234', '+86 138-0000-1234'],
    ['13800001234', '１３８　００００　１２３４'],
    ['13800001234', '8613800001234'],
    ['13800001234', '0086 138 0000 1234'],
    ['0872-2123456', '08722123456'],
  ])('finds %s again when it is written %s', (one, other) => {
    expect(vault.digest('phone', other)).toBe(vault.digest('phone', one))
  })

  test('finds an ID number again with a small or full-width x', () => {
    const digest = vault.digest('id', '53292319900307123X')
    expect(vault.digest('id', ' 53292319900307123x ')).toBe(digest)
    expect(vault.digest('id', '５３２９２３１９９００３０７１２３Ｘ')).toBe(digest)
  })

  test('gives phone and ID, and every two numbers, different digests', () => {
    expect(vault.digest('phone', '13800001234')).not.toBe(vault.digest('id', '13800001234'))
    const phone = fc.stringMatching(/^1[3-9]\d{9}$/)
    fc.assert(
      fc.property(phone, phone, (one, other) => {
        fc.pre(one !== other)
        expect(vault.digest('phone', one)).not.toBe(vault.digest('phone', other))
      }),
    )
  })

  test('reads what older keys sealed, seals with the newest, and its digests stay', () => {
    const before = fixed(`k1:${secret(1)}`)
    const after = fixed(`k2:${secret(2)},k1:${secret(1)}`)
    expect(after.open(before.seal('13800001234'))).toBe('13800001234')
    expect(keyIdOf(after.seal('x'))).toBe('k2')
    expect(after.digest('phone', '13800001234')).toBe(before.digest('phone', '13800001234'))
    const retired = fixed(`k2:${secret(2)},digest:${secret(1)}`)
    expect(retired.digest('phone', '13800001234')).toBe(before.digest('phone', '13800001234'))
  })

  test.each([
    '',
    'k1',
    `k1:${Buffer.alloc(16).toString('base64')}`,
    `k1:${secret(1)},k1:${secret(2)}`,
    `digest:${secret(1)}`,
  ])('refuses VAULT_KEYS=%s in words', text => {
    expect(() => parseKeys(text)).toThrow(/VAULT_KEYS/)
  })
})

describe('Keys of its own', () => {
  test('are made once, and readable by nobody else', () => {
    const dataDir = newDir()
    const one = createVault(openKeys({ vaultKeys: null, dataDir }))
    const other = createVault(openKeys({ vaultKeys: null, dataDir }))
    expect(other.open(one.seal('13800001234'))).toBe('13800001234')
    expect(statSync(keyFile(dataDir)).mode & 0o777).toBe(0o600)
  })

  test('given in the environment leave no file', () => {
    const dataDir = newDir()
    openKeys({ vaultKeys: `k1:${secret(1)}`, dataDir })
    expect(() => readFileSync(keyFile(dataDir))).toThrow(/ENOENT/)
  })

  test('that are added while the program runs are used at once', () => {
    const dataDir = newDir()
    const source = openKeys({ vaultKeys: null, dataDir })
    const [running, rotating] = [createVault(source), createVault(openKeys({ vaultKeys: null, dataDir }))]
    const { keys, digestRoot } = source.known()
    const added = makeKey()
    replaceKeys(keyFile(dataDir), { keys: [added, ...keys], digestRoot })
    const resealed = rotating.seal('13800001234')
    expect(keyIdOf(resealed)).toBe(added.id)
    expect(running.open(resealed)).toBe('13800001234')
    expect(keyIdOf(running.seal('x'))).toBe(added.id)
  })
})

describe('A rotation', () => {
  test('seals everything again, wherever it stands, and leaves the rest as it was', async () => {
    const database = await freshDatabase()
    try {
      const [before, after] = [fixed(`k1:${secret(1)}`), fixed(`k2:${secret(2)},k1:${secret(1)}`)]
      await database.pool.query(`
        create table kept (id serial primary key, phone text, more jsonb);
        create table untouched (note text);
        insert into untouched values ('vault1.k1.不是密封的')`)
      const numbers = Array.from({ length: 600 }, (_, index) => String(13_800_000_000 + index))
      await database.pool.query(
        'insert into kept (phone, more) select * from unnest ($1::text[], $2::jsonb[])',
        [
          numbers.map(before.seal),
          numbers.map(number =>
            JSON.stringify({
              name: '段小梅',
              moved: [{ id: before.seal(`id-${number}`) }, before.seal('x')],
            }),
          ),
        ],
      )
      expect(await resealAll(database.url, after, 'k2')).toBe(1_800)
      expect(await keysInUse(database.url)).toEqual(new Map([['k2', 1_800]]))
      const { rows } = await database.pool.query('select * from kept order by id')
      const only = fixed(`k2:${secret(2)}`)
      expect(rows.map(row => only.open(row.phone))).toEqual(numbers)
      expect(only.open(rows[7].more.moved[0].id)).toBe(`id-${numbers[7]}`)
      expect(rows[7].more.name).toBe('段小梅')
      expect(await resealAll(database.url, after, 'k2')).toBe(0)
    } finally {
      await database.drop()
    }
  })
})
