import type { Tx } from './change.ts'
import type { Database } from './client.ts'

/** How full the queues are, for the 健康 card and the metrics. */
export type QueueHealth = {
  readonly inbox: { readonly waiting: number; readonly working: number; readonly parked: number }
  readonly outbox: {
    readonly waiting: number
    readonly sending: number
    readonly parked: number
    readonly unknown: number
  }
  /** How long the oldest event and the oldest message that may leave have waited; `null` when none does. */
  readonly oldestInboxMs: number | null
  readonly oldestOutboxMs: number | null
  /** When the clock last ticked anywhere. */
  readonly lastTick: Date | null
  /** Within seven days. */
  readonly failedRuns: number
}

type Pool = Pick<Database, 'pool'>

export const queueHealth = async ({ pool }: Pool, now: Date): Promise<QueueHealth> => {
  const { rows } = await pool.query<HealthRow>(healthSql, [now])
  const row = rows[0]
  if (!row) throw new Error('a query of aggregates answers one row')
  return {
    inbox: {
      waiting: Number(row.inbox_waiting),
      working: Number(row.inbox_working),
      parked: Number(row.inbox_parked),
    },
    outbox: {
      waiting: Number(row.outbox_waiting),
      sending: Number(row.outbox_sending),
      parked: Number(row.outbox_parked),
      unknown: Number(row.outbox_unknown),
    },
    oldestInboxMs: row.oldest_inbox_ms === null ? null : Number(row.oldest_inbox_ms),
    oldestOutboxMs: row.oldest_outbox_ms === null ? null : Number(row.oldest_outbox_ms),
    lastTick: row.last_tick,
    failedRuns: Number(row.failed_runs),
  }
}

type HealthRow = Readonly<Record<`${'inbox' | 'outbox'}_${string}` | 'failed_runs', string>> & {
  readonly oldest_inbox_ms: string | null
  readonly oldest_outbox_ms: string | null
  readonly last_tick: Date | null
}

// Every count reads a partial index, so that a year of handled rows costs nothing.
const healthSql = `
  select
    (select count(*) from inbox where state = 'waiting') as inbox_waiting,
    (select count(*) from inbox where state = 'working') as inbox_working,
    (select count(*) from inbox where state = 'parked') as inbox_parked,
    (select count(*) from outbox where state = 'waiting') as outbox_waiting,
    (select count(*) from outbox where state = 'sending') as outbox_sending,
    (select count(*) from outbox where state in ('parked', 'unknown') and state = 'parked') as outbox_parked,
    (select count(*) from outbox where state in ('parked', 'unknown') and state = 'unknown') as outbox_unknown,
    (select count(*) from schedule_run where state = 'failed' and claimed_at > clock_timestamp() - interval '7 days')
      as failed_runs,
    (select ceil(extract(epoch from clock_timestamp() - min(received_at)) * 1000)
      from inbox where state = 'waiting') as oldest_inbox_ms,
    (select ceil(extract(epoch from clock_timestamp() - min(created_at)) * 1000)
      from outbox where state = 'waiting' and (not_before is null or not_before <= $1)) as oldest_outbox_ms,
    (select at from heartbeat where name = 'tick') as last_tick`

/** Something nobody will try again by itself. */
export type ParkedItem = {
  readonly queue: 'inbox' | 'outbox'
  readonly id: string
  /** `parked`: not done. `unknown`: a message that may or may not have been said. */
  readonly state: 'parked' | 'unknown'
  /** What it is: message, press … or send, reply, patch. */
  readonly kind: string
  readonly attempts: number
  readonly error: string
  readonly since: Date
}

/** What stands aside, newest first. Holds no words and no names. */
export const parkedItems = async ({ pool }: Pool, most: number): Promise<readonly ParkedItem[]> => {
  const { rows } = await pool.query<ParkedItem>(parkedSql, [most])
  return rows
}

const parkedSql = `
  (select 'inbox' as queue, id::text, state, kind, attempts, coalesce(error, '') as error, received_at as since
    from inbox where state = 'parked' order by inbox.id desc limit $1)
  union all
  (select 'outbox', id::text, state, verb, attempts, coalesce(error, ''), created_at
    from outbox where state in ('parked', 'unknown') order by outbox.id desc limit $1)
  order by since desc limit $1`

/** Puts it back in its queue as new, within a change. Answers whether it still stood aside. */
export const replayParked = async (
  tx: Tx,
  { queue, id }: Pick<ParkedItem, 'queue' | 'id'>,
): Promise<boolean> => {
  const replayed =
    queue === 'inbox'
      ? await tx.$executeRaw`
          update inbox set state = 'waiting', attempts = 0, retry_at = null, lease_until = null, error = null
          where id = ${BigInt(id)} and state = 'parked'`
      : await tx.$executeRaw`
          update outbox set state = 'waiting', attempts = 0, retry_at = null, lease_until = null, first_try_at = null,
            doubtful = false
          where id = ${BigInt(id)} and state in ('parked', 'unknown')`
  return replayed === 1
}
