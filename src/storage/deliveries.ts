import type { Vault } from '#core/context.ts'
import type { Deliver, DeliveryOutcome } from '#core/delivery.ts'
import { errorWords, type Log } from '#core/log.ts'
import { createBatcher } from './batching.ts'
import type { Database } from './client.ts'
import { type Limits, platformLimits } from './limits.ts'
import { outlasting } from './outage.ts'
import { completeOutbox, type Ended, type OutboxRow, takeOutbox } from './outbox.ts'
import { verdictOn } from './outcome.ts'
import { createPump } from './pump.ts'

export type Deliveries = {
  /** Something waits to leave: look now. */
  readonly wake: () => void
  /** Ends once nothing that is due waits, and nothing is on its way, in any replica. */
  readonly idle: () => Promise<void>
  readonly stop: () => Promise<void>
}

export type DeliveriesOptions = {
  readonly database: Pick<Database, 'pool'>
  readonly vault: Vault
  /** The county's clock, for messages that are not to leave before a time. */
  readonly now: () => Date
  readonly deliver: Deliver
  readonly log: Log
  /** Told how every attempt ended: sent, waiting, parked, unknown. */
  readonly onOutcome?: (state: Ended['verdict']['state']) => void
  readonly limits?: Limits
  /** How many requests are on their way at a time. */
  readonly inFlightMax?: number
  readonly idleMs?: number
  readonly leaseMs?: number
}

/** An attempt that has not ended by then counts as ended without a word. */
const attemptLimitMs = 15_000
const stopGraceMs = 3_000

/** Lets the outbox out, whatever number of processes does it. */
export const createDeliveries = (options: DeliveriesOptions): Deliveries => {
  const { database, now, log } = options
  const {
    limits = platformLimits,
    inFlightMax = 24,
    idleMs = 1_000,
    leaseMs = attemptLimitMs + 5_000,
  } = options
  const pause = createPause()
  let stopping = false
  const complete = createBatcher({
    sizeMax: 100,
    run: async (ended: readonly Ended[]) => {
      await completeOutbox(database.pool, ended)
      return ended
    },
  })

  const run = async (row: OutboxRow): Promise<void> => {
    const outcome = await attempt(options, row)
    pause.note(outcome)
    const verdict = verdictOn(row, outcome, Math.random())
    if (verdict.state !== 'sent') noteFailure(log, row, verdict)
    await outlasting(
      () => stopping,
      () => complete({ row, verdict }),
    )
    options.onOutcome?.(verdict.state)
  }

  const pump = createPump<OutboxRow>({
    name: 'deliveries',
    limit: inFlightMax,
    idleMs,
    take: async most => {
      const pausedMs = pause.leftMs()
      if (pausedMs > 0) return { rows: [], waitMs: pausedMs }
      return takeOutbox(database.pool, { most, limits, leaseMs, now: now() })
    },
    run,
    log,
  })
  return {
    wake: pump.wake,
    idle: () => untilIdle(database, now, pump.wake),
    stop: async () => {
      stopping = true
      await pump.stop(stopGraceMs)
    },
  }
}

const attempt = async (
  { deliver, vault, log }: DeliveriesOptions,
  row: OutboxRow,
): Promise<DeliveryOutcome> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<DeliveryOutcome>(resolve => {
    timer = setTimeout(resolve, attemptLimitMs, withoutAWord('timeout', '没有等到回音'))
  })
  try {
    const content = opened(vault, row.content)
    return content === null ? unreadable : await Promise.race([deliver({ ...row, content }), late])
  } catch (error) {
    log.error({ outbox: String(row.id), error: errorWords(error) }, '发送时出错')
    return withoutAWord('exception', '发送时程序出错')
  } finally {
    clearTimeout(timer)
  }
}

const opened = (vault: Vault, sealed: string): string | null => {
  try {
    return vault.open(sealed)
  } catch {
    return null
  }
}

// Nothing was said, and nothing will be until somebody brings the key back.
const unreadable: DeliveryOutcome = {
  kind: 'failed',
  retryable: false,
  ambiguous: false,
  code: 'sealed',
  words: '内容解不开：密封它的密钥不在了',
}

const withoutAWord = (code: string, words: string): DeliveryOutcome => ({
  kind: 'failed',
  retryable: true,
  ambiguous: true,
  code,
  words,
})

const noteFailure = (log: Log, row: OutboxRow, { state }: Ended['verdict']): void => {
  const about = { outbox: String(row.id), once: row.once, attempt: row.attempts, state }
  if (state === 'waiting') log.info(about, '没发出去，稍后再发')
  else log.warn(about, state === 'parked' ? '发不出去，先放一边' : '不知道发没发出去，等人来看')
}

/** The platform's "too fast" to the app as a whole holds everything back; only 230020 is about one recipient. */
const createPause = () => {
  let until = 0
  return {
    note: (outcome: DeliveryOutcome): void => {
      if (outcome.kind === 'rateLimited' && outcome.code !== '230020') {
        until = Math.max(until, performance.now() + Math.min(outcome.waitMs, 60_000))
      }
    },
    leftMs: (): number => Math.ceil(until - performance.now()),
  }
}

const untilIdle = async (
  { pool }: Pick<Database, 'pool'>,
  now: () => Date,
  wake: () => void,
): Promise<void> => {
  for (;;) {
    const { rows } = await pool.query<{ sending: boolean; waiting: boolean }>(openSql, [now()])
    const [open = { sending: false, waiting: false }] = rows
    if (!open.sending && !open.waiting) return
    if (open.waiting) wake()
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

const openSql = `
  select exists (select from outbox where state = 'sending') as sending,
    exists (select from outbox where state = 'waiting' and (not_before is null or not_before <= $1)) as waiting`
