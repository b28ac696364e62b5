import { setTimeout as sleep } from 'node:timers/promises'
import { createSchedule } from '#schedule/schedule.ts'
import { bindWriter } from '#storage/change.ts'
import { openDatabase } from '#storage/client.ts'
import { startQueue } from '#storage/queue.ts'
import { contextOn } from '../support/contexts.ts'
import { chores, jobOver, shanghai } from './things.ts'

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Tells who watches that this replica is the one at work. */
const drawing = async (): Promise<void> => {
  process.send?.('drawing')
  await sleep(4)
}

/** One replica: its clock stands at the minute the weekly digest is due, and every card takes a while. */
const main = async (url: string, at: string): Promise<void> => {
  const database = await openDatabase(url, { poolMax: 6 })
  bindWriter(database.reader, database, () => undefined)
  const queue = await startQueue({ database, log, pollMs: 50 })
  const schedule = createSchedule({
    database,
    queue,
    nouns: [{ jobs: [jobOver([chores(drawing)])] }],
    now: () => shanghai(at),
    contextOf: (_name, turn, source, now) => ({ ctx: contextOn(database, { turn, source, now }) }),
    log,
    leaseMs: 600,
    retryMs: 100,
  })
  process.send?.('ready')
  for (;;) {
    await schedule.tick()
    await sleep(100)
  }
}

const [, , url, at] = process.argv
if (url && at && process.send) await main(url, at)
