import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quotas, type Rank } from '#domain/liaisons/dictionary.ts'
import { coverageAt } from '#domain/pairings/coverage.ts'
import { createVault } from '#storage/vault.ts'
import { openKeys } from '#storage/vault-keys.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { type County, startCounty } from '#test/support/world.ts'
import { seedDemo } from '../../src/demo/seed.ts'

const now = new Date('2026-11-23T08:00:00+08:00')
const vault = createVault(
  openKeys({ vaultKeys: `test:${Buffer.alloc(32, 7).toString('base64')}`, dataDir: '.' }),
)

let county: County
let db: FreshDatabase

beforeAll(async () => {
  county = await startCounty({ now: '2026-11-23T08:00', furnish: database => seedDemo(database, vault, now) })
  db = county.db
})
afterAll(() => county.end())

const living = ['awaiting', 'office', 'active', 'warned', 'paused', 'review']

describe('The invented county’s pairings', () => {
  test('are of 96 people for 90 villages, four of which nobody holds; one of those has a team', async () => {
    const rows = await db.prisma.pairing.findMany({ where: { kind: 'village', state: { in: living } } })
    expect(new Set(rows.map(({ talentId }) => talentId)).size).toBe(96)
    const covered = await coverageAt(db.reader, now)
    expect(covered).toHaveLength(90)
    const open = covered.filter(({ isPaired }) => !isPaired)
    expect(open).toHaveLength(4)
    expect(open.filter(({ teams }) => teams.length > 0)).toHaveLength(1)
  })

  test('stand in every state of their life, and break none of its rules', async () => {
    const rows = await db.prisma.pairing.findMany()
    expect(new Set(rows.map(({ state }) => state))).toEqual(
      new Set([...living, 'ended', 'declined', 'expired']),
    )
    const places = rows.filter(({ kind, state }) => kind === 'village' && living.includes(state))
    for (const { talentId } of places)
      expect(places.filter(one => one.talentId === talentId).length).toBeLessThanOrEqual(2)
    const talents = await db.prisma.talent.findMany({ where: { id: { in: rows.map(one => one.talentId) } } })
    expect(talents.filter(({ state }) => !['verified', 'annual_due', 'disputed'].includes(state))).toEqual([])
    for (const { state, dueAt } of rows)
      expect(dueAt === null).toBe(!['awaiting', 'office', 'warned', 'review'].includes(state))
  })

  test('were served over the last year, and the day of the latest service is right', async () => {
    const logs = await db.prisma.serviceLog.findMany()
    expect(logs.length).toBeGreaterThan(300)
    const latest = new Map<number, Date>()
    for (const { pairingId, on } of logs)
      if (on > (latest.get(pairingId) ?? new Date(0))) latest.set(pairingId, on)
    for (const { id, servedOn } of await db.prisma.pairing.findMany())
      expect([id, servedOn]).toEqual([id, latest.get(id) ?? null])
    expect(logs.filter(({ on }) => on > now)).toEqual([])
  })

  test('are left as they are by the first working morning', async () => {
    const states = async () =>
      (await db.prisma.pairing.findMany({ orderBy: { id: 'asc' } })).map(({ id, state }) => [id, state])
    const before = await states()
    await county.clock.set('2026-11-23T09:40')
    expect(await states()).toEqual(before)
  })
})

describe('The invented county’s liaisons', () => {
  test('are 74 of 28 leaders, nine of them overdue, one expert with two leaders', async () => {
    expect(await db.prisma.leader.count()).toBe(28)
    const rows = await db.prisma.liaison.findMany({ include: { contacts: true, talent: true } })
    expect(rows).toHaveLength(74)
    expect(rows.filter(({ state }) => state === 'overdue')).toHaveLength(9)
    expect(new Set(rows.map(({ talentId }) => talentId)).size).toBe(73)
    expect(rows.filter(({ talent }) => talent.state !== 'verified')).toEqual([])
    expect(rows.filter(({ contacts }) => contacts.length === 0)).toEqual([])
  })

  test('keep the quotas of every rank but one’s, who has too few', async () => {
    const leaders = await db.prisma.leader.findMany({ include: { _count: { select: { liaisons: true } } } })
    const few = leaders.filter(({ rank, _count }) => _count.liaisons < quotas[rank as Rank].least)
    const many = leaders.filter(({ rank, _count }) => _count.liaisons > quotas[rank as Rank].most)
    expect([few.length, many.length]).toEqual([1, 0])
  })

  test('agree with their own clock, whatever the day is', async () => {
    await county.clock.set('2026-11-24T09:40')
    expect(await db.prisma.liaison.count({ where: { state: 'overdue' } })).toBe(9)
    expect(await db.prisma.auditEvent.count({ where: { event: { startsWith: 'liaison.' } } })).toBe(0)
  })
})

describe('The same county', () => {
  test.each(['2026-01-05', '2026-06-15', '2026-12-28'])('can be made on any day: %s', async day => {
    const other = await freshDatabase()
    const start = new Date(`${day}T09:00:00+08:00`)
    await seedDemo(other, vault, start)
    const covered = await coverageAt(other.reader, start)
    expect(covered.filter(({ isPaired }) => !isPaired)).toHaveLength(4)
    expect(await other.prisma.liaison.count({ where: { state: 'overdue' } })).toBe(9)
    expect(await other.prisma.contact.count({ where: { on: { gt: start } } })).toBe(0)
    await other.drop()
  })

  test('is the same for everybody who makes it on the same day', async () => {
    const other = await freshDatabase()
    await seedDemo(other, vault, now)
    const pairs = ({ prisma }: FreshDatabase) =>
      prisma.pairing.findMany({
        select: { id: true, talentId: true, villageId: true, state: true, servedOn: true },
        orderBy: { id: 'asc' },
      })
    expect(await pairs(other)).toEqual(await pairs(db))
    await other.drop()
  })
})
