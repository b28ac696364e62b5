import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Reader } from '#core/reader.ts'
import { PrismaClient } from './generated/client.ts'

/** One PostgreSQL database, opened twice: to write (inside storage only) and to look. */
export type Database = {
  readonly url: string
  /** For single statements on the hot path: claims, completions. Shared with `prisma`. */
  readonly pool: pg.Pool
  /** Writes. Handlers never see it: they go through `change`. */
  readonly prisma: PrismaClient
  /** Looks. Its connections are read-only by the server's own rule. */
  readonly reader: Reader
  readonly close: () => Promise<void>
}

export type DatabaseOptions = {
  /** Connections to write with; as many again to look with. */
  readonly poolMax?: number
  /** How long a statement waits for a connection before it fails. */
  readonly connectTimeoutMs?: number
  /** Told when an idle connection breaks; the pool replaces it by itself. */
  readonly onBroken?: (error: Error) => void
}

/** Opens the database at `url` and proves that it answers. */
export const openDatabase = async (url: string, options: DatabaseOptions = {}): Promise<Database> => {
  const pool = openPool(url, options)
  const readingPool = openPool(url, options, '-c default_transaction_read_only=on')
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  const reader = new PrismaClient({ adapter: new PrismaPg(readingPool) })
  let closed: Promise<void> | undefined
  const closeAll = async (): Promise<void> => {
    await Promise.all([prisma.$disconnect(), reader.$disconnect()])
    await Promise.all([pool.end(), readingPool.end()])
  }
  const close = (): Promise<void> => {
    closed ??= closeAll()
    return closed
  }
  try {
    await pool.query('select 1')
  } catch (error) {
    await close()
    throw error
  }
  return { url, pool, prisma, reader, close }
}

const openPool = (url: string, options: DatabaseOptions, startup?: string): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolMax ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5_000,
    keepAlive: true,
    application_name: 'bole',
    ...(startup ? { options: startup } : {}),
  })
  // Without a listener a connection that breaks while idle would end the process.
  pool.on('error', error => options.onBroken?.(error))
  return pool
}
