import type { Vault } from '#core/context.ts'
import type { Inbound } from '#core/inbound.ts'
import { errorWords, type Log } from '#core/log.ts'
import type { Kept } from './answer.ts'
import type { Database } from './client.ts'
import { isOutage, outlasting } from './outage.ts'
import { createPump, type Taken } from './pump.ts'
import type { Queue } from './queue.ts'
import { openWords } from './sealed-words.ts'

/** One row of the inbox in hand. */
export type Turn = {
  readonly inboxId: bigint
  readonly inbound: Inbound
  readonly receivedAt: Date
  /** 1 the first time. */
  readonly attempt: number
  /** If this fails too the row is parked: the time for an apology. */
  readonly last: boolean
}

/** Handles a turn to its end, which is `keepAnswer`: only that gives a {@link Kept}. */
export type HandleTurn = (turn: Turn) => Promise<Kept>

export type Turns = {
  /** Something waits: look now. */
  readonly wake: () => void
  /** Ends once nothing waits and nothing is worked on, in any replica. */
  readonly idle: () => Promise<void>
  readonly stop: () => Promise<void>
}

export type TurnsOptions = {
  readonly database: Pick<Database, 'pool'>
  readonly queue: Pick<Queue, 'hear'>
  readonly vault: Vault
  readonly handle: HandleTurn
  readonly log: Log
  /** How many lanes this process works in at a time. */
  readonly lanesMax?: number
  readonly leaseMs?: number
  readonly idleMs?: number
  /** How long a turn that failed waits before it is tried again; its lane waits with it. */
  readonly retryMs?: number
}

/**
 * A row whose workers died this often is suspected of killing them. Not fewer: a program that is killed again and again for
 * other reasons has the same few rows in hand each time.
 */
const deathsMax = 12
const stopGraceMs = 4_000
const sweepMs = 15_000

/** Works the inbox off: each lane in order, different lanes at a time, whatever number of processes does it. */
export const createTurns = (options: TurnsOptions): Turns => {
  const { database, queue, handle, log } = options
  const { lanesMax = 8, leaseMs = 10_000, idleMs = 2_000, retryMs = 1_000 } = options
  const store = createStore(options, leaseMs, retryMs)
  let stopping = false

  const run = async (turn: Turn): Promise<void> => {
    try {
      await handle(turn)
    } catch (error) {
      const about = { inbox: String(turn.inboxId), kind: turn.inbound.kind, attempt: turn.attempt }
      log.warn(
        { ...about, error: errorWords(error) },
        turn.last ? '办了两次都没办成，先放一边' : '没办成，过一会再办',
      )
      await outlasting(
        () => stopping,
        () => store.setBack(turn, error),
      )
    }
  }

  const pump = createPump<Turn>({
    name: 'turns',
    limit: lanesMax,
    idleMs: Math.min(idleMs, retryMs, leaseMs),
    take: store.take,
    run,
    renew: { everyMs: Math.ceil(leaseMs / 3), rows: store.renew },
    log,
  })
  queue.hear('inbox', pump.wake)
  const sweep = setInterval(() => void parkLostPresses(database, log), sweepMs)
  void parkLostPresses(database, log)
  return {
    wake: pump.wake,
    idle: store.idle,
    stop: async () => {
      stopping = true
      clearInterval(sweep)
      await pump.stop(stopGraceMs)
    },
  }
}

type Store = {
  readonly take: (most: number) => Promise<Taken<Turn>>
  readonly renew: (turns: readonly Turn[]) => Promise<void>
  readonly setBack: (turn: Turn, error: unknown) => Promise<void>
  readonly idle: () => Promise<void>
}

const createStore = (
  { database: { pool }, vault }: Pick<TurnsOptions, 'database' | 'vault'>,
  leaseMs: number,
  retryMs: number,
): Store => ({
  take: async most => {
    const { rows } = await pool.query<InboxRow>(takeSql, [most, leaseMs, deathsMax])
    return { rows: rows.map(row => turnOf(vault, row)) }
  },
  renew: async turns => {
    await pool.query(renewSql, [
      turns.map(({ inboxId }) => inboxId),
      turns.map(({ attempt }) => attempt),
      leaseMs,
    ])
  },
  setBack: async (turn, error) => {
    const outage = isOutage(error)
    await pool.query(setBackSql, [
      turn.inboxId,
      turn.attempt,
      !outage && turn.last ? 'parked' : 'waiting',
      // The database's absence is not the row's fault and costs it no attempt.
      outage ? turn.attempt - 1 : turn.attempt,
      retryMs,
      outage ? null : errorWords(error),
    ])
  },
  idle: async () => {
    for (;;) {
      const { rows } = await pool.query<{ open: boolean }>(openSql)
      if (!rows[0]?.open) return
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  },
})

/** A press is never delivered again: whoever pressed was told to press once more, and people can see what was lost. */
const parkLostPresses = async ({ pool }: Pick<Database, 'pool'>, log: Log): Promise<void> => {
  try {
    const { rowCount } = await pool.query(parkLostPressesSql)
    if (rowCount) log.warn({ presses: rowCount }, '有按钮按下后程序中断，没有办完')
  } catch (error) {
    log.warn({ error: errorWords(error) }, '没能清点中断的按钮')
  }
}

type InboxRow = {
  readonly id: string
  readonly payload: string
  readonly attempts: number
  readonly received_at: Date
  readonly error: string | null
}

const turnOf = (vault: Vault, { id, payload, attempts, received_at, error }: InboxRow): Turn => ({
  inboxId: BigInt(id),
  // Sealed by the inbox from an Inbound, and by nobody else.
  inbound: openWords(vault, payload) as Inbound,
  receivedAt: received_at,
  attempt: attempts,
  // A handler that throws gets the row once more. That a process died or the database was away is not its doing.
  last: error !== null,
})

const milliseconds = (parameter: string): string => `${parameter} * interval '1 millisecond'`

const takeSql = `select id, payload, attempts, received_at, error from inbox_take($1, ${milliseconds('$2::int')}, $3)`

// `attempts` tells this worker from one that took the row over after our lease ran out.
const renewSql = `
  update inbox i set lease_until = clock_timestamp() + ${milliseconds('$3::int')}
  from unnest($1::bigint[], $2::int[]) as mine (id, attempts)
  where i.id = mine.id and i.attempts = mine.attempts and i.state = 'working'`

const setBackSql = `
  update inbox set state = $3, attempts = $4, lease_until = null, error = coalesce($6, error),
    retry_at = case when $3 = 'waiting' then clock_timestamp() + ${milliseconds('$5::int')} end
  where id = $1 and attempts = $2 and state = 'working'`

const parkLostPressesSql = `
  update inbox set state = 'parked', lease_until = null, error = '按下之后程序中断，没有办完'
  where state = 'working' and kind = 'press' and lease_until <= clock_timestamp()`

const openSql = `
  select exists (select from inbox where state = 'waiting')
    or exists (select from inbox where state = 'working' and kind <> 'press') as open`
