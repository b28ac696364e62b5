import { createHash } from 'node:crypto'
import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import pg from 'pg'
import { type Migration, migrationList, readMigrations, withSchemaEngine } from './schema-engine.ts'

/** Held while migrating, so that replicas starting together migrate once. Any number, but always the same. */
const migrationLock = 20_261_121

type MigrateOptions = {
  /** Told, in Chinese, what is being done; silent when there is nothing to do. */
  readonly log?: (line: string) => void
  readonly migrations?: readonly Migration[]
}

/** Brings the database at `url` up to the newest migration. Answers the names it applied. */
export const migrate = async (url: string, options: MigrateOptions = {}): Promise<readonly string[]> => {
  const migrations = options.migrations ?? (await readMigrations())
  const client = new pg.Client({ connectionString: url, application_name: 'bole migrate', keepAlive: true })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    const waiting = await waitingOf(client, migrations)
    if (waiting.length === 0) return []
    options.log?.(`正在更新数据库结构（${waiting.length} 步）`)
    return await apply(client, url, migrations)
  } finally {
    // The lock goes with the connection.
    await client.end()
  }
}

type Applied = { readonly migration_name: string; readonly checksum: string }

/** Migrations the database has not finished. Without any the engine (5 MB) is not even loaded. */
const waitingOf = async (client: pg.Client, migrations: readonly Migration[]): Promise<readonly string[]> => {
  const applied = await readApplied(client)
  const changed = migrations.filter(({ name, sql }) => {
    const checksum = applied.get(name)
    return checksum !== undefined && checksum !== checksumOf(sql)
  })
  if (changed.length > 0) {
    throw new Error(
      `这些迁移已经在数据库里执行过，之后文件又被改动：${changed.map(({ name }) => name).join('、')}。请恢复原文件，另写新的迁移。`,
    )
  }
  return migrations.filter(({ name }) => !applied.has(name)).map(({ name }) => name)
}

const readApplied = async (client: pg.Client): Promise<ReadonlyMap<string, string>> => {
  if (!(await hasTable(client))) return new Map()
  const { rows } = await client.query<Applied>(
    `select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null`,
  )
  return new Map(rows.map(row => [row.migration_name, row.checksum]))
}

const hasTable = async (client: pg.Client): Promise<boolean> => {
  const { rowCount } = await client.query(`select where to_regclass('_prisma_migrations') is not null`)
  return rowCount === 1
}

const checksumOf = (sql: string): string => createHash('sha256').update(sql).digest('hex')

const apply = (
  client: pg.Client,
  url: string,
  migrations: readonly Migration[],
): Promise<readonly string[]> =>
  withSchemaEngine(url, url, async engine => {
    await forgetUnfinished(client, engine)
    try {
      const { appliedMigrationNames } = await engine.applyMigrations({
        migrationsList: migrationList(migrations),
        filters: { externalTables: [], externalEnums: [] },
      })
      return appliedMigrationNames
    } catch (error) {
      const names = await forgetUnfinished(client, engine)
      throw new Error(`更新数据库结构失败（${names.join('、') || '还没有开始'}）：${reasonOf(error)}`, {
        cause: error,
      })
    }
  })

/**
 * A migration runs in one transaction, so one that did not finish did nothing. Left on record as failed it would
 * refuse every later start, also with the fault corrected.
 */
const forgetUnfinished = async (client: pg.Client, engine: SchemaEngine): Promise<readonly string[]> => {
  if (!(await hasTable(client))) return []
  const { rows } = await client.query<Pick<Applied, 'migration_name'>>(
    `select migration_name from _prisma_migrations where finished_at is null and rolled_back_at is null`,
  )
  for (const { migration_name: migrationName } of rows) {
    await engine.markMigrationRolledBack({ migrationName })
  }
  return rows.map(row => row.migration_name)
}

/** The database's own sentence, out of the engine's report. */
const reasonOf = (error: unknown): string => {
  const text = error instanceof Error ? error.message : String(error)
  return /ERROR: (.*)/.exec(text)?.[1] ?? text
}
