import pg from 'pg'
import type { Vault } from '#core/context.ts'
import type { Inbound } from '#core/inbound.ts'
import { Unavailable } from '#core/unavailable.ts'
import { createBatcher } from './batching.ts'
import type { Database } from './client.ts'
import { plainText } from './json-text.ts'
import { isOutage } from './outage.ts'
import type { Queue } from './queue.ts'
import { openWords, sealWords } from './sealed-words.ts'

/** Ours to handle, or a repeat of one that was claimed before; `answer` is what a press was answered with, once it was. */
type Claimed =
  | { readonly fresh: true; readonly id: bigint }
  | { readonly fresh: false; readonly id: bigint; readonly state: string; readonly answer: unknown }

export type Inbox = {
  /**
   * Keeps an event before it is acknowledged. Resolves after the commit and not before; rejects with {@link Unavailable}
   * within a second when the database cannot keep it now. A press counts as being worked on by the caller;
   * everything else waits for the turns.
   */
  readonly claim: (inbound: Inbound) => Promise<Claimed>
  readonly close: () => Promise<void>
}

type InboxOptions = {
  readonly database: Pick<Database, 'url'>
  readonly queue: Pick<Queue, 'jobTable'>
  readonly vault: Vault
  /** Called after a commit that left something to do: the turns' `wake`. */
  readonly onWaiting?: () => void
}

/** How many claims one commit may carry. */
const batchMax = 200
const connectTimeoutMs = 700
const statementTimeoutMs = 600
/** A press is answered within its request; whoever works on it longer than this has died. */
const pressLease = '60 seconds'

export const createInbox = ({ database, queue, vault, onWaiting }: InboxOptions): Inbox => {
  // Two connections of its own: busy handlers can use up the shared ones, and the platform must not be turned away.
  const pool = new pg.Pool({
    connectionString: database.url,
    max: 2,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: statementTimeoutMs,
    keepAlive: true,
    application_name: 'bole inbox',
  })
  // Broken while idle: the next claim finds out.
  pool.on('error', () => undefined)
  const insertSql = insertAndRing(queue.jobTable)
  const claim = createBatcher({
    sizeMax: batchMax,
    run: async (batch: readonly Inbound[]) => {
      const claimed = await claimAll({ pool, insertSql, vault }, batch)
      if (claimed.some(({ fresh }) => fresh)) onWaiting?.()
      return claimed
    },
  })
  return { claim: inbound => claim(inbound).catch(asUnavailable), close: () => pool.end() }
}

const asUnavailable = (error: unknown): never => {
  if (!isOutage(error)) throw error
  throw new Unavailable('收件箱现在写不进数据库', { cause: error })
}

type Desk = { readonly pool: pg.Pool; readonly insertSql: string; readonly vault: Vault }

const claimAll = async (desk: Desk, batch: readonly Inbound[]): Promise<readonly Claimed[]> => {
  const keys = batch.map(({ key }) => plainText(key))
  const fresh = await insertFresh(desk, batch)
  const repeats = await readRepeats(desk, fresh.size < batch.length ? keys : [])
  return keys.map(key => {
    const id = fresh.get(key)
    // The same event twice in one batch: the first is the fresh one.
    if (id !== undefined && fresh.delete(key)) return { fresh: true, id }
    return repeats.get(key) ?? gone(key)
  })
}

/** Purged between our two statements: so old that it cannot matter, but never answered 200 for nothing. */
const gone = (key: string): never => {
  throw new Unavailable(`claim of ${key} vanished`)
}

const insertFresh = async (
  { pool, insertSql, vault }: Desk,
  batch: readonly Inbound[],
): Promise<Map<string, bigint>> => {
  const { rows } = await pool.query(insertSql, [
    batch.map(({ key }) => plainText(key)),
    batch.map(({ lane }) => plainText(lane)),
    batch.map(({ kind }) => kind),
    batch.map(inbound => JSON.stringify(sealWords(vault, inbound))),
    pressLease,
  ])
  return new Map(rows.map(({ key, id }) => [String(key), BigInt(String(id))]))
}

// In the order of arrival: ids decide the order within a lane. One statement is one transaction: claims and bell together.
const insertAndRing = (jobTable: string): string => `
  with claimed as (
    insert into inbox (key, lane, kind, payload, state, attempts, lease_until)
    select given.key, given.lane, given.kind, given.payload::jsonb,
      case when given.kind = 'press' then 'working' else 'waiting' end,
      case when given.kind = 'press' then 1 else 0 end,
      case when given.kind = 'press' then clock_timestamp() + $5::interval end
    from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality
      as given (key, lane, kind, payload, place)
    order by given.place
    on conflict (key) do nothing
    returning key, id, kind),
  rung as (insert into ${jobTable} (name) select 'inbox' from claimed where kind <> 'press' limit 1)
  select key, id from claimed`

const readRepeats = async ({ pool, vault }: Desk, keys: readonly string[]): Promise<Map<string, Claimed>> => {
  if (keys.length === 0) return new Map()
  const { rows } = await pool.query('select key, id, state, answer from inbox where key = any ($1::text[])', [
    keys,
  ])
  return new Map(
    rows.map(({ key, id, state, answer }) => [
      String(key),
      {
        fresh: false,
        id: BigInt(String(id)),
        state: String(state),
        answer: answer === null ? null : openWords(vault, String(answer)),
      },
    ]),
  )
}
