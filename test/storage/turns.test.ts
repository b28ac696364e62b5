import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Unavailable } from '#core/unavailable.ts'
import { createInbox, type Inbox } from '#storage/inbox.ts'
import { type Queue, startQueue } from '#storage/queue.ts'
import { createTurns, type HandleTurn, type Turns, type TurnsOptions } from '#storage/turns.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { answering, eventually, message, pause, press, quietLog, vault, words } from './queueing.ts'

describe('Turns', () => {
  let database: FreshDatabase
  let queue: Queue
  let inbox: Inbox
  let wakeAll: (() => void)[]
  let running: Turns[]
  beforeEach(async () => {
    database = await freshDatabase({ poolMax: 10 })
    queue = await startQueue({ database, log: quietLog() })
    wakeAll = []
    running = []
    inbox = createInbox({ database, vault, queue, onWaiting: () => wakeAll.forEach(wake => void wake()) })
  })
  afterEach(async () => {
    await Promise.all(running.map(turns => turns.stop()))
    await inbox.close()
    await queue.stop()
    await database.drop()
  })
  const start = (handle: HandleTurn, options: Partial<TurnsOptions> = {}): Turns => {
    const turns = createTurns({ database, vault, queue, handle, log: quietLog(), retryMs: 50, ...options })
    running.push(turns)
    wakeAll.push(turns.wake)
    return turns
  }
  const stateOf = async (key: string) =>
    (await database.prisma.inbox.findUniqueOrThrow({ where: { key } })).state

  test('a waiting message starts at once', async () => {
    let started = 0
    const turns = start(
      answering(database, async () => {
        started = performance.now()
        return null
      }),
    )
    await turns.idle()
    await pause(50)
    const claimed = performance.now()
    await inbox.claim(message('om_1', 'oc_1'))
    await turns.idle()
    expect(started - claimed).toBeLessThan(500)
    expect(await stateOf('om_1')).toBe('done')
  })

  test('one lane is handled in order and one at a time, over two processes; lanes do not wait for each other', async () => {
    const handled = new Map<string, string[]>()
    const busy = new Set<string>()
    let together = 0
    let most = 0
    const handle = answering(database, async ({ inbound }) => {
      expect(busy.has(inbound.lane)).toBe(false)
      busy.add(inbound.lane)
      together += 1
      most = Math.max(most, together)
      await pause(Math.random() * 4)
      handled.set(inbound.lane, [...(handled.get(inbound.lane) ?? []), inbound.key])
      together -= 1
      busy.delete(inbound.lane)
      return null
    })
    const turns = start(handle)
    start(handle)
    const keys = Array.from({ length: 400 }, (_, index) => ({ key: `om_${index}`, lane: `oc_${index % 13}` }))
    await Promise.all(keys.map(({ key, lane }) => inbox.claim(message(key, lane))))
    await turns.idle()
    for (let lane = 0; lane < 13; lane += 1) {
      const expected = keys.filter((_, index) => index % 13 === lane).map(({ key }) => key)
      expect(handled.get(`oc_${lane}`)).toEqual(expected)
    }
    expect(most).toBeGreaterThan(4)
  })

  test('a slow chat holds up nobody else', async () => {
    let release = (): void => undefined
    const slow = new Promise<void>(resolve => {
      release = resolve
    })
    const turns = start(
      answering(database, async ({ inbound }) => {
        if (inbound.lane === 'oc_slow') await slow
        return null
      }),
    )
    await inbox.claim(message('om_slow', 'oc_slow'))
    await inbox.claim(message('om_behind', 'oc_slow'))
    await inbox.claim(message('om_quick', 'oc_quick'))
    await eventually(async () => (await stateOf('om_quick')) === 'done')
    expect(await stateOf('om_behind')).toBe('waiting')
    release()
    await turns.idle()
    expect(await stateOf('om_behind')).toBe('done')
  })

  test('a turn that fails is tried once more, then parked with its error, and the lane goes on', async () => {
    const tried: string[] = []
    const turns = start(
      answering(database, async ({ inbound, attempt, last }) => {
        tried.push(`${inbound.key} ${attempt} ${last}`)
        if (inbound.key === 'om_bad') throw new TypeError('x is not a function')
        return null
      }),
    )
    await Promise.all(['om_bad', 'om_next'].map(key => inbox.claim(message(key, 'oc_1'))))
    await turns.idle()
    expect(tried).toEqual(['om_bad 1 false', 'om_bad 2 true', 'om_next 1 false'])
    const bad = await database.prisma.inbox.findUniqueOrThrow({ where: { key: 'om_bad' } })
    expect(bad).toMatchObject({ state: 'parked', error: 'TypeError: x is not a function', attempts: 2 })
    expect(await stateOf('om_next')).toBe('done')
  })

  test('an absent database is not the turn’s fault: it is tried until it is back', async () => {
    let away = 4
    const turns = start(
      answering(database, async () => {
        away -= 1
        if (away > 0) throw new Unavailable('the database is away')
        return null
      }),
    )
    await inbox.claim(message('om_1', 'oc_1'))
    await turns.idle()
    expect(await stateOf('om_1')).toBe('done')
  })

  test('what a dead process had in hand is taken over when its lease runs out', async () => {
    await inbox.claim(message('om_1', 'oc_1'))
    // The dead one: it took the row and will never renew.
    await database.pool.query(`select from inbox_take(1, interval '400 milliseconds', 3)`)
    const seen: number[] = []
    const turns = start(
      answering(database, async ({ attempt }) => {
        seen.push(attempt)
        return null
      }),
      { leaseMs: 300 },
    )
    await pause(150)
    expect(seen).toEqual([])
    await turns.idle()
    expect(seen).toEqual([2])
  })

  test('a death does not count as a failure of the handler: it still has its two tries', async () => {
    await inbox.claim(message('om_1', 'oc_1'))
    await database.pool.query(`select from inbox_take(1, interval '0', 12)`)
    const seen: string[] = []
    const turns = start(
      answering(database, async ({ attempt, last }) => {
        seen.push(`${attempt} ${last}`)
        if (!last) throw new Error('a slip')
        return null
      }),
    )
    await turns.idle()
    expect(seen).toEqual(['2 false', '3 true'])
    expect(await stateOf('om_1')).toBe('done')
  })

  test('a row that kills its workers is parked after the twelfth', async () => {
    await inbox.claim(message('om_killer', 'oc_1'))
    await inbox.claim(message('om_next', 'oc_1'))
    await database.prisma.inbox.update({
      where: { key: 'om_killer' },
      data: { state: 'working', attempts: 12, leaseUntil: new Date(0) },
    })
    const turns = start(answering(database, async () => null))
    await turns.idle()
    expect(await stateOf('om_killer')).toBe('parked')
    expect(await stateOf('om_next')).toBe('done')
  })

  test('a turn longer than the lease keeps it, as long as its process lives', async () => {
    let runs = 0
    const handle = answering(database, async () => {
      runs += 1
      await pause(900)
      return null
    })
    const turns = start(handle, { leaseMs: 300 })
    start(handle, { leaseMs: 300 })
    await inbox.claim(message('om_1', 'oc_1'))
    await turns.idle()
    expect(runs).toBe(1)
  })

  test('a press whose process died is parked, for people to see', async () => {
    await inbox.claim(press('c-1', 'oc_1'))
    await database.prisma.inbox.update({ where: { key: 'c-1' }, data: { leaseUntil: new Date(0) } })
    start(answering(database, async () => null))
    await eventually(async () => (await stateOf('c-1')) === 'parked')
  })

  test('stopping finishes what is in hand and takes nothing more', async () => {
    const turns = start(
      answering(database, async () => {
        await pause(200)
        return words('好')
      }),
      { lanesMax: 1 },
    )
    await Promise.all(['om_1', 'om_2'].map(key => inbox.claim(message(key, `oc_${key}`))))
    await eventually(async () => (await stateOf('om_1')) === 'working')
    await turns.stop()
    expect(await stateOf('om_1')).toBe('done')
    expect(await stateOf('om_2')).toBe('waiting')
  })
})
