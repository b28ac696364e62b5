import { randomUUID } from 'node:crypto'
import PgBoss from 'pg-boss'
import { errorWords, type Log } from '#core/log.ts'
import type { Database } from './client.ts'
import { createLoops } from './queue-loops.ts'

/** What can run a statement: the pool, or one connection within its transaction. */
export type Executor = {
  readonly query: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>
}

type Bell = 'inbox' | 'schedule'

/** A job of the engine. It may run twice: after a crash, or when it failed. */
export type QueuedJob = { readonly id: string; readonly data: unknown }

type SendOptions = {
  readonly afterMs?: number
  /** While a job of the same name and `once` waits, a second one is not added. */
  readonly once?: string
  /** Sends within this connection's transaction. */
  readonly executor?: Executor
}

/** The job engine: bells that are rung within a transaction, and jobs for later. */
export type Queue = {
  /**
   * pg-boss's table, for statements that ring as they write: `insert into <jobTable> (name) …`. Its columns are documented
   * for such use, and all but the name have defaults.
   */
  readonly jobTable: string
  /** Rings within `executor`'s transaction: one of the replicas hears it after the commit; without a commit nobody does. */
  readonly ring: (bell: Bell, executor: Executor) => Promise<void>
  /** Calls `wake` when the bell was rung, a poll (1 s) after the commit at the latest. */
  readonly hear: (bell: Bell, wake: () => void) => void
  readonly send: (name: string, data: object, options?: SendOptions) => Promise<void>
  /** Works on jobs of this name one by one. A handler that throws gets the job again, three times, later and later. */
  readonly work: (name: string, handler: (job: QueuedJob) => Promise<void>) => Promise<void>
  readonly stop: () => Promise<void>
}

type QueueOptions = {
  /** Setting up takes two connections at a time. */
  readonly database: Pick<Database, 'pool'>
  readonly log: Log
  readonly pollMs?: number
}

/** Starts pg-boss in a schema of its own, on the same database and connections. */
export const startQueue = async ({ database, log, pollMs = 1_000 }: QueueOptions): Promise<Queue> => {
  const boss = await startBoss(database, log)
  const loops = createLoops(boss, log, pollMs)
  return {
    jobTable: `${schema}.job`,
    ring: (bell, executor) => boss.insert([{ name: bell }], within(executor)),
    hear: (bell, wake) =>
      loops.start(bell, 1_000, async jobs => {
        wake()
        await boss.deleteJob(bell, idsOf(jobs))
      }),
    send: async (name, data, { afterMs = 0, once = randomUUID(), executor } = {}) => {
      const options = {
        startAfter: afterMs / 1_000,
        singletonKey: once,
        ...(executor ? within(executor) : {}),
      }
      await boss.send(name, data, options)
    },
    work: async (name, handler) => {
      await boss.createQueue(name, {
        name,
        policy: 'short',
        retryLimit: 3,
        retryDelay: 5,
        retryBackoff: true,
      })
      loops.start(name, 1, jobs => workOn(boss, name, jobs, handler))
    },
    stop: async () => {
      await loops.stop()
      await boss.stop({ graceful: false, close: false })
    },
  }
}

const schema = 'pgboss'

const bells: readonly Bell[] = ['inbox', 'schedule']

const startBoss = async (database: Pick<Database, 'pool'>, log: Log): Promise<PgBoss> => {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.pool.query(text, values) },
    schema,
    schedule: false,
    maintenanceIntervalSeconds: 300,
    archiveCompletedAfterSeconds: 3_600,
    deleteAfterDays: 2,
  })
  boss.on('error', error => log.warn({ error: errorWords(error) }, '任务引擎出错，会自己再试'))
  await alone(database, async () => {
    await boss.start()
    for (const bell of bells) await boss.createQueue(bell)
  })
  return boss
}

/** Any number, but always the same. */
const setUpLock = 20_261_124

/** pg-boss makes a partition of its table for every queue: replicas that do so at the same moment lock each other out for good. */
const alone = async ({ pool }: Pick<Database, 'pool'>, setUp: () => Promise<void>): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [setUpLock])
    await setUp()
    await client.query('commit')
  } finally {
    // Closed, not given back: the lock must go whatever happened.
    client.release(true)
  }
}

const within = (executor: Executor): PgBoss.ConnectionOptions => ({
  db: { executeSql: (text, values) => executor.query(text, values) },
})

const idsOf = (jobs: readonly QueuedJob[]): string[] => jobs.map(({ id }) => id)

const workOn = async (
  boss: PgBoss,
  name: string,
  jobs: readonly QueuedJob[],
  handler: (job: QueuedJob) => Promise<void>,
): Promise<void> => {
  for (const job of jobs) {
    try {
      await handler(job)
    } catch (error) {
      await boss.fail(name, job.id, { error: errorWords(error) })
      continue
    }
    await boss.complete(name, job.id)
  }
}
