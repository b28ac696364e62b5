import type { Database } from '#storage/client.ts'

/** What the health card looks at beside the records: the queues' own connection, and what was started when. */
export type Machinery = {
  readonly database: Pick<Database, 'pool'>
  readonly startedAt: Date
  /** Names and versions of what runs, without the database's own. */
  readonly versions: readonly { readonly name: string; readonly version: string }[]
}
