import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Context } from '#core/context.ts'
import { bootstrapAdmins, identify, meet, people, whoHolds } from '#domain/people/index.ts'
import { bindWriter } from '#storage/change.ts'
import { contextOn } from '../support/contexts.ts'
import { furnish } from '../support/county.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

let db: FreshDatabase
let turns = 0
const now = new Date('2026-11-23T09:00:00+08:00')

beforeAll(async () => {
  db = await freshDatabase()
  await furnish(db)
  bindWriter(db.reader, db, () => undefined)
})
afterAll(() => db.drop())
beforeEach(async () => {
  await db.prisma.roleGrant.deleteMany()
  await db.prisma.talent.deleteMany()
  await db.prisma.person.deleteMany()
  await db.prisma.chatRoom.deleteMany()
})

const ctxAt = (when = now): Context => {
  turns += 1
  return contextOn(db, { turn: `message:om_${turns}`, now: when })
}
const arriving = (openId: string, more = {}) => ({
  openId,
  name: null,
  chatId: null,
  chatType: null,
  ...more,
})
const personNamed = (name: string) => db.prisma.person.create({ data: { openId: `ou_${name}`, name } })
const grant = (personId: number, role: string, more = {}) =>
  db.prisma.roleGrant.create({
    data: { personId, role, grantedBy: 'system:test', grantedAt: now, ...more },
  })
const rolesOf = async (name: string, when = now) =>
  (await identify(db.reader, `ou_${name}`, null, when))?.person.grants.map(({ role }) => role)
const day = (written: string) => new Date(`${written}T00:00:00Z`)

describe('Somebody who speaks', () => {
  test('for the first time is remembered once, as a stranger, also when two turns meet him at once', async () => {
    const met = await Promise.all([
      meet(ctxAt(), arriving('ou_new', { name: '杨春兰', chatId: 'oc_p', chatType: 'private' })),
      meet(ctxAt(), arriving('ou_new', { name: '杨春兰' })),
    ])
    for (const { person } of met)
      expect(person).toMatchObject({ name: '杨春兰', talentId: null, grants: [{ role: 'stranger' }] })
    expect(await db.prisma.person.count()).toBe(1)
  })

  test('under a new name, or in the private chat for the first time, is remembered so', async () => {
    await meet(ctxAt(), arriving('ou_a', { name: null }))
    const { person } = await meet(ctxAt(), arriving('ou_a', { name: '段小梅' }))
    expect(person.name).toBe('段小梅')
    const met = await meet(ctxAt(), arriving('ou_a', { chatId: 'oc_mei', chatType: 'private' }))
    expect(met.scope).toBe('private')
    expect(await meet(ctxAt(), arriving('ou_a', { chatId: 'oc_mei' }))).toMatchObject({ scope: 'private' })
    const events = await db.prisma.auditEvent.findMany({ where: { subject: `person:${person.personId}` } })
    expect(events.map(({ event }) => event)).toEqual(['person.met', 'person.renamed', 'person.reached'])
  })

  test('in a group counts by the group’s use; in one nobody bound, as in public', async () => {
    await db.prisma.chatRoom.create({ data: { chatId: 'oc_office', name: '人才办', scope: 'office' } })
    const scopeIn = async (chatId: string) =>
      (await meet(ctxAt(), arriving('ou_c', { chatId, chatType: 'group' }))).scope
    expect(await scopeIn('oc_office')).toBe('office')
    expect(await scopeIn('oc_other')).toBe('public')
  })

  test('leaves no trace when nothing is new', async () => {
    await meet(ctxAt(), arriving('ou_d', { name: '段小梅' }))
    const before = await db.prisma.auditEvent.count()
    await meet(ctxAt(), arriving('ou_d', { name: '段小梅' }))
    expect(await db.prisma.auditEvent.count()).toBe(before)
  })
})

describe('The roles in force', () => {
  test('are those not taken back and not run out, on their last day included', async () => {
    const { id } = await personNamed('mei')
    await grant(id, 'office')
    await grant(id, 'leader', { revokedAt: now })
    await grant(id, 'finance', { until: day('2026-11-23') })
    expect(await rolesOf('mei')).toEqual(['office', 'finance'])
    expect(await rolesOf('mei', new Date('2026-11-23T23:59:00+08:00'))).toEqual(['office', 'finance'])
    expect(await rolesOf('mei', new Date('2026-11-24T00:00:00+08:00'))).toEqual(['office'])
  })

  test('lent ones hold as long as the lender’s own, in the same area', async () => {
    const lender = await personNamed('mei')
    const delegate = await personNamed('li')
    const unit = await db.prisma.unit.findFirstOrThrow()
    const own = await grant(lender.id, 'department', { unitId: unit.id })
    await grant(delegate.id, 'department', { unitId: unit.id, lentById: lender.id, until: day('2026-12-31') })
    expect(await rolesOf('li')).toEqual(['department'])
    await db.prisma.roleGrant.update({ where: { id: own.id }, data: { revokedAt: now } })
    expect(await rolesOf('li')).toEqual(['stranger'])
    await grant(lender.id, 'department')
    expect(await rolesOf('li')).toEqual(['stranger'])
  })

  test('include the talent’s own, as long as the record stands', async () => {
    const { id } = await personNamed('yang')
    const record = {
      name: '杨春兰',
      initials: 'ycl',
      category: 'rural',
      tags: [],
      personId: id,
      registeredBy: 'test',
    }
    const talent = await db.prisma.talent.create({
      data: { ...record, state: 'verified', createdAt: now, updatedAt: now },
    })
    const known = async (state: string) => {
      await db.prisma.talent.update({ where: { id: talent.id }, data: { state } })
      return (await identify(db.reader, 'ou_yang', null, now))?.person
    }
    expect(await known('verified')).toMatchObject({ talentId: talent.id, grants: [{ role: 'talent' }] })
    expect(await known('exited')).toMatchObject({ talentId: talent.id, grants: [{ role: 'stranger' }] })
    expect(await known('erased')).toMatchObject({ talentId: null, grants: [{ role: 'stranger' }] })
  })
})

describe('Who holds a role', () => {
  test('in an area, delegates included, those who left not', async () => {
    const [a, b] = await db.prisma.unit.findMany({ take: 2 })
    const [mei, li, gone] = [await personNamed('mei'), await personNamed('li'), await personNamed('gone')]
    await grant(mei.id, 'department', { unitId: a?.id })
    await grant(gone.id, 'department', { unitId: a?.id })
    await grant(li.id, 'department', { unitId: a?.id, lentById: mei.id, until: day('2026-12-31') })
    await db.prisma.person.update({ where: { id: gone.id }, data: { leftAt: now } })
    const holders = async (unitId: number | undefined, when = now) => {
      const area = { unitId: unitId ?? null, townshipId: null, villageId: null }
      return (await whoHolds(db.reader, 'department', area, when)).map(({ name }) => name)
    }
    expect(await holders(a?.id)).toEqual(['mei', 'li'])
    expect(await holders(a?.id, new Date('2027-01-01T09:00:00+08:00'))).toEqual(['mei'])
    expect(await holders(b?.id)).toEqual([])
    expect(await whoHolds(db.reader, 'department', undefined, now)).toHaveLength(2)
    expect(await whoHolds(db.reader, 'office', undefined, now)).toEqual([])
  })
})

describe('At the start', () => {
  test('the configured accounts become admins once, audited as the start’s doing', async () => {
    const start = () => contextOn(db, { turn: `startup:${turns++}`, now, source: 'startup' })
    expect(await bootstrapAdmins(start(), ['ou_e', 'ou_f'])).toEqual({ made: ['ou_e', 'ou_f'], refused: [] })
    expect(await bootstrapAdmins(start(), ['ou_e'])).toEqual({ made: [], refused: [] })
    expect(await db.prisma.roleGrant.count({ where: { role: 'admin' } })).toBe(2)
    expect(await db.prisma.auditEvent.findFirst({ where: { event: 'person.granted' } })).toMatchObject({
      source: 'startup',
      actor: 'system:test',
    })
  })

  test('nobody who holds an office becomes admin', async () => {
    const mei = await personNamed('mei')
    await grant(mei.id, 'office')
    expect(await bootstrapAdmins(ctxAt(), ['ou_mei'])).toEqual({ made: [], refused: ['ou_mei'] })
  })
})

test('somebody who leaves loses every role, and starts as a stranger when he comes back', async () => {
  const mei = await personNamed('mei')
  await grant(mei.id, 'office')
  const left = {
    kind: 'left',
    key: 'e',
    lane: 'ou_mei',
    sentAt: null,
    openId: 'ou_mei',
    name: 'mei',
  } as const
  expect(await people.hears?.left?.(ctxAt(), left)).toBeNull()
  expect(await rolesOf('mei')).toEqual(['stranger'])
  expect(await people.hears?.left?.(ctxAt(), left)).toBeNull()
  const { person } = await meet(ctxAt(), arriving('ou_mei'))
  expect(person.grants).toMatchObject([{ role: 'stranger' }])
  expect((await identify(db.reader, 'ou_mei', null, now))?.hasLeft).toBe(false)
  const events = await db.prisma.auditEvent.findMany({ where: { subject: `person:${mei.id}` } })
  expect(events.map(({ event }) => event)).toEqual(['person.left', 'person.returned'])
})
