import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { openEmbedded } from './embedded.ts'
import {
  handWrittenMark,
  type Migration,
  migrationList,
  migrationsDir,
  readMigrations,
  readSchema,
  withSchemaEngine,
} from './schema-engine.ts'

/**
 * The SQL that leads from the migrations to the Prisma schema; empty when they agree. `scratchUrl` is an empty database
 * to try the migrations in. Migrations that open with the mark `-- hand-written` are left out: they hold what
 * the schema has no words for (triggers, partial indexes, functions), which the engine would otherwise want to drop.
 */
export const nextMigration = (scratchUrl: string, migrations: readonly Migration[]): Promise<string> =>
  withSchemaEngine(scratchUrl, scratchUrl, async engine => {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationList(migrations.filter(({ sql }) => !isHandWritten(sql))) },
      to: { tag: 'schemaDatamodel', ...(await readSchema()) },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    const script = stdout ?? ''
    return withoutComments(script).trim() === '' ? '' : script
  })

const isHandWritten = (sql: string): boolean => sql.startsWith(handWrittenMark)

const withoutComments = (sql: string): string => sql.replace(/^--.*$/gm, '')

const main = async (name: string | undefined, now: Date): Promise<void> => {
  const say = (line: string): void => void process.stdout.write(`${line}\n`)
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    say(
      '用法：npm run migration -- 名称（小写字母、数字和下划线），例如 npm run migration -- add_workstations',
    )
    process.exitCode = 64
    return
  }
  const dataDir = await mkdtemp(path.join(tmpdir(), 'bole-migration-'))
  await chmod(dataDir, 0o711)
  const server = await openEmbedded({ dataDir, log: () => undefined, settings: { fsync: 'off' } })
  try {
    const sql = await nextMigration(server.url, await readMigrations())
    if (sql === '') {
      say(
        'prisma/schema 与现有迁移一致，不需要新的迁移。手写的 SQL 请自己建目录，见 prisma/migrations/README.md。',
      )
      return
    }
    const folder = `${now.toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
    await mkdir(path.join(migrationsDir, folder), { recursive: true })
    await writeFile(path.join(migrationsDir, folder, 'migration.sql'), sql)
    say(`已写好 prisma/migrations/${folder}/migration.sql，请看一遍再提交。`)
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv[2], new Date())
