import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Unavailable } from '#core/unavailable.ts'
import { openDatabase } from '#storage/client.ts'
import { createInbox, type Inbox } from '#storage/inbox.ts'
import { type Queue, startQueue } from '#storage/queue.ts'
import { openWords, sealWords } from '#storage/sealed-words.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { eventually, message, press, quietLog, vault, wireTo } from './queueing.ts'

describe('Claiming what comes in', () => {
  let database: FreshDatabase
  let queue: Queue
  let inbox: Inbox
  beforeEach(async () => {
    database = await freshDatabase()
    queue = await startQueue({ database, log: quietLog() })
    inbox = createInbox({ database, vault, queue })
  })
  afterEach(async () => {
    await inbox.close()
    await queue.stop()
    await database.drop()
  })
  const count = (): Promise<number> => database.prisma.inbox.count()

  test('an event is kept once, however often it is delivered', async () => {
    const first = await inbox.claim(message('om_1', 'oc_1'))
    const again = await inbox.claim(message('om_1', 'oc_1'))
    expect(first).toEqual({ fresh: true, id: expect.any(BigInt) })
    expect(again).toEqual({ fresh: false, id: first.id, state: 'waiting', answer: null })
    expect(await count()).toBe(1)
  })

  test('of a hundred deliveries at the same moment one is fresh', async () => {
    const other = createInbox({ database, vault, queue })
    const claims = await Promise.all(
      Array.from({ length: 100 }, (_, index) => (index % 2 ? inbox : other).claim(message('om_1', 'oc_1'))),
    )
    await other.close()
    expect(claims.filter(({ fresh }) => fresh)).toHaveLength(1)
    expect(await count()).toBe(1)
  })

  test('what was claimed together keeps the order it came in', async () => {
    const keys = Array.from({ length: 300 }, (_, index) => `om_${index}`)
    await Promise.all(keys.map(key => inbox.claim(message(key, 'oc_1'))))
    const rows = await database.prisma.inbox.findMany({ orderBy: { id: 'asc' } })
    expect(rows.map(({ key }) => key)).toEqual(keys)
  })

  test('a claim is committed when its promise resolves, and the bell with it', async () => {
    await inbox.claim(message('om_1', 'oc_1'))
    const elsewhere = await openDatabase(database.url)
    expect(await elsewhere.prisma.inbox.count({ where: { key: 'om_1' } })).toBe(1)
    const { rows } = await elsewhere.pool.query(`select name from pgboss.job`)
    expect(rows).toEqual([{ name: 'inbox' }])
    await elsewhere.close()
  })

  test('another process hears the bell of a claim it did not make', async () => {
    let heard = 0
    const replica = await startQueue({ database, log: quietLog(), pollMs: 50 })
    replica.hear('inbox', () => {
      heard += 1
    })
    await inbox.claim(message('om_1', 'oc_1'))
    await eventually(() => heard > 0)
    await eventually(async () => (await database.pool.query('select from pgboss.job')).rowCount === 0)
    await replica.stop()
  })

  test('a press is in the hands of whoever claimed it, rings no bell, and its answer is there for a repeat', async () => {
    const { id } = await inbox.claim(press('c-1', 'oc_1'))
    expect(await inbox.claim(press('c-1', 'oc_1'))).toEqual({
      fresh: false,
      id,
      state: 'working',
      answer: null,
    })
    expect((await database.pool.query('select from pgboss.job')).rowCount).toBe(0)
    const answer = { toast: { type: 'success', content: '已核验' } }
    await database.prisma.inbox.update({
      where: { id },
      data: { state: 'done', answer: sealWords(vault, answer) },
    })
    expect(await inbox.claim(press('c-1', 'oc_1'))).toEqual({ fresh: false, id, state: 'done', answer })
  })

  test('words the database has no letters for do not keep others out', async () => {
    const odd = message('om_odd', 'oc_1', { text: 'NUL \0 half \ud83d pair and \\u0000 as typed' })
    const claims = await Promise.all([inbox.claim(message('om_1', 'oc_1')), inbox.claim(odd)])
    expect(claims.map(({ fresh }) => fresh)).toEqual([true, true])
    const row = await database.prisma.inbox.findUniqueOrThrow({ where: { key: 'om_odd' } })
    expect(openWords(vault, String(row.payload))).toMatchObject({
      text: 'NUL \ufffd half \ufffd pair and \\u0000 as typed',
    })
  })
})

describe('Claiming while the database is away', () => {
  test.each(['cut', 'hold'] as const)(
    '%s: refused within a second, and taken again afterwards',
    async how => {
      const database = await freshDatabase()
      const wire = await wireTo(database.url)
      const queue = await startQueue({ database, log: quietLog() })
      const inbox = createInbox({ database: { url: wire.url }, vault, queue })
      await inbox.claim(message('om_before', 'oc_1'))

      wire[how]()
      const started = performance.now()
      const claims = Array.from({ length: 20 }, (_, index) => inbox.claim(message(`om_${index}`, 'oc_1')))
      for (const claim of claims) await expect(claim).rejects.toThrow(Unavailable)
      await expect(inbox.claim(message('om_late', 'oc_1'))).rejects.toThrow(Unavailable)
      expect(performance.now() - started).toBeLessThan(how === 'cut' ? 1_000 : 2_000)

      wire.mend()
      const deliveredAgain = await inbox.claim(message('om_0', 'oc_1'))
      expect(deliveredAgain.fresh).toBe(true)
      await inbox.close()
      await queue.stop()
      await wire.close()
      await database.drop()
    },
  )
})
