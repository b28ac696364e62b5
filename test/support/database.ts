import pg from 'pg'
import { inject } from 'vitest'
import { type Database, type DatabaseOptions, openDatabase } from '#storage/client.ts'
import { databaseUrl, testDatabasePrefix } from './server.ts'

export type FreshDatabase = Database & {
  /** Closes it and removes it from the server. */
  readonly drop: () => Promise<void>
}

let made = 0

/** A migrated database nobody else uses. */
export const freshDatabase = async (options: DatabaseOptions = { poolMax: 5 }): Promise<FreshDatabase> => {
  const { url, drop } = await freshDatabaseUrl()
  const database = await openDatabase(url, options)
  return { ...database, drop: () => database.close().then(drop) }
}

/** The same, not yet opened; with `migrated: false` an empty one. */
export const freshDatabaseUrl = async ({
  migrated = true,
} = {}): Promise<{
  readonly url: string
  readonly drop: () => Promise<void>
}> => {
  const serverUrl = inject('serverUrl')
  made += 1
  const name = `${testDatabasePrefix}${process.pid}_${made}`
  await onServer(
    serverUrl,
    migrated ? `create database ${name} template ${inject('templateName')}` : `create database ${name}`,
  )
  const drop = (): Promise<void> => onServer(serverUrl, `drop database if exists ${name} with (force)`)
  return { url: databaseUrl(serverUrl, name), drop }
}

const onServer = async (url: string, sql: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
