import { errorWords } from '#core/log.ts'
import type { Database } from '#storage/client.ts'
import { isOutage } from '#storage/outage.ts'
import type { Taken } from '#storage/pump.ts'
import type { Queue } from '#storage/queue.ts'

/** One time of one job, in hand. */
export type Run = { readonly job: string; readonly slot: Date; readonly attempt: number }

/** The table that decides who runs what, and remembers how it went. */
export type Runs = {
  /** The latest time of each job that is known, whatever became of it. */
  readonly latest: () => Promise<ReadonlyMap<string, Date>>
  /** Claims times and rings the bell in the same breath; those claimed before, by whomever, stay as they are. */
  readonly claim: (job: string, slots: readonly Date[], state: 'due' | 'skipped') => Promise<void>
  /** The clock ticked. */
  readonly beat: (at: Date) => Promise<void>
  /** Due runs of these jobs, one at a time of each job. */
  readonly take: (jobs: readonly string[], most: number) => Promise<Taken<Run>>
  readonly renew: (runs: readonly Run[]) => Promise<void>
  readonly finish: (run: Run) => Promise<void>
  /** Due again after a while, or failed for good. Answers which. */
  readonly setBack: (run: Run, error: unknown) => Promise<'due' | 'failed'>
  /** Ends once nothing is due and nothing runs, in any replica. */
  readonly idle: () => Promise<void>
}

const attemptsMax = 3

type RunTimes = { readonly leaseMs: number; readonly retryMs: number }

export const createRuns = (
  { pool }: Pick<Database, 'pool'>,
  { jobTable }: Pick<Queue, 'jobTable'>,
  { leaseMs, retryMs }: RunTimes,
): Runs => ({
  latest: async () => {
    const { rows } = await pool.query<{ job: string; slot: Date }>(latestSql)
    return new Map(rows.map(({ job, slot }) => [job, slot]))
  },
  claim: async (job, slots, state) => {
    await pool.query(claimSql(jobTable), [job, slots.map(slot => slot.toISOString()), state])
  },
  beat: async at => {
    await pool.query(beatSql, [at])
  },
  take: async (jobs, most) => {
    const { rows } = await pool.query<{ job: string; slot: Date; attempts: number }>(takeSql, [
      jobs,
      most,
      leaseMs,
    ])
    return { rows: rows.map(({ job, slot, attempts }) => ({ job, slot, attempt: attempts })) }
  },
  renew: async runs => {
    for (const run of runs) await pool.query(renewSql, [...keyOf(run), leaseMs])
  },
  finish: async run => {
    await pool.query(finishSql, keyOf(run))
  },
  setBack: async (run, error) => {
    const outage = isOutage(error)
    const state = !outage && run.attempt >= attemptsMax ? 'failed' : 'due'
    const attempts = outage ? run.attempt - 1 : run.attempt
    await pool.query(setBackSql, [...keyOf(run), state, attempts, retryMs * run.attempt, errorWords(error)])
    return state
  },
  idle: async () => {
    for (;;) {
      const { rows } = await pool.query<{ open: boolean }>(openSql)
      if (!rows[0]?.open) return
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  },
})

const keyOf = ({ job, slot, attempt }: Run): [string, Date, number] => [job, slot, attempt]

const latestSql = 'select job, max(slot) as slot from schedule_run group by job'

const claimSql = (jobTable: string): string => `
  with claimed as (
    insert into schedule_run (job, slot, state) select $1, slot, $3 from unnest($2::timestamptz[]) as slot
    on conflict (job, slot) do nothing returning state)
  insert into ${jobTable} (name) select 'schedule' from claimed where state = 'due' limit 1`

const beatSql = `
  insert into heartbeat (name, at) values ('tick', $1) on conflict (name) do update set at = excluded.at`

// Of each job the earliest open time only: what was missed runs before what is due now.
const takeSql = `
  update schedule_run r set state = 'running', attempts = r.attempts + 1, retry_at = null,
    lease_until = clock_timestamp() + $3::int * interval '1 millisecond'
  from (
    select c.job, c.slot from schedule_run c
    where c.job = any ($1::text[])
      and (c.state = 'due' and coalesce(c.retry_at <= clock_timestamp(), true)
        or c.state = 'running' and c.lease_until <= clock_timestamp())
      and not exists (
        select from schedule_run o
        where o.job = c.job and (o.state = 'running' and o.slot <> c.slot or o.state = 'due' and o.slot < c.slot))
    order by c.slot limit $2 for update of c skip locked) as picked
  where r.job = picked.job and r.slot = picked.slot
  returning r.job, r.slot, r.attempts`

const renewSql = `
  update schedule_run set lease_until = clock_timestamp() + $4::int * interval '1 millisecond'
  where job = $1 and slot = $2 and attempts = $3 and state = 'running'`

const finishSql = `
  update schedule_run set state = 'done', done_at = clock_timestamp(), lease_until = null, error = null
  where job = $1 and slot = $2 and attempts >= $3 and state = 'running'`

const setBackSql = `
  update schedule_run set state = $4, attempts = $5, error = $7, lease_until = null,
    retry_at = case when $4 = 'due' then clock_timestamp() + $6::int * interval '1 millisecond' end
  where job = $1 and slot = $2 and attempts = $3 and state = 'running'`

const openSql = `
  select exists (select from schedule_run where state = 'running'
    or state = 'due' and coalesce(retry_at <= clock_timestamp(), true)) as open`
