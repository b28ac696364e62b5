import { realpath } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findPlace, type Place } from './embedded-place.ts'
import { ensureCluster, ensureRunning, type Settings, stopServer } from './embedded-server.ts'

/** A PostgreSQL that came with npm and lives in a directory of ours. */
export type Embedded = {
  readonly url: string
  /** PostgreSQL's data directory, for people to read. */
  readonly where: string
  /** Leaves; the last one out stops the server. */
  readonly stop: () => Promise<void>
}

type EmbeddedOptions = {
  readonly dataDir: string
  /** Told, in Chinese, what takes time or lives somewhere unexpected. */
  readonly log: (line: string) => void
  /** PostgreSQL settings of a server started here, over the safe ones. Only tests have a reason. */
  readonly settings?: Settings
}

const presence = 'bole presence'

/**
 * Opens the server of `dataDir`: adopts the one that runs (left by a kill -9, or another process's), else starts one,
 * else creates it. A server that dies under us is started again on the same port, so `url` stays true.
 */
export const openEmbedded = async ({ dataDir, log, settings = {} }: EmbeddedOptions): Promise<Embedded> => {
  const place = await findPlace(path.resolve(dataDir), log)
  await ensureCluster(place, log)
  const { port } = await ensureRunning(place, settings)
  const guard = keepAlive({
    enter: () => bePresent(place, port),
    restart: () => ensureRunning(place, settings, port),
    log,
  })
  await guard.begin()
  const stop = async (): Promise<void> => {
    const present = await guard.end()
    const last = present !== null && (await isLast(present))
    await present?.end().catch(() => undefined)
    if (last) await stopServer(place)
  }
  let stopped: Promise<void> | undefined
  return {
    url: urlOf(place, port, 'bole'),
    where: place.cluster,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

type Watch = {
  readonly enter: () => Promise<pg.Client>
  readonly restart: () => Promise<unknown>
  readonly log: (line: string) => void
}

const tryAgainMs = 1_000

/** Holds a connection; when it breaks the server died, and is started again. `end` answers the connection, if it stands. */
const keepAlive = ({ enter, restart, log }: Watch) => {
  let ending = false
  let present: pg.Client | null = null
  let reviving = Promise.resolve()
  const begin = async (): Promise<void> => {
    present = await enter()
    present.once('end', () => {
      present = null
      if (!ending) reviving = revive()
    })
  }
  const revive = async (): Promise<void> => {
    log('数据库意外停止，正在重新启动')
    while (!ending) {
      try {
        await restart()
        await begin()
        return
      } catch (error) {
        log(`数据库没有启动起来，稍后再试：${error instanceof Error ? error.message : String(error)}`)
        await sleep(tryAgainMs)
      }
    }
  }
  const end = async (): Promise<pg.Client | null> => {
    ending = true
    await reviving
    return present
  }
  return { begin, end }
}

const urlOf = (place: Place, port: number, database: string): string =>
  `postgresql://postgres:${place.password}@127.0.0.1:${port}/${database}`

/** A connection held as long as we are here. Proves that the server is ours, and makes the database. */
const bePresent = async (place: Place, port: number): Promise<pg.Client> => {
  const client = new pg.Client({
    connectionString: urlOf(place, port, 'postgres'),
    application_name: presence,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  // Its end is handled; without a listener the error before it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ dir: string }>(`select current_setting('data_directory') as dir`)
  if (rows[0]?.dir !== (await realpath(place.cluster))) {
    await client.end()
    throw new Error(`端口 ${port} 上的数据库不是 ${place.cluster} 里的。`)
  }
  await createDatabase(client)
  return client
}

const createDatabase = async (client: pg.Client): Promise<void> => {
  const { rowCount } = await client.query(`select from pg_database where datname = 'bole'`)
  if (rowCount) return
  await client.query('create database bole').catch((error: pg.DatabaseError) => {
    // Another process was faster by a breath.
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}

const isLast = async (present: pg.Client): Promise<boolean> => {
  try {
    const { rowCount } = await present.query(
      `select from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()`,
      [presence],
    )
    return rowCount === 0
  } catch {
    // The connection is gone, so nobody can be counted; the next start adopts whatever is left.
    return false
  }
}
