import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Limits, platformLimits } from '#storage/limits.ts'
import { completeOutbox, type OutboxRow, takeOutbox } from '#storage/outbox.ts'
import { type NewOutboxRow, putOutbox } from '#storage/outbox-rows.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { noon } from './queueing.ts'

let made = 0
const row = (lane: string, changes: Partial<NewOutboxRow> = {}): NewOutboxRow => ({
  once: `o-${(made += 1)}`,
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

/** The platform as it counts: never more than `most` arrivals within any window. */
const mostWithin = (arrivals: readonly number[], windowMs: number): number => {
  const sorted = [...arrivals].sort((a, b) => a - b)
  let most = 0
  for (let last = 0, first = 0; last < sorted.length; last += 1) {
    while ((sorted[last] ?? 0) - (sorted[first] ?? 0) >= windowMs) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}

describe('The platform’s limits, on a clock the test moves', () => {
  let database: FreshDatabase
  let clockMs: number
  beforeEach(async () => {
    database = await freshDatabase()
    clockMs = noon.getTime()
  })
  afterEach(() => database.drop())

  const at = (): Date => new Date(clockMs)
  const take = (most: number, limits: Limits = platformLimits) =>
    takeOutbox(database.pool, { most, limits, leaseMs: 20_000, now: noon, at: at() })
  const say = (rows: readonly OutboxRow[]) =>
    completeOutbox(
      database.pool,
      rows.map(taken => ({ row: taken, verdict: { state: 'sent', messageId: `om_${taken.id}` } as const })),
      at(),
    )

  /** Lets everything out through a platform `travelMs` away and answers when each message arrived there. */
  const drain = async (travelMs: () => number, until: () => boolean = () => false) => {
    const arrivals: { at: number; lane: string; target: string; priority: number }[] = []
    const priorities = new Map(
      (await database.prisma.outbox.findMany()).map(({ id, priority, lane }) => [id, { priority, lane }]),
    )
    let travelling: { row: OutboxRow; arrives: number; returns: number }[] = []
    while (!until()) {
      const returned = travelling.filter(({ returns }) => returns <= clockMs)
      travelling = travelling.filter(({ returns }) => returns > clockMs)
      if (returned.length > 0) await say(returned.map(({ row: back }) => back))
      const { rows, waitMs } = await take(24 - travelling.length)
      for (const taken of rows) {
        const arrives = clockMs + travelMs()
        travelling.push({ row: taken, arrives, returns: arrives + travelMs() })
        const { lane, priority } = priorities.get(taken.id) ?? { lane: '', priority: 0 }
        arrivals.push({ at: arrives, lane, target: taken.target, priority })
      }
      const next = Math.min(
        ...travelling.map(({ returns }) => returns),
        rows.length === 0 && waitMs !== null ? clockMs + waitMs : Number.POSITIVE_INFINITY,
        clockMs + 1_000,
      )
      if (travelling.length === 0 && rows.length === 0 && waitMs === null) break
      clockMs = Math.max(next, clockMs + 1)
    }
    return arrivals
  }

  test('ten thousand digests leave within ten and a half minutes, and no window ever holds too many', async () => {
    await putOutbox(
      database.pool,
      Array.from({ length: 10_000 }, (_, index) => row(`ou_${index}`, { priority: 2 })),
    )
    const started = clockMs
    const arrivals = await drain(() => 30 + (clockMs % 41))
    expect(arrivals).toHaveLength(10_000)
    expect((clockMs - started) / 60_000).toBeLessThan(10.5)
    const times = arrivals.map(arrival => arrival.at)
    expect(mostWithin(times, 1_000)).toBeLessThanOrEqual(50)
    expect(mostWithin(times, 60_000)).toBeLessThanOrEqual(1_000)
  }, 120_000)

  test('a reply leaves within two seconds while digests use up every window', async () => {
    await putOutbox(
      database.pool,
      Array.from({ length: 1_500 }, (_, index) => row(`ou_${index}`, { priority: 2 })),
    )
    const waits: number[] = []
    const asked = new Map<string, number>()
    let nextReply = clockMs + 5_000
    const started = clockMs
    const arrivals: number[] = []
    while (clockMs - started < 80_000) {
      if (clockMs >= nextReply) {
        const reply = row(`ou_person${nextReply}`, { priority: 0 })
        await putOutbox(database.pool, [reply])
        asked.set(reply.lane, clockMs)
        nextReply += 700
      }
      const { rows } = await take(24)
      for (const taken of rows) {
        arrivals.push(clockMs)
        const since = asked.get(taken.target)
        if (since !== undefined) waits.push(clockMs - since)
      }
      clockMs += 50
      if (rows.length > 0) await say(rows)
    }
    expect(waits.length).toBeGreaterThan(100)
    expect(Math.max(...waits)).toBeLessThanOrEqual(2_000)
    expect(mostWithin(arrivals, 60_000)).toBeLessThanOrEqual(1_000)
    // They shared the minute's slots: nearly all of them were used.
    expect(mostWithin(arrivals, 60_000)).toBeGreaterThan(960)
  }, 60_000)

  test('one person gets five a second, one at a time, in order', async () => {
    await putOutbox(
      database.pool,
      Array.from({ length: 12 }, () => row('ou_1')),
    )
    const first = await take(24)
    expect(first.rows).toHaveLength(1)
    expect((await take(24)).rows).toHaveLength(0)
    await say(first.rows)
    const arrivals = [clockMs, ...(await drain(() => 5)).map(arrival => arrival.at)]
    expect(arrivals).toHaveLength(12)
    expect(mostWithin(arrivals, 1_000)).toBe(5)
    const sent = await database.prisma.outbox.findMany({ orderBy: { sentAt: 'asc' } })
    expect(sent.map(({ id }) => id)).toEqual([...sent.map(({ id }) => id)].sort((a, b) => Number(a - b)))
  })

  test('one card is drawn five times a second, whoever asks', async () => {
    await putOutbox(
      database.pool,
      Array.from({ length: 11 }, (_, index) => row(`ou_${index}`, { verb: 'patch', target: 'om_card' })),
    )
    const arrivals = (await drain(() => 5)).map(arrival => arrival.at)
    expect(arrivals).toHaveLength(11)
    expect(mostWithin(arrivals, 1_000)).toBe(5)
  })

  test('replies leave before notices, notices before digests; a time not yet come is kept', async () => {
    const later = new Date(noon.getTime() + 60_000)
    await putOutbox(database.pool, [
      row('ou_digest', { priority: 2 }),
      row('ou_later', { priority: 0, notBefore: later }),
      row('ou_notice', { priority: 1 }),
      row('ou_reply', { priority: 0 }),
    ])
    const { rows } = await take(24)
    expect(rows.map(({ target }) => target)).toEqual(['ou_reply', 'ou_notice', 'ou_digest'])
  })

  test('a message that hiccups stays before what was said after it; one that keeps failing gags nobody', async () => {
    await putOutbox(database.pool, [row('ou_1'), row('ou_1')])
    const failing = async () => {
      const { rows } = await take(1)
      const verdict = {
        state: 'waiting',
        retryMs: 10_000,
        counted: true,
        doubtful: false,
        error: '',
      } as const
      await completeOutbox(
        database.pool,
        rows.map(taken => ({ row: taken, verdict })),
        at(),
      )
      return rows.map(({ attempts }) => attempts)
    }
    for (const attempt of [1, 2, 3]) {
      expect(await failing()).toEqual([attempt])
      expect((await take(1)).rows).toEqual([])
      clockMs += 10_000
    }
    expect(await failing()).toEqual([4])
    const { rows } = await take(1)
    expect(rows.map(({ attempts }) => attempts)).toEqual([1])
  })

  test('whatever is asked, two processes together never exceed a limit, and everything leaves', async () => {
    const limits: Limits = { lane: 2, patched: 2, second: 6, minute: 40, bulkSecond: 4, bulkMinute: 36 }
    const asked = fc.array(
      fc.record({
        lane: fc.integer({ min: 0, max: 5 }),
        priority: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
        patched: fc.option(fc.integer({ min: 0, max: 1 })),
        afterMs: fc.integer({ min: 0, max: 1_500 }),
        travelMs: fc.integer({ min: 0, max: 1_200 }),
      }),
      { minLength: 1, maxLength: 25 },
    )
    await fc.assert(
      fc.asyncProperty(asked, async messages => {
        await database.pool.query('truncate outbox, outbox_attempt')
        const arrivals: { at: number; lane: string; patched: string | null }[] = []
        let travelling: { row: OutboxRow; returns: number }[] = []
        const waiting = [...messages]
        const travels = messages.map(({ travelMs }) => travelMs)
        let steps = 0
        for (; arrivals.length < messages.length || travelling.length > 0; steps += 1) {
          if (steps > 5_000) throw new Error('something never left')
          const next = waiting.shift()
          if (next) {
            const verb = next.patched === null ? {} : { verb: 'patch' as const, target: `om_${next.patched}` }
            await putOutbox(database.pool, [row(`ou_${next.lane}`, { priority: next.priority, ...verb })])
          }
          const back = travelling.filter(({ returns }) => returns <= clockMs)
          travelling = travelling.filter(({ returns }) => returns > clockMs)
          await say(back.map(({ row: one }) => one))
          // Two replicas ask at the same moment.
          const both = await Promise.all([take(3, limits), take(3, limits)])
          for (const taken of both.flatMap(({ rows }) => rows)) {
            const travelMs = travels[arrivals.length] ?? 0
            const lane = (await database.prisma.outbox.findUniqueOrThrow({ where: { id: taken.id } })).lane
            const patched = taken.verb === 'patch' ? taken.target : null
            // It arrives anywhere between leaving and the answer.
            arrivals.push({ at: clockMs + travelMs / 2, lane, patched })
            travelling.push({ row: taken, returns: clockMs + travelMs })
          }
          clockMs += next ? next.afterMs : 200
        }
        const times = (pick: (arrival: (typeof arrivals)[number]) => boolean) =>
          arrivals.filter(pick).map(arrival => arrival.at)
        expect(
          mostWithin(
            times(() => true),
            1_000,
          ),
        ).toBeLessThanOrEqual(limits.second)
        expect(
          mostWithin(
            times(() => true),
            60_000,
          ),
        ).toBeLessThanOrEqual(limits.minute)
        for (let lane = 0; lane <= 5; lane += 1) {
          const arrived = times(arrival => arrival.lane === `ou_${lane}`)
          expect(mostWithin(arrived, 1_000)).toBeLessThanOrEqual(limits.lane)
        }
        for (const card of ['om_0', 'om_1']) {
          const arrived = times(arrival => arrival.patched === card)
          expect(mostWithin(arrived, 1_000)).toBeLessThanOrEqual(limits.patched)
        }
        clockMs += 120_000
      }),
      { numRuns: 25 },
    )
  }, 120_000)
})
