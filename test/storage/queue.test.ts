import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '#storage/client.ts'
import { type Queue, startQueue } from '#storage/queue.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { eventually, pause, quietLog, wireTo } from './queueing.ts'

describe('The job engine', () => {
  let database: FreshDatabase
  const queues: Queue[] = []
  beforeEach(async () => {
    database = await freshDatabase()
  })
  afterEach(async () => {
    await Promise.all(queues.splice(0).map(queue => queue.stop()))
    await database.drop()
  })
  const start = async (): Promise<Queue> => {
    const queue = await startQueue({ database, log: quietLog(), pollMs: 20 })
    queues.push(queue)
    return queue
  }
  const jobs = async () => (await database.pool.query(`select name, state from pgboss.job`)).rows

  test('replicas that start together set it up once', async () => {
    await Promise.all([start(), start(), start()])
    const { rows } = await database.pool.query('select name from pgboss.queue order by name')
    expect(rows).toEqual([{ name: 'inbox' }, { name: 'schedule' }])
  })

  test('a bell is heard after the commit, and never without one', async () => {
    const queue = await start()
    let heard = 0
    queue.hear('inbox', () => {
      heard += 1
    })
    const client = await database.pool.connect()
    await client.query('begin')
    await queue.ring('inbox', client)
    await pause(100)
    expect(heard).toBe(0)
    await client.query('rollback')
    await client.query('begin')
    await queue.ring('inbox', client)
    await client.query('commit')
    client.release()
    await eventually(() => heard === 1)
    await eventually(async () => (await jobs()).length === 0)
  })

  test('a job for later comes later, to one replica; asked for twice, it comes once', async () => {
    const worked: unknown[] = []
    const handler = async ({ data }: { data: unknown }): Promise<void> => void worked.push(data)
    const [one, other] = [await start(), await start()]
    await one.work('remind', handler)
    await other.work('remind', handler)
    const sent = performance.now()
    await one.send('remind', { id: 7 }, { afterMs: 300, once: 'RC-7' })
    await other.send('remind', { id: 7 }, { afterMs: 300, once: 'RC-7' })
    await eventually(() => worked.length > 0)
    expect(performance.now() - sent).toBeGreaterThan(290)
    await pause(100)
    expect(worked).toEqual([{ id: 7 }])
    expect(await jobs()).toEqual([{ name: 'remind', state: 'completed' }])
  })

  test('a job that fails is kept for another try', async () => {
    const queue = await start()
    await queue.work('remind', async () => {
      throw new Error('not yet')
    })
    await queue.send('remind', {})
    await eventually(async () => (await jobs()).some(({ state }) => state === 'retry'))
  })

  test('a database that goes away and comes back is not the end of it', async () => {
    const wire = await wireTo(database.url)
    const far = await openDatabase(wire.url, { poolMax: 2, connectTimeoutMs: 300 })
    const queue = await startQueue({ database: far, log: quietLog(), pollMs: 20 })
    queues.push(queue)
    let heard = 0
    queue.hear('inbox', () => {
      heard += 1
      wire.cut()
    })
    await queue.ring('inbox', database.pool)
    await eventually(() => heard === 1)
    await pause(200)
    wire.mend()
    await queue.ring('inbox', database.pool)
    await eventually(() => heard > 1)
    wire.mend()
    await queue.stop()
    queues.length = 0
    await far.close()
    await wire.close()
  })
})
