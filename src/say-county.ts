import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Vault } from '#core/context.ts'
import { type Database, openDatabase } from '#storage/client.ts'
import { openEmbedded } from '#storage/embedded.ts'
import { isPostgres, readHolder } from '#storage/embedded-lock.ts'
import { findPlace } from '#storage/embedded-place.ts'
import { migrate } from '#storage/migrate.ts'
import { readMigrations } from '#storage/schema-engine.ts'
import { createVault } from '#storage/vault.ts'
import { keyFile, openKeys } from '#storage/vault-keys.ts'
import { seedDemo } from './demo/seed.ts'
import type { Env } from './env.ts'

/** The invented county, to look at. */
export type SayCounty = {
  /** Every connection is read-only, by the server's own rule. */
  readonly database: Database
  readonly vault: Vault
  readonly close: () => Promise<void>
}

export type Opening = {
  readonly env: Env
  readonly now: Date
  /** Told, in Chinese, what takes time. */
  readonly tell: (line: string) => void
}

/** The running try-out's county; without one a county of its own below the data directory, kept from run to run. */
export const openSayCounty = async (opening: Opening): Promise<SayCounty> => {
  mkdirSync(sayDir(opening.env.dataDir), { recursive: true })
  return (await openTryOut(opening)) ?? openOwn(opening)
}

/** What is its own lies here, the log too. */
export const sayDir = (dataDir: string): string => path.join(dataDir, 'say')

const openOwn = async ({ env, now, tell }: Opening): Promise<SayCounty> => {
  const dataDir = sayDir(env.dataDir)
  const server = await openEmbedded({ dataDir, log: tell })
  try {
    const vault = createVault(openKeys({ vaultKeys: null, dataDir }))
    await furnish(server.url, { mark: markOf(dataDir), vault, now, tell })
    return await opened(server, vault)
  } catch (error) {
    await server.stop()
    throw error
  }
}

const openTryOut = async ({ env, tell }: Opening): Promise<SayCounty | null> => {
  if (env.feishu || env.databaseUrl !== null || !(await isRunning(env.dataDir, tell))) return null
  const server = await openEmbedded({ dataDir: env.dataDir, log: tell })
  if (!(await isDemo(server.url))) {
    await server.stop()
    return null
  }
  return opened(server, createVault(openKeys(env)))
}

const isRunning = async (dataDir: string, tell: (line: string) => void): Promise<boolean> => {
  if (!existsSync(path.join(dataDir, 'postgres.json'))) return false
  const holder = await readHolder(await findPlace(path.resolve(dataDir), tell))
  return holder?.ready === true && isPostgres(holder.pid)
}

/** Whether the invented county is in there, by the very migrations of this program. */
const isDemo = (url: string): Promise<boolean> =>
  withClient(url, async client => {
    const applied = await client
      .query<{ name: string }>(
        `select migration_name as name from _prisma_migrations where finished_at is not null order by 1`,
      )
      .catch(() => null)
    const known = (await readMigrations()).map(({ name }) => name)
    if (applied?.rows.map(({ name }) => name).join() !== known.join()) return false
    const seeded = await client.query(`select from audit_event where event = 'demo.seeded'`)
    return seeded.rowCount === 1
  })

const opened = async (
  { url, stop }: { readonly url: string; readonly stop: () => Promise<void> },
  vault: Vault,
): Promise<SayCounty> => {
  const readOnly = new URL(url)
  readOnly.searchParams.set('options', '-c default_transaction_read_only=on')
  const database = await openDatabase(readOnly.href, { poolMax: 6 })
  return { database, vault, close: () => database.close().then(stop) }
}

type Furnishing = Pick<Opening, 'now' | 'tell'> & { readonly mark: string; readonly vault: Vault }

/** Any number, but always the same: of two that start together one makes the county. */
const furnishingLock = 20_261_190

/** Makes the county, unless the one that is there was made by the same migrations, inventions and keys. */
const furnish = (url: string, { mark, vault, now, tell }: Furnishing): Promise<void> =>
  withClient(url, async client => {
    await client.query('select pg_advisory_lock($1)', [furnishingLock])
    if ((await markIn(client)) === mark) return
    tell('正在准备示例县的数据（只在第一次，或示例县有变化时）')
    await client.query('drop schema public cascade; create schema public')
    await migrate(url)
    const database = await openDatabase(url, { poolMax: 2 })
    try {
      await seedDemo(database, vault, now)
    } finally {
      await database.close()
    }
    await client.query(`comment on schema public is '${mark}'`)
  })

const markIn = async (client: pg.Client): Promise<string | null> => {
  const { rows } = await client.query<{ mark: string | null }>(
    `select obj_description('public'::regnamespace, 'pg_namespace') as mark`,
  )
  return rows[0]?.mark ?? null
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

/** Changes with whatever the county is made from. */
const markOf = (dataDir: string): string => {
  const hash = createHash('sha256')
  for (const folder of ['prisma/migrations', 'src/demo']) {
    for (const file of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => path.join(entry.parentPath, entry.name))
      .sort())
      hash.update(file).update(readFileSync(file))
  }
  return hash.update(readFileSync(keyFile(dataDir))).digest('hex')
}

const withClient = async <Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const client = new pg.Client({ connectionString: url, application_name: 'bole say' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
