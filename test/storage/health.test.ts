import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parkedItems, queueHealth, replayParked } from '#storage/health.ts'
import { putOutbox } from '#storage/outbox-rows.ts'
import { purge } from '#storage/purge.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { noon, vault } from './queueing.ts'

const day = 86_400_000

describe('What the queues look like from outside', () => {
  let database: FreshDatabase
  beforeEach(async () => {
    database = await freshDatabase()
  })
  afterEach(() => database.drop())

  const inbox = (key: string, changes: object = {}) =>
    database.prisma.inbox.create({ data: { key, lane: 'oc_1', kind: 'message', payload: {}, ...changes } })
  const outbox = async (once: string, changes: object = {}) => {
    await putOutbox(database.pool, vault, [
      {
        once,
        lane: 'ou_1',
        verb: 'send',
        target: 'ou_1',
        fallback: null,
        inThread: false,
        msgType: 'text',
        content: '{}',
        priority: 0,
        notBefore: null,
      },
    ])
    return database.prisma.outbox.update({ where: { once }, data: changes })
  }

  test('counts and ages tell what waits and what stands aside', async () => {
    await inbox('done', { state: 'done' })
    await inbox('parked', { state: 'parked' })
    await inbox('waiting', { receivedAt: new Date(Date.now() - 5_000) })
    await inbox('working', { state: 'working' })
    await outbox('later', { notBefore: new Date(noon.getTime() + day), createdAt: new Date(0) })
    await outbox('due', { createdAt: new Date(Date.now() - 3_000) })
    await outbox('unknown', { state: 'unknown' })
    await database.prisma.heartbeat.create({ data: { name: 'tick', at: noon } })
    const health = await queueHealth(database, noon)
    expect(health).toMatchObject({
      inbox: { waiting: 1, working: 1, parked: 1 },
      outbox: { waiting: 2, sending: 0, parked: 0, unknown: 1 },
      lastTick: noon,
      failedRuns: 0,
    })
    expect(health.oldestInboxMs).toBeGreaterThanOrEqual(5_000)
    expect(health.oldestInboxMs).toBeLessThan(60_000)
    expect(health.oldestOutboxMs).toBeGreaterThanOrEqual(3_000)
    expect(health.oldestOutboxMs).toBeLessThan(60_000)
  })

  test('an empty county is healthy', async () => {
    expect(await queueHealth(database, noon)).toMatchObject({
      oldestInboxMs: null,
      oldestOutboxMs: null,
      lastTick: null,
    })
  })

  test('what stands aside is listed newest first, and replayed once', async () => {
    const parked = await inbox('parked', { state: 'parked', attempts: 2, error: 'TypeError: x' })
    const unknown = await outbox('unknown', {
      state: 'unknown',
      attempts: 12,
      doubtful: true,
      firstTryAt: new Date(0),
    })
    await database.pool.query(`update inbox set received_at = clock_timestamp() - interval '1 hour'`)
    const items = await parkedItems(database, 10)
    expect(items).toMatchObject([
      { queue: 'outbox', id: String(unknown.id), state: 'unknown', kind: 'send', attempts: 12, error: '' },
      {
        queue: 'inbox',
        id: String(parked.id),
        state: 'parked',
        kind: 'message',
        attempts: 2,
        error: 'TypeError: x',
      },
    ])
    for (const item of items) {
      expect(await database.prisma.$transaction(tx => replayParked(tx, item))).toBe(true)
      expect(await database.prisma.$transaction(tx => replayParked(tx, item))).toBe(false)
    }
    expect(await parkedItems(database, 10)).toEqual([])
    expect(await database.prisma.outbox.findFirst()).toMatchObject({
      state: 'waiting',
      attempts: 0,
      doubtful: false,
    })
    expect(await database.prisma.inbox.findFirst()).toMatchObject({ state: 'waiting', attempts: 0 })
  })

  test('claims are forgotten after three days, words after a month; nothing unfinished is', async () => {
    await inbox('old', { state: 'done', doneAt: daysAgo(4), receivedAt: daysAgo(4) })
    await inbox('young', { state: 'done', doneAt: daysAgo(2), receivedAt: daysAgo(2) })
    await inbox('parked', { state: 'parked', receivedAt: daysAgo(90) })
    await inbox('waiting', { receivedAt: daysAgo(90) })
    await outbox('old', { state: 'sent', sentAt: daysAgo(31) })
    await outbox('young', { state: 'sent', sentAt: daysAgo(29) })
    await outbox('parked', { state: 'parked' })
    expect(await purge(database)).toBe(2)
    expect(await purge(database)).toBe(0)
    const keys = (await database.prisma.inbox.findMany({ orderBy: { id: 'asc' } })).map(({ key }) => key)
    expect(keys).toEqual(['young', 'parked', 'waiting'])
    const said = await database.prisma.outbox.findMany({ orderBy: { id: 'asc' } })
    expect(said.map(({ once, content }) => [once, content !== ''])).toEqual([
      ['old', false],
      ['young', true],
      ['parked', true],
    ])
  })

  test('of the times jobs ran at the old ones, but never the latest of a job, nor one that failed', async () => {
    const run = (job: string, days: number, state: string) =>
      database.prisma.scheduleRun.create({ data: { job, slot: daysAgo(days), state } })
    await run('daily', 40, 'done')
    await run('daily', 35, 'failed')
    await run('daily', 29, 'done')
    await run('yearly', 200, 'skipped')
    expect(await purge(database)).toBe(1)
    const runs = await database.prisma.scheduleRun.findMany({ orderBy: { slot: 'asc' } })
    expect(runs.map(({ job, state }) => `${job} ${state}`)).toEqual([
      'yearly skipped',
      'daily failed',
      'daily done',
    ])
  })
})

const daysAgo = (days: number): Date => new Date(Date.now() - days * day)
