import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Noun } from '#core/handlers.ts'
import type { TellMorning } from '#core/morning.ts'
import { bindWriter } from '#storage/change.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { chores, holder, jobOver, keysSent, runAt, shanghai } from './things.ts'

let database: FreshDatabase
/** Who is reminded, by name; and after which morning the noun was asked. */
let due: readonly string[]
let asked: string[]

beforeEach(async () => {
  due = []
  asked = []
  database = await freshDatabase()
  bindWriter(database.reader, database, () => undefined)
})
afterEach(() => database.drop())

const matter = (number: string) => ({
  number,
  what: '子女入学 ［办理中］',
  lines: ['今天到期 · 县教育体育局'],
  past: 0,
  open: { do: 'grievances.show', value: { id: 1 } },
})

const remind =
  (number: string): TellMorning =>
  async ({ db }, since) => {
    asked.push(since)
    const people = await db.person.findMany({ where: { name: { in: [...due] } } })
    return people.map(({ id, openId }) => ({ to: { personId: id, openId }, matters: [matter(number)] }))
  }

const quiet: Noun = { ...chores(), weekly: async () => ({ own: [], changed: [], atRisk: [] }) }
const cases: Noun = { ...chores(), name: 'cases', morning: remind('SQ-2026-0001') }
const remarks: Noun = { ...quiet, name: 'remarks', morning: remind('JY-7') }
const job = jobOver([cases, remarks])

const morning = async (day: string, time = '08:31'): Promise<void> => runAt(database, job, `${day}T${time}`)

/** What was said to somebody, message by message. */
const saidTo = async (name: string): Promise<readonly string[]> => {
  const rows = await database.prisma.outbox.findMany({
    where: { once: { contains: `ou_${name}` } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ content }) => content)
}

const choose = async (name: string, chosen: object): Promise<void> => {
  const { id } = await database.prisma.person.findFirstOrThrow({ where: { name } })
  await database.prisma.digestPreference.create({ data: { personId: id, ...chosen } })
}

const day = (written: string): Date => new Date(`${written}T00:00:00Z`)

describe('What is due this morning', () => {
  beforeEach(async () => {
    await holder(database, '李梅', { role: 'office' })
    await morning('2026-11-20', '17:56')
    due = ['李梅']
  })

  test('of all nouns stands on the same card as everything else that waits for an officer', async () => {
    await morning('2026-11-24')
    await morning('2026-11-24', '08:36')
    const [card, ...others] = await saidTo('李梅')
    expect(others).toEqual([])
    for (const words of ['SQ-2026-0001', 'JY-7', '到期2件', '1件杂务等您办']) expect(card).toContain(words)
    expect(asked).toEqual(['2026-11-23', '2026-11-23'])
  })

  test('reaches him alone when he takes no daily queue, and nothing comes when nothing is due', async () => {
    await choose('李梅', { morning: false })
    await morning('2026-11-24')
    due = []
    await morning('2026-11-25')
    const [card, ...others] = await saidTo('李梅')
    expect(others).toEqual([])
    expect(card).toContain('到期提醒')
    expect(card).toContain('SQ-2026-0001')
    expect(card).not.toContain('杂务')
  })

  test('does not wait for the hour he chose for the rest', async () => {
    await choose('李梅', { minute: 15 * 60 })
    await morning('2026-11-24')
    expect(await saidTo('李梅')).toHaveLength(1)
    due = []
    await morning('2026-11-25')
    expect(await saidTo('李梅')).toHaveLength(1)
    await morning('2026-11-25', '15:01')
    expect(await saidTo('李梅')).toHaveLength(2)
  })

  test.each([
    ['paused', { pausedUntil: day('2026-11-30') }],
    ['on leave', { awayUntil: day('2026-11-30') }],
  ])('reaches who is %s, without the rest', async (_, chosen) => {
    await choose('李梅', chosen)
    await morning('2026-11-24')
    const [card] = await saidTo('李梅')
    expect(card).toContain('SQ-2026-0001')
    expect(card).not.toContain('杂务')
  })

  test('comes beside a weekly digest that tells the rest', async () => {
    await holder(database, '陈立新', { role: 'leader' }, { role: 'head' })
    due = ['陈立新']
    await morning('2026-11-23')
    expect((await keysSent(database)).filter(key => key.includes('陈立新'))).toEqual([
      'weekly:2026-W48:ou_陈立新',
      'morning:2026-11-23:ou_陈立新',
    ])
    expect((await saidTo('陈立新')).at(-1)).not.toContain('杂务')
  })

  test('reaches somebody who holds no office, with no word of digests', async () => {
    await holder(database, '杨春兰', { role: 'talent' })
    due = ['杨春兰']
    await morning('2026-11-24')
    const [card] = await saidTo('杨春兰')
    expect(card).toContain('SQ-2026-0001')
    expect(card).not.toContain('简报')
  })

  test('on a day the program was down is told on the next morning', async () => {
    await morning('2026-11-24')
    // Wednesday passes without anybody; the nouns are asked for all that came after Tuesday.
    await morning('2026-11-26')
    expect(asked).toEqual(['2026-11-23', '2026-11-23', '2026-11-24', '2026-11-24'])
    expect(await saidTo('李梅')).toHaveLength(2)
  })

  // Once what was due that day was told to nobody: the issue was open, and the next one began after it.
  test('is told the next day to whoever the program died on, and to nobody twice', async () => {
    await holder(database, '何山', { role: 'office' })
    due = ['李梅', '何山']
    let fails: string | null = '李梅'
    const fragile: Noun = {
      ...quiet,
      weekly: async (_ctx, { name }) => {
        if (name === fails) throw new Error('died')
        return { own: [], changed: [], atRisk: [] }
      },
      morning: async (ctx, since) =>
        (await remind('SQ-1')(ctx, since)).map(one => ({ ...one, matters: [matter(`自${since}`)] })),
    }
    const own = jobOver([fragile])
    // Whose card cannot be made keeps nobody else waiting, and the run ends with his error.
    const on = (day: string, time = '08:31') => runAt(database, own, `${day}T${time}`).catch(() => undefined)
    await on('2026-11-24')
    expect(await saidTo('何山')).toHaveLength(1)
    await on('2026-11-25')
    await on('2026-11-26')
    expect(await saidTo('李梅')).toHaveLength(0)
    fails = null
    await on('2026-11-27')
    await on('2026-11-27', '08:36')
    expect((await saidTo('李梅')).map(card => /自[\d-]+/.exec(card)?.[0])).toEqual(['自2026-11-23'])
    expect((await saidTo('何山')).map(card => /自[\d-]+/.exec(card)?.[0])).toEqual([
      '自2026-11-23',
      '自2026-11-24',
      '自2026-11-25',
      '自2026-11-26',
    ])
  })

  test('never comes at night', async () => {
    await database.prisma.heartbeat.create({ data: { name: 'tick', at: shanghai('2026-11-24T21:00') } })
    await morning('2026-11-24')
    expect(await saidTo('李梅')).toEqual([])
  })
})
