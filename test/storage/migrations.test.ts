import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { migrate } from '#storage/migrate.ts'
import { nextMigration } from '#storage/new-migration.ts'
import { readMigrations } from '#storage/schema-engine.ts'
import { freshDatabaseUrl } from '#test/support/database.ts'

const drops: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const drop of drops.splice(0)) await drop()
})

const emptyDatabase = async (): Promise<string> => {
  const { url, drop } = await freshDatabaseUrl({ migrated: false })
  drops.push(drop)
  return url
}

const query = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

describe('Migrations', () => {
  test('lead exactly to the schema: nobody forgot to write one', async () => {
    expect(await nextMigration(await emptyDatabase(), await readMigrations())).toBe('')
  })

  test('are noticed when one is missing', async () => {
    const all = await readMigrations()
    const guards = all.filter(({ sql }) => sql.startsWith('-- hand-written'))
    expect(guards.length).toBeGreaterThan(0)
    expect(guards.length).toBeLessThan(all.length)
    expect(await nextMigration(await emptyDatabase(), guards)).toContain('CREATE TABLE "talent"')
  })

  test('happen once when four replicas start together', async () => {
    const url = await emptyDatabase()
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url)))
    const names = (await readMigrations()).map(({ name }) => name)
    expect(applied.flat().toSorted()).toEqual(names)
    expect(await migrate(url)).toEqual([])
  })

  test('stand in Prisma’s own table with Prisma’s own checksums', async () => {
    const url = await emptyDatabase()
    const migrations = [{ name: '20260101000000_one', sql: 'create table one (id int primary key);\n' }]
    await migrate(url, { migrations })
    const rows = await query(
      url,
      'select migration_name, checksum, applied_steps_count from _prisma_migrations',
    )
    expect(rows).toEqual([
      {
        migration_name: '20260101000000_one',
        // sha256sum of the file
        checksum: 'dfb542f2b6dbffff304dc600f87cd4d3467bbffef945e6adbc0080027b23dbf8',
        applied_steps_count: 1,
      },
    ])
  })

  test('that fail leave nothing behind, and run again once corrected', async () => {
    const url = await emptyDatabase()
    const name = '20260101000000_two'
    const wrong = [{ name, sql: 'create table two (id int primary key); create table two (id int);' }]
    await expect(migrate(url, { migrations: wrong })).rejects.toThrow(/20260101000000_two.*already exists/)
    expect(await query(url, `select to_regclass('two') as two`)).toEqual([{ two: null }])
    const right = [{ name, sql: 'create table two (id int primary key);' }]
    expect(await migrate(url, { migrations: right })).toEqual([name])
  })

  test('that were edited after they ran are refused by name', async () => {
    const url = await emptyDatabase()
    const name = '20260101000000_three'
    await migrate(url, { migrations: [{ name, sql: 'create table three (id int primary key);' }] })
    const edited = [{ name, sql: 'create table three (id bigint primary key);' }]
    await expect(migrate(url, { migrations: edited })).rejects.toThrow(/20260101000000_three/)
  })

  test('keep functions whole, semicolons and all', async () => {
    const url = await emptyDatabase()
    const sql = `-- hand-written; with a semicolon
      create function four() returns int language plpgsql as $$ begin perform 1; return 4; end $$;`
    await migrate(url, { migrations: [{ name: '20260101000000_four', sql }] })
    expect(await query(url, 'select four()')).toEqual([{ four: 4 }])
  })
})
