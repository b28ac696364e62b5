import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#core/context.ts'
import { type Job, job } from '#core/handlers.ts'
import { everyone, onlySystem } from '#core/permission.ts'
import { createSchedule, type Schedule, type ScheduleOptions } from '#schedule/schedule.ts'
import { type Queue, startQueue } from '#storage/queue.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'

const shanghai = (written: string): Date => new Date(`${written}:00+08:00`)
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

describe('The clock', () => {
  let database: FreshDatabase
  let queue: Queue
  let now: Date
  let ran: string[]
  let replicas: Schedule[]
  beforeEach(async () => {
    database = await freshDatabase({ poolMax: 10 })
    queue = await startQueue({ database, log: silent, pollMs: 50 })
    now = shanghai('2026-11-21T12:00')
    ran = []
    replicas = []
  })
  afterEach(async () => {
    await Promise.all(replicas.map(replica => replica.stop()))
    await queue.stop()
    await database.drop()
  })

  // A job looks only at the parts of its context that say who and when.
  const contextOf: ScheduleOptions['contextOf'] = (name, turn, source, at) => ({
    ctx: {
      actor: { kind: 'system', name },
      chat: { chatId: '', scope: 'private', threadId: null },
      now: at,
      turn,
      source,
    } as unknown as Context,
  })
  const weekly = (changes: Partial<Job> = {}): Job =>
    job({
      name: 'digests.weekly',
      cron: '0 9 * * 1',
      allow: onlySystem,
      run: async ctx => void ran.push(ctx.now.toISOString()),
      ...changes,
    })
  const replica = (one: Job, options: Partial<ScheduleOptions> = {}): Schedule => {
    const nouns = [{ jobs: [one] }]
    const made = createSchedule({
      database,
      queue,
      nouns,
      now: () => now,
      contextOf,
      log: silent,
      ...options,
    })
    replicas.push(made)
    return made
  }
  const moveTo = async (time: string, ...schedules: Schedule[]): Promise<void> => {
    now = shanghai(time)
    await Promise.all(schedules.map(schedule => schedule.tick()))
    await schedules[0]?.idle()
  }
  const utc = (...times: string[]): string[] => times.map(time => shanghai(time).toISOString())
  const states = async () =>
    (await database.prisma.scheduleRun.findMany({ orderBy: { slot: 'asc' } })).map(({ state }) => state)

  test('a job runs at its time, once, and its now is the time it was due', async () => {
    const schedule = replica(weekly())
    await schedule.tick()
    await moveTo('2026-11-23T08:59', schedule)
    expect(ran).toEqual([])
    await moveTo('2026-11-23T09:03', schedule)
    await moveTo('2026-11-23T09:03', schedule)
    await moveTo('2026-11-25T09:00', schedule)
    expect(ran).toEqual(utc('2026-11-23T09:00'))
    expect(schedule.next()).toEqual([{ job: 'digests.weekly', at: shanghai('2026-11-30T09:00') }])
  })

  test('three replicas that tick together run it once', async () => {
    const all = [replica(weekly()), replica(weekly()), replica(weekly())]
    await Promise.all(all.map(schedule => schedule.tick()))
    await moveTo('2026-11-23T09:00', ...all)
    await moveTo('2026-11-30T09:00', ...all)
    expect(ran).toEqual(utc('2026-11-23T09:00', '2026-11-30T09:00'))
  })

  test('a job nobody has seen before owes nothing', async () => {
    await replica(weekly()).tick()
    expect(ran).toEqual([])
    expect(await states()).toEqual(['skipped'])
  })

  test('what was missed while the program was down is caught up at the start: the latest time', async () => {
    const before = replica(weekly())
    await moveTo('2026-11-23T09:00', before)
    await before.stop()
    now = shanghai('2026-12-16T10:00')
    const after = replica(weekly())
    await after.start()
    await after.idle()
    expect(ran).toEqual(utc('2026-12-14T09:00'))
  })

  test('a job that wants every missed time gets them in order', async () => {
    const every = weekly({ catchUp: 'every' })
    const schedule = replica(every)
    await schedule.tick()
    await moveTo('2026-12-16T10:00', schedule)
    expect(ran).toEqual(utc('2026-11-23T09:00', '2026-11-30T09:00', '2026-12-07T09:00', '2026-12-14T09:00'))
  })

  test('a clock moved back runs nothing twice, and nothing old', async () => {
    const schedule = replica(weekly())
    await schedule.tick()
    await moveTo('2026-11-30T09:00', schedule)
    await moveTo('2026-11-20T09:00', schedule)
    await moveTo('2026-11-30T09:05', schedule)
    await moveTo('2026-12-07T09:00', schedule)
    expect(ran).toEqual(utc('2026-11-30T09:00', '2026-12-07T09:00'))
  })

  test('a run that fails is tried again; after the third time its error stands where people can see it', async () => {
    const failing = weekly({
      run: async ctx => {
        ran.push(ctx.turn)
        throw new RangeError('no such week')
      },
    })
    const schedule = replica(failing, { retryMs: 20 })
    await schedule.tick()
    await moveTo('2026-11-23T09:00', schedule)
    const run = () =>
      database.prisma.scheduleRun.findFirstOrThrow({ where: { slot: shanghai('2026-11-23T09:00') } })
    while ((await run()).state !== 'failed') await new Promise(resolve => setTimeout(resolve, 20))
    expect(ran).toEqual(Array.from({ length: 3 }, () => 'clock:digests.weekly:2026-11-23T01:00:00.000Z'))
    expect(await run()).toMatchObject({ attempts: 3, error: 'RangeError: no such week' })
    await moveTo('2026-11-30T09:00', schedule)
    // It fails as well, and may have been tried again by now.
    expect(ran[3]).toBe('clock:digests.weekly:2026-11-30T01:00:00.000Z')
  })

  test('a run whose process died is taken over, and those after it wait their turn', async () => {
    const schedule = replica(weekly(), { leaseMs: 200 })
    await schedule.tick()
    await database.prisma.scheduleRun.createMany({
      data: [
        {
          job: 'digests.weekly',
          slot: shanghai('2026-11-09T09:00'),
          state: 'running',
          attempts: 1,
          leaseUntil: new Date(Date.now() + 300),
        },
        { job: 'digests.weekly', slot: shanghai('2026-11-15T09:00') },
      ],
    })
    await schedule.idle()
    expect(ran).toEqual(utc('2026-11-09T09:00', '2026-11-15T09:00'))
  })

  test('a job that only people may do does not run', async () => {
    const schedule = replica(weekly({ allow: everyone }), { retryMs: 1 })
    await schedule.tick()
    await moveTo('2026-11-23T09:00', schedule)
    expect(ran).toEqual([])
    const run = await database.prisma.scheduleRun.findFirst({ where: { slot: shanghai('2026-11-23T09:00') } })
    expect(run?.error).toContain('这件事要由人来办')
  })

  test('the last tick can be read by others', async () => {
    await replica(weekly()).tick()
    const beat = await database.prisma.heartbeat.findUniqueOrThrow({ where: { name: 'tick' } })
    expect(beat.at).toEqual(now)
  })

  test('two jobs of one name are refused', () => {
    const nouns = [{ jobs: [weekly()] }, { jobs: [weekly()] }]
    expect(() => createSchedule({ database, queue, nouns, now: () => now, contextOf, log: silent })).toThrow(
      /same name/,
    )
  })
})
