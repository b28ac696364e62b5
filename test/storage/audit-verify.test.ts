import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyChain } from '#storage/audit-chain.ts'
import { bindWriter, change } from '#storage/change.ts'
import { contextOn } from '#test/support/contexts.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { type Outcome, runProgram } from './commands.ts'

let database: FreshDatabase
let dataDir = ''

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'audit-'))
  database = await freshDatabase()
  bindWriter(database.reader, database, () => undefined)
  await add('青石镇', { name: '青石镇', 面积: 12.5, seats: [1, null], 备注: '“引号”\n换行' })
  await add('白水乡', null)
  await add('云雾镇', { name: '云雾镇' }, '区划调整')
  await add('松林乡', { ids: [9_007_199_254_740_993n] })
})
afterEach(async () => {
  await database.drop()
  rmSync(dataDir, { recursive: true })
})

const add = (name: string, after: unknown, why?: string): Promise<null> =>
  change(contextOn(database, { turn: `add:${name}` }), async tx => {
    await tx.township.create({ data: { name, kind: '镇' } })
    return { result: null, event: { event: 'place.added', subject: name, after, ...(why ? { why } : {}) } }
  })

/** What somebody with all rights on the server can do. */
const tamper = async (sql: string): Promise<void> => {
  await database.pool.query(
    `alter table audit_event disable trigger all; ${sql}; alter table audit_event enable trigger all`,
  )
}

/** Computes every hash anew, as the database would have. */
const rewrite = `
  do $$
  declare
    entry audit_event;
    last text := repeat('0', 64);
  begin
    for entry in select * from audit_event order by seq loop
      entry.prev_hash := last;
      last := encode(sha256(convert_to(last || audit_canonical(entry), 'UTF8')), 'hex');
      update audit_event set prev_hash = entry.prev_hash, hash = last where seq = entry.seq;
    end loop;
  end $$`

const verify = (): Promise<Outcome> =>
  runProgram('src/verify-audit.ts', [], { DATABASE_URL: database.url, DATA_DIR: dataDir })

describe('The proof of the audit', () => {
  test('finds nothing where nothing was altered', async () => {
    expect(await verifyChain(database.pool)).toMatchObject({ entries: 4, broken: null })
  })

  test.each([
    ['another subject', `update audit_event set subject = '黑石镇' where seq = 2`, 2n],
    ['another actor', `update audit_event set actor_name = '别人' where seq = 3`, 3n],
    ['another time', `update audit_event set at = at + interval '1 millisecond' where seq = 1`, 1n],
    ['another value', `update audit_event set after = jsonb_set(after, '{面积}', '12.6') where seq = 1`, 1n],
    ['a value that was empty', `update audit_event set why = '' where seq = 4`, 4n],
    [
      'words moved from one field to the next',
      `update audit_event set event = 'place.added松', subject = '林乡' where seq = 4`,
      4n,
    ],
    ['an entry taken out', `delete from audit_event where seq = 2`, 2n],
    ['the first entry taken out', `delete from audit_event where seq = 1`, 1n],
    [
      'two entries exchanged',
      `update audit_event set seq = -seq where seq in (2, 3); update audit_event set seq = 5 + seq where seq < 0`,
      2n,
    ],
  ])('finds %s, by its number', async (_what, sql, seq) => {
    await tamper(sql)
    expect((await verifyChain(database.pool)).broken?.seq).toBe(seq)
  })

  test('is printed in words, with exit code 0', async () => {
    const { code, output } = await verify()
    expect(output).toContain('审计链校验通过：共 4 条')
    expect(code).toBe(0)
  })

  test('names the first entry that was altered, with exit code 1', async () => {
    await tamper(`update audit_event set subject = '黑石镇' where seq = 3`)
    const { code, output } = await verify()
    expect(output).toContain('第 3 条起不可信')
    expect(output).toContain('之前的 2 条完好')
    expect(code).toBe(1)
  })

  test('finds an end that was cut off since the last proof', async () => {
    await verify()
    await tamper(`delete from audit_event where seq > 2`)
    const { code, output } = await verify()
    expect(output).toContain('第 3 条起不可信')
    expect(output).toContain('上次校验时有 4 条')
    expect(code).toBe(1)
  })

  test('finds a chain that was altered and written anew since the last proof', async () => {
    await verify()
    await tamper(`update audit_event set subject = '黑石镇' where seq = 2; ${rewrite}`)
    expect(await verifyChain(database.pool)).toMatchObject({ broken: null })
    const { code, output } = await verify()
    expect(output).toContain('整段被重写过')
    expect(code).toBe(1)
  })
})
