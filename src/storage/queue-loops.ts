import type PgBoss from 'pg-boss'
import { errorWords, type Log } from '#core/log.ts'
import { createBell, type LoopBell } from './bell.ts'
import type { QueuedJob } from './queue.ts'

type Loops = {
  /** Fetches up to `most` jobs of a queue again and again, and hands them to `handle`. */
  readonly start: (queue: string, most: number, handle: (jobs: readonly QueuedJob[]) => Promise<void>) => void
  /** Ends when what is in hand is done. */
  readonly stop: () => Promise<void>
}

/**
 * Our own loops over pg-boss's `fetch`, in place of its `work`: that one completes a job without waiting for the answer, so
 * a database that goes away at that moment is an unhandled rejection, the end of the process; and stopping it takes
 * seconds.
 */
export const createLoops = (boss: PgBoss, log: Log, pollMs: number): Loops => {
  const bells: LoopBell[] = []
  const running: Promise<void>[] = []
  let stopped = false

  const look = async (
    queue: string,
    most: number,
    handle: Parameters<Loops['start']>[2],
  ): Promise<boolean> => {
    try {
      const jobs = await boss.fetch(queue, { batchSize: most })
      if (jobs.length === 0) return false
      await handle(jobs)
      return jobs.length === most
    } catch (error) {
      log.warn({ queue, error: errorWords(error) }, '任务没有取成，稍后再取')
      return false
    }
  }

  const loop = async (bell: LoopBell, ...args: Parameters<Loops['start']>): Promise<void> => {
    while (!stopped) {
      const more = await look(...args)
      if (!more && !stopped) await bell.wait(pollMs)
    }
  }

  return {
    start: (...args) => {
      const bell = createBell()
      bells.push(bell)
      running.push(loop(bell, ...args))
    },
    stop: async () => {
      stopped = true
      for (const { ring } of bells) ring()
      await Promise.all(running)
    },
  }
}
