import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Limits } from '#storage/limits.ts'
import { completeOutbox } from '#storage/outbox.ts'
import { type NewOutboxRow, putOutbox } from '#storage/outbox-rows.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { noon, vault } from './queueing.ts'
import { mostWithin, simulatePlatform } from './simulated-platform.ts'

const row = (once: string, lane: string, changes: Partial<NewOutboxRow> = {}): NewOutboxRow => ({
  once,
  lane,
  verb: 'send',
  target: lane,
  fallback: null,
  inThread: false,
  msgType: 'text',
  content: '{}',
  priority: 0,
  notBefore: null,
  ...changes,
})

const rows = (count: number, make: (index: number) => NewOutboxRow): readonly NewOutboxRow[] =>
  Array.from({ length: count }, (_, index) => make(index))

describe('The platform’s limits, on a clock the test moves', () => {
  let database: FreshDatabase
  beforeEach(async () => {
    database = await freshDatabase()
  })
  afterEach(() => database.drop())
  const put = (messages: readonly NewOutboxRow[]) => putOutbox(database.pool, vault, messages)

  test('ten thousand digests leave within ten and a half minutes, and no window ever holds too many', async () => {
    await put(rows(10_000, index => row(`d-${index}`, `ou_${index}`, { priority: 2 })))
    let distance = 0
    const platform = simulatePlatform(database, { travelMs: () => 30 + (Math.floor(distance++ / 20) % 41) })
    const arrivals = await platform.drain()
    expect(arrivals).toHaveLength(10_000)
    expect((platform.now() - noon.getTime()) / 60_000).toBeLessThan(10.5)
    expect(mostWithin(arrivals, 1_000)).toBeLessThanOrEqual(50)
    expect(mostWithin(arrivals, 60_000)).toBeLessThanOrEqual(1_000)
  }, 120_000)

  // The platform counts each of its calls by itself. Once ours were counted together: replies held digests up.
  test.each([
    ['a reply', 'reply'],
    ['a private answer', 'send'],
  ] as const)(
    '%s leaves within two seconds while digests use up every window',
    async (_, verb) => {
      await put(rows(1_500, index => row(`d-${index}`, `ou_${index}`, { priority: 2 })))
      const platform = simulatePlatform(database)
      const asked = new Map<string, number>()
      for (let stepMs = 0; stepMs < 80_000; stepMs += 50) {
        if (stepMs % 700 === 0) {
          asked.set(`r-${stepMs}`, platform.now())
          await put([row(`r-${stepMs}`, `ou_asks${stepMs}`, { verb, target: `om_asks${stepMs}` })])
        }
        await platform.receive()
        await platform.leave(1, 24)
        platform.pass(50)
      }
      const waits = platform.arrivals.flatMap(({ at, once }) => {
        const since = asked.get(once)
        return since === undefined ? [] : [at - since]
      })
      expect(waits).toHaveLength(asked.size)
      expect(Math.max(...waits)).toBeLessThanOrEqual(2_000)
      // A call's windows are used up whole, whatever else leaves meanwhile.
      const busiest = mostWithin(
        platform.arrivals.filter(arrival => arrival.row.verb === 'send'),
        60_000,
      )
      expect(busiest).toBeLessThanOrEqual(1_000)
      expect(busiest).toBeGreaterThan(960)
    },
    60_000,
  )

  test('one person gets five a second, one at a time, in order', async () => {
    await put(rows(12, index => row(`m-${index}`, 'ou_1')))
    const platform = simulatePlatform(database)
    expect(await platform.leave(1, 24)).toMatchObject({ left: 1 })
    expect(await platform.leave(2, 24)).toMatchObject({ left: 0 })
    const arrivals = await platform.drain()
    expect(mostWithin(arrivals, 1_000)).toBe(5)
    expect(arrivals.map(({ once }) => once)).toEqual(
      rows(12, index => row(`m-${index}`, '')).map(({ once }) => once),
    )
  })

  test('one card is drawn five times a second, whoever asks', async () => {
    await put(rows(11, index => row(`p-${index}`, `ou_${index}`, { verb: 'patch', target: 'om_card' })))
    const arrivals = await simulatePlatform(database).drain()
    expect(arrivals).toHaveLength(11)
    expect(mostWithin(arrivals, 1_000)).toBe(5)
  })

  test('replies leave before notices, notices before digests; a time not yet come is kept', async () => {
    await put([
      row('digest', 'ou_1', { priority: 2 }),
      row('later', 'ou_2', { notBefore: new Date(noon.getTime() + 60_000) }),
      row('notice', 'ou_3', { priority: 1 }),
      row('reply', 'ou_4'),
    ])
    const taken = await simulatePlatform(database).take(24)
    expect(taken.rows.map(({ once }) => once)).toEqual(['reply', 'notice', 'digest'])
  })

  test('a message that hiccups stays before what was said after it; one that keeps failing gags nobody', async () => {
    await put([row('first', 'ou_1'), row('second', 'ou_1')])
    const platform = simulatePlatform(database)
    const fail = async (): Promise<readonly string[]> => {
      const taken = await platform.take(1)
      const verdict = {
        state: 'waiting',
        retryMs: 10_000,
        counted: true,
        doubtful: false,
        error: '',
      } as const
      await completeOutbox(
        database.pool,
        taken.rows.map(one => ({ row: one, verdict })),
        platform.at(),
      )
      return taken.rows.map(({ once, attempts }) => `${once} ${attempts}`)
    }
    for (const attempt of [1, 2, 3]) {
      expect(await fail()).toEqual([`first ${attempt}`])
      expect(await fail()).toEqual([])
      platform.pass(10_000)
    }
    expect(await fail()).toEqual(['first 4'])
    expect(await fail()).toEqual(['second 1'])
  })
})

describe('Whatever is asked of the outbox', () => {
  const limits: Limits = { lane: 2, patched: 2, second: 3, minute: 8, bulkSecond: 2, bulkMinute: 7 }
  type Asked = { lane: number; priority: 0 | 1 | 2; card: number | null; afterMs: number; travelMs: number }
  const asked: fc.Arbitrary<Asked> = fc.record({
    lane: fc.integer({ min: 0, max: 5 }),
    priority: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
    card: fc.option(fc.integer({ min: 0, max: 1 })),
    afterMs: fc.integer({ min: 0, max: 1_500 }),
    travelMs: fc.integer({ min: 0, max: 600 }),
  })
  const rowOf = ({ lane, priority, card }: Asked, index: number): NewOutboxRow =>
    row(`ou_${lane} ${index}`, `ou_${lane}`, {
      priority,
      ...(card === null ? {} : { verb: 'patch', target: `om_${card}` }),
    })
  const stepsMax = 5_000

  test('two processes together never exceed a limit, and everything leaves', async () => {
    const database = await freshDatabase()
    const play = async (messages: readonly Asked[]) => {
      await database.pool.query('truncate outbox, outbox_attempt')
      let travels = 0
      const travelMs = (): number => messages[travels++ % messages.length]?.travelMs ?? 0
      const platform = simulatePlatform(database, { limits, travelMs })
      const step = async (index: number): Promise<void> => {
        const next = messages[index]
        if (next) await putOutbox(database.pool, vault, [rowOf(next, index)])
        await platform.receive()
        const { waitMs } = await platform.leave(2, 3)
        const quiet = platform.underWay() === 0 ? waitMs : null
        platform.pass(next?.afterMs ?? quiet ?? 100)
      }
      const isOver = (): boolean => platform.arrivals.length === messages.length && platform.underWay() === 0
      for (let index = 0; !isOver(); index += 1) {
        if (index > stepsMax) throw new Error('something never left')
        await step(index)
      }
      return platform.arrivals
    }
    const property = fc.asyncProperty(fc.array(asked, { minLength: 1, maxLength: 25 }), async messages => {
      const arrivals = await play(messages)
      for (const ofCall of groupedBy(arrivals, arrival => arrival.row.verb)) {
        expect(mostWithin(ofCall, 1_000)).toBeLessThanOrEqual(limits.second)
        expect(mostWithin(ofCall, 60_000)).toBeLessThanOrEqual(limits.minute)
      }
      for (const ofLane of groupedBy(arrivals, ({ once }) => once.split(' ')[0])) {
        expect(mostWithin(ofLane, 1_000)).toBeLessThanOrEqual(limits.lane)
      }
      const drawn = arrivals.filter(arrival => arrival.row.verb === 'patch')
      for (const ofCard of groupedBy(drawn, arrival => arrival.row.target)) {
        expect(mostWithin(ofCard, 1_000)).toBeLessThanOrEqual(limits.patched)
      }
    })
    await fc.assert(property, { numRuns: 25 })
    await database.drop()
  }, 120_000)
})

const groupedBy = <One>(all: readonly One[], keyOf: (one: One) => unknown): readonly (readonly One[])[] =>
  [...new Set(all.map(keyOf))].map(key => all.filter(one => keyOf(one) === key))
