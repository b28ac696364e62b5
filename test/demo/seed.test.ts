import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { identify } from '#domain/people/identify.ts'
import { ageAt } from '#domain/talents/birth.ts'
import { createVault } from '#storage/vault.ts'
import { openKeys } from '#storage/vault-keys.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { groups, personas } from '../../src/demo/personas.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { inventTalents } from '../../src/demo/talents.ts'

const now = new Date('2026-11-23T09:00:00+08:00')
const vault = createVault(
  openKeys({ vaultKeys: `test:${Buffer.alloc(32, 7).toString('base64')}`, dataDir: '.' }),
)

let database: FreshDatabase
let workedMs: number

beforeAll(async () => {
  database = await freshDatabase()
  const from = process.cpuUsage()
  await seedDemo(database, vault, now)
  const { user, system } = process.cpuUsage(from)
  workedMs = (user + system) / 1000
})
afterAll(() => database.drop())

const registered = { state: { in: ['verified', 'annual_due', 'disputed'] } }

const countsBy = async (column: 'category' | 'level' | 'source'): Promise<Record<string, number>> => {
  const rows = await database.prisma.talent.groupBy({ by: [column], where: registered, _count: true })
  return Object.fromEntries(rows.map(row => [row[column], row._count]))
}

describe('The invented county', () => {
  // Work, not time: other programs may be busy on the same machine.
  test('takes less than three seconds of work', () => {
    expect(workedMs).toBeLessThan(3_000)
  })

  test('has eleven townships, 86 villages, four communities, and no place without a name of its own there', async () => {
    expect(await database.prisma.township.count()).toBe(11)
    expect(await database.prisma.township.count({ where: { kind: '镇' } })).toBe(4)
    expect(await database.prisma.village.count({ where: { kind: '村' } })).toBe(86)
    expect(await database.prisma.village.count({ where: { kind: '社区' } })).toBe(4)
    expect(await database.prisma.unit.count()).toBe(46)
    expect(await database.prisma.field.count()).toBe(42)
  })

  test('has 1,260 talents in the register, by category, level and origin as the office expects', async () => {
    expect(await countsBy('category')).toEqual({
      party: 180,
      professional: 560,
      skilled: 120,
      enterprise: 90,
      rural: 180,
      folk: 80,
      social: 50,
    })
    expect(await countsBy('level')).toEqual({ high: 70, middle: 410, junior: 780 })
    expect(await countsBy('source')).toEqual({ local: 983, introduced: 130, returned: 97, flexible: 50 })
  })

  test('is 44.6 years old on average, 31 of a hundred are fifty and over, and nobody in an office is past sixty', async () => {
    const { prisma } = database
    const rows = await prisma.talent.findMany({
      where: registered,
      select: { bornSealed: true, category: true, source: true },
    })
    const people = rows.map(({ bornSealed, ...row }) => ({
      ...row,
      age: ageAt(vault.open(bornSealed ?? ''), '2026-11-23'),
    }))
    const ages = people.map(({ age }) => age)
    expect((ages.reduce((sum, age) => sum + age, 0) / ages.length).toFixed(1)).toBe('44.6')
    expect(ages.filter(age => age >= 50)).toHaveLength(391)
    expect(people.filter(({ category, age }) => category === 'party' && age >= 60)).toEqual([])
    expect(Math.min(...ages)).toBeGreaterThan(22)
  })

  test('has people on their way, disputes with their reason, and namesakes', async () => {
    expect(await database.prisma.talent.count({ where: { state: 'office_verify' } })).toBe(4)
    expect(await database.prisma.correction.count({ where: { kind: 'dispute', state: 'pending' } })).toBe(
      await database.prisma.talent.count({ where: { state: 'disputed' } }),
    )
    expect(await database.prisma.talent.count({ where: { name: '杨春兰' } })).toBeGreaterThan(1)
  })

  test('never holds a phone number in clear, and only numbers nobody answers', async () => {
    const { phoneSealed } = await database.prisma.talent.findUniqueOrThrow({ where: { id: 12 } })
    expect(phoneSealed).not.toContain('154')
    expect(vault.open(phoneSealed ?? '')).toBe('15400000012')
    expect(inventTalents().every(({ phone }) => /^1540000\d{4}$/.test(phone))).toBe(true)
  })

  test('has 3 stations of the province, 6 of the prefecture, 9 of the county; two were raised, one expert leads two', async () => {
    const { prisma } = database
    const standing = { plateOn: { not: null } }
    const byLevel = await prisma.workstation.groupBy({ by: ['level'], where: standing, _count: true })
    expect(Object.fromEntries(byLevel.map(row => [row.level, row._count]))).toEqual({
      province: 3,
      prefecture: 6,
      county: 9,
    })
    expect(await prisma.workstationLevel.count({ where: { toOn: { not: null } } })).toBe(2)
    expect(await prisma.workstation.count({ where: { ...standing, expertName: '周正平' } })).toBe(2)
    const { _sum } = await prisma.workstationSubsidy.aggregate({ _sum: { fen: true } })
    expect(_sum.fen).toBe(45_000_000n)
    expect(
      await prisma.workstation.count({
        where: { state: { in: ['applied', 'review', 'publicity', 'approved'] } },
      }),
    ).toBe(4)
  })

  test('is written down in the audit once, as done by the start', async () => {
    expect(await database.prisma.auditEvent.findMany()).toMatchObject([
      { event: 'demo.seeded', source: 'startup', actor: 'system:demo' },
    ])
  })

  test('the next new record gets the next number', async () => {
    const [row] = await database.prisma.$queryRaw<{ next: bigint }[]>`
      select last_value + 1 as next from talent_id_seq`
    expect(Number(row?.next)).toBe(1_273)
  })
})

test('the same county comes out every time', () => {
  expect(inventTalents()).toEqual(inventTalents())
})

test('a database that holds something is left alone', async () => {
  const before = await database.prisma.talent.count()
  await seedDemo(database, vault, now)
  expect(await database.prisma.talent.count()).toBe(before)
  expect(await database.prisma.auditEvent.count()).toBe(1)
})

describe('The people of the try-out', () => {
  test.each(personas.map(persona => [persona.name, persona] as const))(
    '%s is who they say',
    async (_name, persona) => {
      const found = await identify(database.reader, persona.openId, null, now)
      const roles = found?.person.grants.map(({ role }) => role) ?? ['stranger']
      const wanted = persona.talentId === null ? persona.holdings.map(({ role }) => role) : ['talent']
      expect(roles).toEqual(wanted.length > 0 ? wanted : ['stranger'])
      expect(found?.person.talentId ?? null).toBe(persona.talentId)
      expect(persona.openId).toMatch(/^ou_[0-9a-f]{32}$/)
    },
  )

  test('cover every role, and every use of a group', async () => {
    const roles = personas.flatMap(({ holdings }) => holdings.map(({ role }) => role))
    expect(new Set(roles)).toEqual(
      new Set(['department', 'township', 'office', 'head', 'finance', 'leader', 'member', 'admin', 'audit']),
    )
    expect(groups.map(({ scope }) => scope)).toEqual(['office', 'taskforce', 'leading', 'village', 'public'])
    expect(await database.prisma.chatRoom.count()).toBe(groups.length)
  })
})
