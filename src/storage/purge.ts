import type { Log } from '#core/log.ts'
import type { Database } from './client.ts'
import type { Queue } from './queue.ts'

/** Handled claims are kept this long: the platform delivers again up to seven hours later. */
const claimsKept = '72 hours'
/** The words of a message that was sent are kept this long; that it was sent is remembered for ever. */
const wordsKept = '30 days'
/** Times a job ran at are kept this long; its latest stays, for from there on it is known what was missed. */
const runsKept = '30 days'
const everyMs = 3_600_000
const batchMax = 5_000

/**
 * Forgets what nobody needs any more, once an hour in one of the replicas. What waits, is parked or in doubt stays.
 * Each run leaves the next one to the job engine.
 */
export const startPurging = async (
  database: Pick<Database, 'pool'>,
  queue: Pick<Queue, 'send' | 'work'>,
  log: Log,
): Promise<void> => {
  await queue.work('purge', async () => {
    // The next one first: a run that fails must not be the last.
    await queue.send('purge', {}, { once: 'purge', afterMs: everyMs })
    const forgotten = await purge(database)
    if (forgotten > 0) log.info({ forgotten }, '已清理过期的收发记录')
  })
  await queue.send('purge', {}, { once: 'purge' })
}

/** Answers how many rows it touched. */
export const purge = async ({ pool }: Pick<Database, 'pool'>): Promise<number> => {
  let forgotten = 0
  for (const sql of [forgetClaims, forgetWords, forgetConversations, forgetRuns]) {
    for (let touched = batchMax; touched === batchMax; ) {
      touched = (await pool.query(sql)).rowCount ?? 0
      forgotten += touched
    }
  }
  return forgotten
}

// What was spoken of counts for ten minutes only.
const forgetConversations = `
  delete from conversation where (open_id, place) in (
    select open_id, place from conversation where at < clock_timestamp() - interval '1 hour' limit ${batchMax})`

// By id: old rows lie together, and no index has to be kept for this alone.
const forgetClaims = `
  delete from inbox where id in (
    select id from inbox where state = 'done' and done_at < clock_timestamp() - interval '${claimsKept}'
    order by id limit ${batchMax})`

const forgetWords = `
  update outbox set content = '' where id in (
    select id from outbox
    where state = 'sent' and content <> '' and sent_at < clock_timestamp() - interval '${wordsKept}'
    order by id limit ${batchMax})`

const forgetRuns = `
  delete from schedule_run where (job, slot) in (
    select job, slot from schedule_run r
    where state in ('done', 'skipped') and slot < clock_timestamp() - interval '${runsKept}'
      and exists (select from schedule_run later where later.job = r.job and later.slot > r.slot)
    limit ${batchMax})`
