import { createHash } from 'node:crypto'
import type { Outgoing } from '#core/delivery.ts'
import { plainText } from './json-text.ts'
import { type Limits, limitsJson } from './limits.ts'
import type { Verdict } from './outcome.ts'
import type { Executor } from './queue.ts'

/** A message in hand: what leaves, and what is known of earlier attempts. */
export type OutboxRow = Outgoing & { readonly attempts: number; readonly doubtful: boolean }

type OutboxTaken = {
  readonly rows: readonly OutboxRow[]
  /** When the next may leave; `null`: nothing is held back. */
  readonly waitMs: number | null
}

export type Taking = {
  readonly most: number
  readonly limits: Limits
  readonly leaseMs: number
  /** The county's clock, for messages that are not to leave before a time. */
  readonly now: Date
  /** Replaces the database's clock; tests move it. */
  readonly at?: Date
}

/** Takes messages that may leave now: replies first, one at a time to each recipient, within the limits of all replicas together. */
export const takeOutbox = async (executor: Executor, taking: Taking): Promise<OutboxTaken> => {
  const { rows } = await executor.query(
    `select outbox_take($1, $2, $3 * interval '1 millisecond', $4::jsonb, $5) as taken`,
    [taking.now, taking.most, taking.leaseMs, limitsJson(taking.limits), taking.at ?? null],
  )
  // Built by outbox_take, whose shape this is; ids are text because JSON has no bigint.
  const taken = rows[0]?.taken as { rows: readonly StoredRow[]; waitMs: number | null }
  return { rows: taken.rows.map(outgoingOf), waitMs: taken.waitMs }
}

type StoredRow = Omit<OutboxRow, 'id' | 'uuid'> & { readonly id: string }

const outgoingOf = (row: StoredRow): OutboxRow => ({ ...row, id: BigInt(row.id), uuid: uuidOf(row) })

/** The same at every attempt, and no other message's, even when a restored backup counts its ids again. */
const uuidOf = ({ id, once }: Pick<StoredRow, 'id' | 'once'>): string =>
  `bole-${id}-${createHash('sha256').update(once).digest('hex').slice(0, 16)}`

/** An attempt that ended, and what follows. */
export type Ended = { readonly row: OutboxRow; readonly verdict: Verdict }

/**
 * Writes down how attempts ended. A message that was said stays said, whoever else has taken it up since; any other verdict
 * counts only from the one who still has it.
 */
export const completeOutbox = async (
  executor: Executor,
  ended: readonly Ended[],
  at?: Date,
): Promise<void> => {
  await executor.query(completeSql, [
    ended.map(({ row }) => String(row.id)),
    ended.map(({ row }) => row.attempts),
    ended.map(({ verdict }) => verdict.state),
    ended.map(({ verdict }) => (verdict.state === 'sent' ? verdict.messageId : null)),
    ended.map(({ verdict }) => (verdict.state === 'sent' ? null : plainText(verdict.error))),
    ended.map(({ verdict }) => (verdict.state === 'waiting' ? verdict.retryMs : null)),
    ended.map(({ verdict }) => verdict.state !== 'waiting' || verdict.counted),
    ended.map(({ row, verdict }) => (verdict.state === 'waiting' ? verdict.doubtful : row.doubtful)),
    at ?? null,
  ])
}

const completeSql = `
  with ended as (
    select *, coalesce($9::timestamptz, clock_timestamp()) as moment
    from unnest($1::bigint[], $2::int[], $3::text[], $4::text[], $5::text[], $6::int[], $7::bool[], $8::bool[])
      as given (id, attempts, state, message_id, error, retry_ms, counted, doubtful)),
  answered as (
    update outbox_attempt a set until = least(a.until, ended.moment) from ended
    where a.outbox_id = ended.id and a.attempt = ended.attempts)
  update outbox o set
    state = ended.state, message_id = coalesce(ended.message_id, o.message_id), error = ended.error, lease_until = null,
    doubtful = ended.doubtful,
    attempts = o.attempts - (not ended.counted)::int,
    first_try_at = case when ended.counted or o.attempts > 1 then o.first_try_at end,
    retry_at = ended.moment + ended.retry_ms * interval '1 millisecond',
    sent_at = case when ended.state = 'sent' then ended.moment end
  from ended
  where o.id = ended.id and o.state <> 'sent'
    and (ended.state = 'sent' or (o.state = 'sending' and o.attempts = ended.attempts))`
