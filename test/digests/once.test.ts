import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyChain } from '#storage/audit-chain.ts'
import { bindWriter } from '#storage/change.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { chores, holder, jobOver, keysSent, runAt, shanghai } from './things.ts'

const script = fileURLToPath(new URL('./send-child.ts', import.meta.url))
const readers = 350

let database: FreshDatabase
let children: ChildProcess[]
beforeEach(async () => {
  children = []
  database = await freshDatabase({ poolMax: 8 })
  bindWriter(database.reader, database, () => undefined)
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await database.drop()
})

const replica = async (at: string): Promise<ChildProcess> => {
  const child = fork(script, [database.url, at], { execArgv: ['--import', 'tsx'] })
  children.push(child)
  child.on('error', () => undefined)
  await new Promise(resolve => child.once('message', resolve))
  return child
}

const slots = (state: string) => database.prisma.digestSlot.count({ where: { kind: 'weekly', state } })

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await sleep(20)
}

const many = async (): Promise<void> => {
  await database.prisma.person.createMany({
    data: Array.from({ length: readers }, (_, nth) => ({ openId: `ou_reader_${nth}`, name: `成员${nth}` })),
  })
  const people = await database.prisma.person.findMany()
  await database.prisma.roleGrant.createMany({
    data: people.map(({ id }) => ({
      personId: id,
      role: 'member',
      grantedBy: 'system:test',
      grantedAt: shanghai('2026-01-05T09:00'),
    })),
  })
}

describe('Everybody has his digest once', () => {
  test('when two processes run on one database and one is killed in the middle', {
    timeout: 180_000,
  }, async () => {
    await many()
    // The clock had ticked before: the program is no newcomer.
    await database.prisma.scheduleRun.create({
      data: { job: 'digests.send', slot: shanghai('2026-11-20T17:56'), state: 'done' },
    })
    let drawing: ChildProcess | undefined
    for (const child of await Promise.all([replica('2026-11-23T08:31'), replica('2026-11-23T08:31')]))
      child.on('message', heard => {
        if (heard === 'drawing') drawing = child
      })
    await until(async () => (await slots('sent')) > 0)
    const dead = drawing
    dead?.kill('SIGKILL')
    const sent = await slots('sent')
    expect(sent).toBeGreaterThan(0)
    expect(sent).toBeLessThan(readers)
    await until(async () => (await slots('due')) === 0)
    expect(await slots('sent')).toBe(readers)
    const keys = (await keysSent(database)).filter(key => key.startsWith('weekly:2026-W48:'))
    expect(keys.length).toBe(readers)
    expect(new Set(keys).size).toBe(readers)
    // Somebody else ended what the dead one had begun.
    expect(drawing).not.toBe(dead)
    expect((await verifyChain(database.pool)).broken).toBeNull()
  })

  test('when the same morning is run several times at once, and again', async () => {
    await holder(database, '周敏', { role: 'member' })
    await holder(database, '陈立新', { role: 'leader' }, { role: 'member' })
    const job = jobOver([chores()])
    await runAt(database, job, '2026-11-20T17:56')
    await Promise.allSettled(['a', 'b', 'c'].map(turn => runAt(database, job, '2026-11-23T08:31', turn)))
    await runAt(database, job, '2026-11-23T08:36')
    expect((await keysSent(database)).filter(key => key.startsWith('weekly'))).toEqual([
      'weekly:2026-W48:ou_周敏',
      'weekly:2026-W48:ou_陈立新',
    ])
  })

  test('though one reader’s card cannot be drawn: the others have theirs, and he has his when it can', async () => {
    await holder(database, '周敏', { role: 'member' })
    await holder(database, '陈立新', { role: 'member' })
    let broken = true
    const picky = chores()
    const job = jobOver([
      {
        ...picky,
        weekly: async (ctx, reader, week) => {
          if (broken && reader.name === '周敏') throw new Error('no such week')
          return picky.weekly?.(ctx, reader, week) ?? { own: [], changed: [], atRisk: [] }
        },
      },
    ])
    await runAt(database, job, '2026-11-20T17:56')
    await expect(runAt(database, job, '2026-11-23T08:31')).rejects.toThrow('no such week')
    expect(await keysSent(database)).toEqual(['weekly:2026-W48:ou_陈立新'])
    broken = false
    await runAt(database, job, '2026-11-23T08:36')
    expect(await keysSent(database)).toEqual(['weekly:2026-W48:ou_陈立新', 'weekly:2026-W48:ou_周敏'])
  })
})

describe('A program that was down', () => {
  const job = jobOver([chores()])
  beforeEach(async () => {
    await holder(database, '周敏', { role: 'member' })
    await runAt(database, job, '2026-11-20T17:26')
  })

  test('sends what is due when it is back, within working hours', async () => {
    await runAt(database, job, '2026-11-23T18:16')
    expect(await keysSent(database)).toEqual([])
    await runAt(database, job, '2026-11-24T08:31')
    expect(await keysSent(database)).toEqual(['weekly:2026-W48:ou_周敏'])
  })

  test('lets go what the next issue has overtaken, remembers that it was missed, and tells of that time as well', async () => {
    await runAt(database, job, '2026-11-23T08:31')
    await runAt(database, job, '2026-12-14T10:01')
    expect(await keysSent(database)).toEqual(['weekly:2026-W48:ou_周敏', 'weekly:2026-W51:ou_周敏'])
    const issues = await database.prisma.digestIssue.findMany({
      where: { kind: 'weekly' },
      orderBy: { period: 'asc' },
    })
    expect(issues.map(({ period, state }) => [period, state])).toEqual([
      ['2026-W48', 'open'],
      ['2026-W49', 'missed'],
      ['2026-W50', 'missed'],
      ['2026-W51', 'open'],
    ])
    const { content } = await database.prisma.outbox.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(content).toContain('本期从11月23日说起')
  })

  test('owes nothing for the time before anybody had it', async () => {
    await database.prisma.scheduleRun.deleteMany()
    await runAt(database, job, '2026-11-25T10:01')
    expect(await keysSent(database)).toEqual([])
    await runAt(database, job, '2026-11-30T08:31')
    expect(await keysSent(database)).toEqual(['weekly:2026-W49:ou_周敏'])
  })

  test('whose dead run is taken over at night waits for the morning', async () => {
    await database.prisma.heartbeat.create({ data: { name: 'tick', at: shanghai('2026-11-23T21:00') } })
    await runAt(database, job, '2026-11-23T08:31')
    expect(await keysSent(database)).toEqual([])
  })
})
