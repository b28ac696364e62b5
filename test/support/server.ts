import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#storage/client.ts'
import { openEmbedded } from '#storage/embedded.ts'
import { migrate } from '#storage/migrate.ts'
import { startQueue } from '#storage/queue.ts'
import { type Migration, readMigrations } from '#storage/schema-engine.ts'
import { createLog } from '../../src/telemetry/log.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database of the server to open others from. */
    readonly serverUrl: string
    /** Migrated, with the queue's tables, and never written to: every test's database is a copy of it. */
    readonly templateName: string
  }
}

/** Marks databases of this machine's test processes, so that those of dead ones can be cleared away. */
export const testDatabasePrefix = `bole_test_${createHash('sha256').update(hostname()).digest('hex').slice(0, 6)}_`

/**
 * Starts the server of the tests: the one in DATABASE_URL, else an embedded one that all runs of this clone share
 * (the last one out stops it), else nothing is shared.
 */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const server = await openServer()
  try {
    const migrations = await readMigrations()
    const templateName = `bole_template_${fingerprint(migrations)}`
    await withClient(server.url, async client => {
      await clearLeftovers(client)
      await ensureTemplate(client, server.url, templateName, migrations)
    })
    project.provide('serverUrl', server.url)
    project.provide('templateName', templateName)
    return server.stop
  } catch (error) {
    await server.stop()
    throw error
  }
}

type Server = { readonly url: string; readonly stop: () => Promise<void> }

const openServer = async (): Promise<Server> => {
  const url = process.env.DATABASE_URL
  if (url) return { url, stop: async () => undefined }
  const clone = createHash('sha256').update(process.cwd()).digest('hex').slice(0, 12)
  const dataDir = path.join(tmpdir(), `bole-test-${process.getuid?.() ?? 0}-${clone}`)
  mkdirSync(dataDir, { recursive: true })
  chmodSync(dataDir, 0o711)
  // What a crash would lose here is made again in a second.
  return openEmbedded({ dataDir, log: () => undefined, settings: { fsync: 'off', max_connections: '400' } })
}

const fingerprint = (migrations: readonly Migration[]): string =>
  createHash('sha256')
    .update(`queue ${JSON.stringify(migrations)}`)
    .digest('hex')
    .slice(0, 12)

const templateLock = 20_261_123

const ensureTemplate = async (
  client: pg.Client,
  serverUrl: string,
  name: string,
  migrations: readonly Migration[],
): Promise<void> => {
  await client.query('select pg_advisory_lock($1)', [templateLock])
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
  if (rowCount) return
  const draft = `${name}_draft`
  await client.query(`drop database if exists ${draft} with (force)`)
  await client.query(`create database ${draft}`)
  await migrate(databaseUrl(serverUrl, draft), { migrations })
  await withQueue(databaseUrl(serverUrl, draft))
  await client.query(`alter database ${draft} rename to ${name}`)
}

/** The queue makes its tables at the first start of a program, which every copy of this database is spared. */
const withQueue = async (url: string): Promise<void> => {
  const database = await openDatabase(url)
  const queue = await startQueue({ database, log: createLog('silent') })
  await queue.stop()
  await database.close()
}

/** A killed run leaves its databases behind; their names say which process they belonged to. */
const clearLeftovers = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ datname: string }>(
    `select datname from pg_database where starts_with(datname, $1)`,
    [testDatabasePrefix],
  )
  for (const { datname } of rows) {
    const pid = Number(datname.slice(testDatabasePrefix.length).split('_')[0])
    if (!isAlive(pid)) await client.query(`drop database if exists ${datname} with (force)`)
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const withClient = async (url: string, work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** The address of another database on the same server. */
export const databaseUrl = (serverUrl: string, name: string): string => {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
