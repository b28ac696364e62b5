import cron, { type ScheduledTask } from 'node-cron'
import type { Context, Source } from '#core/context.ts'
import type { Job, Noun } from '#core/handlers.ts'
import { errorWords, type Log } from '#core/log.ts'
import type { Database } from '#storage/client.ts'
import { outlasting } from '#storage/outage.ts'
import { createPump } from '#storage/pump.ts'
import type { Queue } from '#storage/queue.ts'
import { dueSlots } from './due.ts'
import { createRuns, type Run, type Runs } from './runs.ts'
import { type Slots, slotsOf } from './slots.ts'

export type ScheduleOptions = {
  readonly database: Pick<Database, 'pool'>
  readonly queue: Pick<Queue, 'hear' | 'jobTable'>
  readonly nouns: readonly Pick<Noun, 'jobs'>[]
  /** The county's clock. */
  readonly now: () => Date
  /** The program's own context for a run; its `now` is the scheduled time. */
  readonly contextOf: (name: string, turn: string, source: Source, now: Date) => { readonly ctx: Context }
  /** Until when a run of a job's time, taken up now, keeps quiet; `null`: it may speak. */
  readonly heldUntil?: (scheduled: Date, now: Date) => Promise<Date | null>
  readonly log: Log
  readonly leaseMs?: number
  /** How long a failed run waits before the second attempt; twice as long before the third and last. */
  readonly retryMs?: number
}

export type Schedule = {
  /** Catches up what was missed, then ticks by itself. */
  readonly start: () => Promise<void>
  /** Looks at the county's clock: what is due has been claimed when it resolves, by this replica or another. */
  readonly tick: () => Promise<void>
  /** When each job runs next. */
  readonly next: () => readonly { readonly job: string; readonly at: Date | null }[]
  /** Ends once nothing is due and nothing runs, in any replica. */
  readonly idle: () => Promise<void>
  readonly stop: () => Promise<void>
}

const everyTenSeconds = '*/10 * * * * *'
const stopGraceMs = 2_000
const togetherMax = 2
const idleMs = 5_000

/** Runs every noun's jobs at their times, each time once, whatever number of replicas ticks and wherever the clock jumps. */
export const createSchedule = (options: ScheduleOptions): Schedule => {
  const { database, queue, nouns, now, log, leaseMs = 30_000, retryMs = 60_000 } = options
  const jobs = timed(nouns.flatMap(noun => noun.jobs))
  const runs = createRuns(database, queue, { leaseMs, retryMs })
  const clock = createClock(jobs, runs)
  let stopping = false
  let ticking: ScheduledTask | undefined

  const pump = createPump<Run>({
    name: 'schedule',
    limit: togetherMax,
    idleMs: Math.min(idleMs, leaseMs, retryMs),
    take: most => runs.take([...jobs.keys()], most),
    run: run => runJob(options, jobs, runs, run, () => stopping),
    renew: { everyMs: Math.ceil(leaseMs / 3), rows: runs.renew },
    log,
  })
  queue.hear('schedule', pump.wake)

  const tick = async (): Promise<void> => {
    await clock.tick(now())
    pump.wake()
  }
  const tickOrWarn = (): Promise<void> =>
    tick().catch(error => log.warn({ error: errorWords(error) }, '时钟这一下没有走成，下一下补上'))

  return {
    start: async () => {
      await tick()
      ticking = cron.schedule(everyTenSeconds, tickOrWarn, {
        timezone: 'Asia/Shanghai',
        noOverlap: true,
        name: 'bole',
        suppressMissedWarning: true,
      })
    },
    tick,
    next: () => [...jobs.values()].map(({ job, slots }) => ({ job: job.name, at: slots.next(now()) })),
    idle: runs.idle,
    stop: async () => {
      stopping = true
      await ticking?.destroy()
      await pump.stop(stopGraceMs)
    },
  }
}

type Timed = { readonly job: Job; readonly slots: Slots }

const timed = (jobs: readonly Job[]): ReadonlyMap<string, Timed> => {
  const byName = new Map(jobs.map(job => [job.name, { job, slots: slotsOf(job.cron) }]))
  if (byName.size !== jobs.length) throw new Error('two jobs have the same name')
  return byName
}

/** Claims what became due since the last tick; since the last known run, at the first. */
const createClock = (jobs: ReadonlyMap<string, Timed>, runs: Runs) => {
  const lookedAt = new Map<string, Date>()

  const first = async (at: Date): Promise<void> => {
    const latest = await runs.latest()
    for (const [name, { slots }] of jobs) {
      const known = latest.get(name)
      // A job nobody has seen yet owes nothing for the time before.
      if (!known) await runs.claim(name, [slots.latest(at) ?? at], 'skipped')
      lookedAt.set(name, known ?? at)
    }
  }

  const claimDue = async ({ job, slots }: Timed, at: Date): Promise<void> => {
    const due = dueSlots(job, slots, lookedAt.get(job.name) ?? at, at)
    if (due.length > 0) await runs.claim(job.name, due, 'due')
    // Also backwards: a clock that was moved back makes nothing due, and goes on from there.
    lookedAt.set(job.name, at)
  }

  const tick = async (at: Date): Promise<void> => {
    if (lookedAt.size === 0) await first(at)
    for (const one of jobs.values()) await claimDue(one, at)
    await runs.beat(at)
  }
  return { tick }
}

const runJob = async (
  { contextOf, heldUntil, now, log }: ScheduleOptions,
  jobs: ReadonlyMap<string, Timed>,
  runs: Runs,
  run: Run,
  stopping: () => boolean,
): Promise<void> => {
  try {
    const known = jobs.get(run.job)
    if (!known) throw new Error('a job nobody knows')
    const turn = `clock:${run.job}:${run.slot.toISOString()}`
    const { ctx } = contextOf(run.job, turn, 'clock', run.slot)
    const held = (await heldUntil?.(run.slot, now())) ?? null
    await runAllowed(known.job, held === null ? ctx : { ...ctx, heldUntil: held })
    await outlasting(stopping, () => runs.finish(run))
  } catch (error) {
    const state = await outlasting(stopping, () => runs.setBack(run, error))
    const about = { job: run.job, slot: run.slot, attempt: run.attempt, error: errorWords(error) }
    log.error(about, state === 'failed' ? '定时任务没有办成，不再重试' : '定时任务没有办成，稍后再试')
  }
}

const runAllowed = async (job: Job, ctx: Context): Promise<void> => {
  const denial = job.allow.check(ctx)
  if (denial) throw new Error(`${job.name}: ${denial.what}`)
  await job.run(ctx)
}
