import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Grant, Role } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { Refusal } from '#core/refusal.ts'
import type { TalentState } from '#domain/talents/dictionary.ts'
import type { Given } from '#domain/talents/guards.ts'
import { type Edge, type Standing, talentMachine } from '#domain/talents/machine.ts'
import { MovedOn, takeStep } from '#domain/talents/moving.ts'
import { bindWriter } from '#storage/change.ts'
import { contextOn } from '../support/contexts.ts'
import { furnish } from '../support/county.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

const { edges } = talentMachine

let db: FreshDatabase
let unitId = 0
let otherUnitId = 0
let turns = 0

const grantOf = (role: Role, unit: number | null = null): Grant => ({
  role,
  unitId: unit,
  townshipId: null,
  villageId: null,
})

const person = (personId: number, talentId: number | null, ...grants: readonly Grant[]): Actor => ({
  kind: 'person',
  personId,
  openId: `ou_${personId}`,
  name: `人${personId}`,
  grants,
  talentId,
})

/** Everybody who could try, and what each is to the record; written down here, not computed. */
const tries: Readonly<Record<string, { actor: (talentId: number) => Actor; is: readonly Standing[] }>> = {
  本人: { actor: id => person(ids.self, id, grantOf('talent')), is: ['self'] },
  登记的联络员: {
    actor: () => person(ids.submitter, null, grantOf('department', unitId)),
    is: ['submitter', 'unit', 'reader'],
  },
  本单位联络员: {
    actor: () => person(ids.unit, null, grantOf('department', unitId)),
    is: ['unit', 'reader'],
  },
  外单位联络员: { actor: () => person(ids.other, null, grantOf('department', otherUnitId)), is: ['reader'] },
  外乡镇联络员: {
    actor: () => person(ids.other, null, { ...grantOf('township'), townshipId: 999 }),
    is: [],
  },
  人才办: { actor: () => person(ids.office, null, grantOf('office')), is: ['office', 'reader'] },
  人才办主任: { actor: () => person(ids.head, null, grantOf('head')), is: ['office', 'head', 'reader'] },
  县级领导: { actor: () => person(ids.leader, null, grantOf('leader')), is: ['reader'] },
  领导小组成员: { actor: () => person(ids.leader, null, grantOf('member')), is: ['reader'] },
  审计: { actor: () => person(ids.leader, null, grantOf('audit')), is: ['reader'] },
  财政经办: { actor: () => person(ids.leader, null, grantOf('finance')), is: [] },
  管理员: { actor: () => person(ids.leader, null, grantOf('admin')), is: [] },
  另一位人才: { actor: () => person(ids.other, 999_999, grantOf('talent')), is: [] },
  陌生人: { actor: () => person(ids.other, null, grantOf('stranger')), is: [] },
  时钟: { actor: () => ({ kind: 'system', name: 'clock' }), is: ['system'] },
}

const ids = { self: 0, submitter: 0, unit: 0, other: 0, office: 0, head: 0, leader: 0 }

/** Everything any step could need. */
const complete: Given = {
  consentVersion: '2026-12',
  evidence: '查验了证书原件',
  items: '补证书',
  duplicates: 0,
  reason: 'request',
  field: 'title',
  preparedBy: 'person:1',
  approvedBy: 'person:2',
  openMatters: 0,
}

beforeAll(async () => {
  db = await freshDatabase()
  await furnish(db)
  bindWriter(db.reader, db, () => undefined)
  const [one, other] = await db.prisma.unit.findMany({ orderBy: { id: 'asc' } })
  unitId = one?.id ?? 0
  otherUnitId = other?.id ?? 0
  for (const key of Object.keys(ids) as (keyof typeof ids)[]) {
    const made = await db.prisma.person.create({ data: { openId: `ou_${key}`, name: key } })
    ids[key] = made.id
  }
  // Others who could review and verify, so that whoever registered a record need not.
  for (const [personId, role, unit] of [
    [ids.unit, 'department', unitId],
    [ids.office, 'office', null],
  ] as const)
    await db.prisma.roleGrant.create({
      data: { personId, role, unitId: unit, grantedBy: 'system:test', grantedAt: new Date('2026-01-05') },
    })
})
afterAll(() => db.drop())

const contextFor = (actor: Actor): Context => {
  turns += 1
  return contextOn(db, { turn: `step:${turns}`, actor })
}

const recordIn = async (state: TalentState, fields = true) => {
  const field = await db.prisma.field.findFirstOrThrow()
  return db.prisma.talent.create({
    data: {
      name: '杨春兰',
      initials: 'ycl',
      category: 'professional',
      title: '农艺师',
      unitId,
      tags: [],
      state,
      registeredBy: `person:${ids.submitter}`,
      createdAt: new Date('2026-11-01T09:00:00+08:00'),
      updatedAt: new Date('2026-11-01T09:00:00+08:00'),
      ...(fields ? { fields: { create: { fieldId: field.id } } } : {}),
    },
  })
}

const outcome = async (
  edge: Edge,
  actorFor: (id: number) => Actor,
  given: Given = complete,
  fields = true,
) => {
  const { id, version } = await recordIn(edge.from, fields)
  try {
    const row = await takeStep(contextFor(actorFor(id)), {
      verb: edge.verb,
      ref: { id, version },
      to: edge.to,
      given,
    })
    return row.state
  } catch (error) {
    if (error instanceof Refusal) return 'refused'
    throw error
  }
}

describe('Every step', () => {
  test.each(edges.map(edge => [edge.verb, edge.from, edge.to, edge] as const))(
    '%s from %s to %s is taken by whom the table names, and refused to everybody else',
    async (_verb, _from, _to, edge) => {
      for (const [who, { actor, is }] of Object.entries(tries)) {
        const may =
          is.some(standing => edge.by.includes(standing)) && !(edge.separate && who === '登记的联络员')
        expect([who, await outcome(edge, actor)]).toEqual([who, may ? edge.to : 'refused'])
        const { id } = await db.prisma.talent.findFirstOrThrow({ orderBy: { id: 'desc' } })
        const kept = await db.prisma.auditEvent.count({ where: { subject: `RC-${id}` } })
        expect([who, kept]).toEqual([who, may ? 1 : 0])
      }
    },
  )

  test.each(edges.flatMap(edge => edge.needs.map(need => [edge.verb, edge.from, need, edge] as const)))(
    '%s from %s is refused without %s',
    async (_verb, _from, need, edge) => {
      const actor = Object.values(tries).find(one => one.is.some(standing => edge.by.includes(standing)))
      const lacking: Record<string, Given> = {
        minimum: complete,
        consent: { ...complete, consentVersion: '' },
        evidence: { ...complete, evidence: null },
        items: { ...complete, items: ' ' },
        duplicates: { ...complete, duplicates: 2 },
        reason: { ...complete, reason: null },
        field: { ...complete, field: '' },
        twoPersons: { ...complete, preparedBy: 'person:2' },
        nothingOpen: { ...complete, openMatters: 1 },
      }
      const passer = edge.separate ? tries.人才办 : actor
      expect(
        await outcome(edge, passer?.actor ?? (() => person(0, null)), lacking[need], need !== 'minimum'),
      ).toBe('refused')
    },
  )
})

describe('A step from a card that has moved on', () => {
  test('is not taken from an older version', async () => {
    const { id, version } = await recordIn('unit_review')
    const office = tries.人才办?.actor(id) ?? person(0, null)
    await takeStep(contextFor(office), { verb: 'pass', ref: { id, version }, given: complete })
    await expect(
      takeStep(contextFor(office), { verb: 'pass', ref: { id, version }, given: complete }),
    ).rejects.toBeInstanceOf(MovedOn)
    await expect(
      takeStep(contextFor(office), { verb: 'pass', ref: { id, version: version + 1 }, given: complete }),
    ).rejects.toBeInstanceOf(MovedOn)
  })

  test('pressed by two at once is taken once', async () => {
    const { id, version } = await recordIn('office_verify')
    const press = () =>
      takeStep(contextFor(tries.人才办?.actor(id) ?? person(0, null)), {
        verb: 'verify',
        ref: { id, version },
        given: complete,
      })
    const both = await Promise.allSettled([press(), press(), press()])
    expect(both.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    expect(both.flatMap(one => (one.status === 'rejected' ? [one.reason instanceof MovedOn] : []))).toEqual([
      true,
      true,
    ])
    expect(await db.prisma.auditEvent.count({ where: { subject: `RC-${id}` } })).toBe(1)
  })
})
