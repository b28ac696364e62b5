import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Deliver, DeliveryOutcome, Outgoing } from '#core/delivery.ts'
import { openDatabase } from '#storage/client.ts'
import { createDeliveries, type Deliveries, type DeliveriesOptions } from '#storage/deliveries.ts'
import { type NewOutboxRow, putOutbox } from '#storage/outbox-rows.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { eventually, noon, pause, quietLog, vault, wireTo } from './queueing.ts'

const unlimited = { lane: 1e6, patched: 1e6, second: 1e6, minute: 1e6, bulkSecond: 1e6, bulkMinute: 1e6 }

const row = (once: string, lane = 'ou_1', changes: Partial<NewOutboxRow> = {}): NewOutboxRow => ({
  once,
  lane,
  verb: 'send',
  target: lane,
  fallback: null,
  inThread: false,
  msgType: 'text',
  content: '{"text":"好"}',
  priority: 0,
  notBefore: null,
  ...changes,
})

describe('Deliveries', () => {
  let database: FreshDatabase
  let running: Deliveries[]
  let delivered: Outgoing[]
  beforeEach(async () => {
    database = await freshDatabase({ poolMax: 10 })
    running = []
    delivered = []
  })
  afterEach(async () => {
    await Promise.all(running.map(deliveries => deliveries.stop()))
    await database.drop()
  })
  const start = (deliver: Deliver, options: Partial<DeliveriesOptions> = {}): Deliveries => {
    const keeping: Deliver = outgoing => {
      delivered.push(outgoing)
      return deliver(outgoing)
    }
    const deliveries = createDeliveries({
      vault,
      database,
      now: () => noon,
      deliver: keeping,
      log: quietLog(),
      limits: unlimited,
      ...options,
    })
    running.push(deliveries)
    return deliveries
  }
  const said: Deliver = async ({ once }) => ({ kind: 'sent', messageId: `om_${once}` })
  const put = (...rows: NewOutboxRow[]) => putOutbox(database.pool, vault, rows)
  const rowOf = (once: string) => database.prisma.outbox.findUniqueOrThrow({ where: { once } })

  // It would have been tried twelve times, and never left.
  test('a message that cannot be opened stands aside at once', async () => {
    await put(row('a', 'oc_1'))
    await database.prisma.outbox.updateMany({ data: { content: 'vault1.gone.AAAA' } })
    await start(said).idle()
    expect(delivered).toEqual([])
    expect(await rowOf('a')).toMatchObject({ state: 'parked', error: expect.stringContaining('密钥') })
  })

  test('a message leaves, and what it became is remembered', async () => {
    await put(row('a', 'oc_1', { verb: 'reply', target: 'om_question', fallback: 'oc_1', inThread: true }))
    await start(said).idle()
    const [outgoing] = delivered
    expect(outgoing).toMatchObject({
      once: 'a',
      verb: 'reply',
      target: 'om_question',
      fallback: 'oc_1',
      inThread: true,
      msgType: 'text',
      content: '{"text":"好"}',
    })
    expect(outgoing?.uuid).toMatch(/^bole-\d+-[0-9a-f]{16}$/)
    expect(await rowOf('a')).toMatchObject({ state: 'sent', messageId: 'om_a', attempts: 1, error: null })
  })

  test('the same once is kept once', async () => {
    expect(await put(row('a'), row('b'))).toBe(2)
    expect(await put(row('a'), row('c'))).toBe(1)
    await start(said).idle()
    expect(delivered.map(({ once }) => once).sort()).toEqual(['a', 'b', 'c'])
  })

  test('two processes send each message once, and never two at a time to one person', async () => {
    const busy = new Set<string>()
    const deliver: Deliver = async ({ target, once }) => {
      expect(busy.has(target)).toBe(false)
      busy.add(target)
      await pause(2)
      busy.delete(target)
      return { kind: 'sent', messageId: `om_${once}` }
    }
    await put(...Array.from({ length: 200 }, (_, index) => row(`m-${index}`, `ou_${index % 7}`)))
    const one = start(deliver)
    start(deliver)
    await one.idle()
    expect(delivered).toHaveLength(200)
    expect(new Set(delivered.map(({ once }) => once)).size).toBe(200)
    const ofOne = delivered.filter(({ target }) => target === 'ou_3').map(({ id }) => Number(id))
    expect(ofOne).toEqual([...ofOne].sort((a, b) => a - b))
  })

  test('two processes together keep the limits of one app', async () => {
    const arrivals: number[] = []
    const deliver: Deliver = async ({ once }) => {
      arrivals.push(performance.now())
      return { kind: 'sent', messageId: `om_${once}` }
    }
    await put(...Array.from({ length: 25 }, (_, index) => row(`m-${index}`, `ou_${index}`)))
    const limits = { ...unlimited, second: 10 }
    const one = start(deliver, { limits })
    start(deliver, { limits })
    await one.idle()
    for (let index = 0; index + 10 < arrivals.length; index += 1) {
      expect((arrivals[index + 10] ?? 0) - (arrivals[index] ?? 0)).toBeGreaterThan(990)
    }
  })

  test('a failed attempt is repeated with the same uuid, and an exception counts as one', async () => {
    const answers: (() => DeliveryOutcome)[] = [
      () => ({ kind: 'failed', retryable: true, ambiguous: true, code: 'ECONNRESET', words: '断线' }),
      () => {
        throw new TypeError('a fault of ours')
      },
      () => ({ kind: 'sent', messageId: 'om_a' }),
    ]
    await put(row('a'))
    await start(async () =>
      (answers.shift() ?? (() => ({ kind: 'sent', messageId: null }) as const))(),
    ).idle()
    expect(delivered).toHaveLength(3)
    expect(new Set(delivered.map(({ uuid }) => uuid)).size).toBe(1)
    expect(await rowOf('a')).toMatchObject({ state: 'sent', attempts: 3 })
  })

  test('“too fast” holds everything back for as long as the platform says', async () => {
    const arrivals: number[] = []
    const deliver: Deliver = async () => {
      arrivals.push(performance.now())
      return arrivals.length === 1
        ? { kind: 'rateLimited', waitMs: 600, code: '99991400' }
        : { kind: 'sent', messageId: null }
    }
    await put(row('a', 'ou_1'))
    const deliveries = start(deliver)
    await eventually(() => arrivals.length === 1)
    await pause(50)
    await put(row('b', 'ou_2'))
    deliveries.wake()
    await deliveries.idle()
    expect(arrivals).toHaveLength(3)
    expect((arrivals[1] ?? 0) - (arrivals[0] ?? 0)).toBeGreaterThan(550)
    expect(await rowOf('a')).toMatchObject({ state: 'sent', attempts: 1 })
  })

  test('what the platform refuses is parked with its words, and nobody else waits for it', async () => {
    const deliver: Deliver = async outgoing =>
      outgoing.once === 'gone'
        ? { kind: 'failed', retryable: false, ambiguous: false, code: '230029', words: '对方已离职' }
        : said(outgoing)
    await put(row('gone'), row('next'))
    await start(deliver).idle()
    expect(await rowOf('gone')).toMatchObject({ state: 'parked', error: '230029 对方已离职', attempts: 1 })
    expect(await rowOf('next')).toMatchObject({ state: 'sent' })
  })

  test('what a dead process was sending is repeated within the hour, with the same uuid', async () => {
    await put(row('a'))
    await database.pool.query(
      `select outbox_begin(id, clock_timestamp(), interval '200 milliseconds') from outbox`,
    )
    const deliveries = start(said, { idleMs: 50 })
    await deliveries.idle()
    expect(delivered).toHaveLength(1)
    expect(await rowOf('a')).toMatchObject({ state: 'sent', attempts: 2 })
  })

  test.each([
    ['send', 'unknown', 0],
    ['patch', 'sent', 1],
  ] as const)('in doubt for more than an hour, a %s is %s', async (verb, state, attempts) => {
    await put(row('a', 'ou_1', { verb }))
    const hourAgo = new Date(Date.now() - 61 * 60_000)
    await database.prisma.outbox.update({
      where: { once: 'a' },
      data: { state: 'sending', attempts: 1, firstTryAt: hourAgo, leaseUntil: hourAgo },
    })
    await start(said).idle()
    expect(delivered).toHaveLength(attempts)
    expect((await rowOf('a')).state).toBe(state)
  })

  test('what certainly was not said is still sent after an hour', async () => {
    await put(row('a'))
    const hourAgo = new Date(Date.now() - 61 * 60_000)
    await database.prisma.outbox.update({ where: { once: 'a' }, data: { attempts: 5, firstTryAt: hourAgo } })
    await start(said).idle()
    expect((await rowOf('a')).state).toBe('sent')
  })

  test('a time not yet come by the county’s clock is kept; when the clock is moved, the message leaves', async () => {
    let now = noon
    await put(row('a', 'ou_1', { notBefore: new Date(noon.getTime() + 86_400_000) }))
    const deliveries = start(said, { now: () => now })
    await deliveries.idle()
    await pause(50)
    expect(delivered).toHaveLength(0)
    now = new Date(noon.getTime() + 86_400_000)
    deliveries.wake()
    await deliveries.idle()
    expect(delivered).toHaveLength(1)
  })

  test('a database that goes away between sending and noting it: the message is said once', async () => {
    const wire = await wireTo(database.url)
    const far = await openDatabase(wire.url, { poolMax: 3, connectTimeoutMs: 500 })
    const deliver: Deliver = async outgoing => {
      wire.cut()
      setTimeout(wire.mend, 700)
      return said(outgoing)
    }
    await put(row('a'))
    start(deliver, { database: far })
    await eventually(async () => (await rowOf('a')).state === 'sent', 8_000)
    expect(delivered).toHaveLength(1)
    await Promise.all(running.splice(0).map(deliveries => deliveries.stop()))
    await far.close()
    await wire.close()
  })
})
