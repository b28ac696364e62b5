import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pairingCourse } from '#domain/pairings/course.ts'
import { events } from '#domain/pairings/events.ts'
import { pairingMachine, type Standing } from '#domain/pairings/machine.ts'
import { standingOf } from '#domain/pairings/policy.ts'
import { findPairing } from '#domain/pairings/record.ts'
import type { FreshDatabase } from '../support/database.ts'
import {
  grantOf,
  holding,
  peopled,
  personWith,
  talentIn,
  tellEveryStep,
  theClock,
} from '../support/every-step.ts'

let db: FreshDatabase
const people = { self: 0, village: 0, officer: 0, office: 0, second: 0, head: 0, other: 0, mentee: 0 }
const places = { village: 0, township: 0, far: 0, unit: 0, firm: 0 }
const talents = { self: 0, mentee: 0 }

beforeAll(async () => {
  db = await peopled(people)
  const { prisma } = db
  const village = await prisma.village.findFirstOrThrow({ where: { name: '松炼村' } })
  const far = await prisma.township.findFirstOrThrow({ where: { name: '苗岭乡' } })
  const [unit, firm] = await prisma.unit.findMany({ orderBy: { id: 'asc' } })
  Object.assign(places, {
    village: village.id,
    township: village.townshipId,
    far: far.id,
    unit: unit?.id ?? 0,
    firm: firm?.id ?? 0,
  })
  talents.self = await talentIn(db, '杨春兰', { personId: people.self, unitId: places.unit })
  talents.mentee = await talentIn(db, '小徒弟', { personId: people.mentee })
  await holding(db, [people.office, 'office'], [people.second, 'office'], [people.head, 'head'])
})
afterAll(() => db.drop())

const begun = new Date('2026-11-20T09:00:00+08:00')

const pairing = async (more: Readonly<Record<string, unknown>>) => {
  await db.prisma.pairing.deleteMany({})
  return db.prisma.pairing.create({
    data: {
      kind: 'village',
      talentId: talents.self,
      villageId: places.village,
      asksEmployer: true,
      origin: 'office',
      state: 'awaiting',
      proposedBy: `person:${people.office}`,
      since: begun,
      createdAt: begun,
      updatedAt: begun,
      ...more,
    },
  })
}

const complete = { reason: 'other', note: '电话确认', agreed: 3, until: '2027-11-22', withdrawn: true }

tellEveryStep({
  course: pairingCourse,
  db: () => db,
  began: '提出的人才办',
  recordIn: state => pairing({ state }),
  complete,
  lacking: {
    reason: { ...complete, reason: null },
    note: { ...complete, note: null },
    everybody: { ...complete, agreed: 2 },
    term: { ...complete, until: null },
    withdrawn: { ...complete, withdrawn: false },
  },
  tries: {
    人才本人: { actor: () => personWith(people.self, talents.self, grantOf('talent')), is: ['talent'] },
    村干部: {
      actor: () => personWith(people.village, null, grantOf('township', { villageId: places.village })),
      is: ['village'],
    },
    乡镇联络员: {
      actor: () => personWith(people.village, null, grantOf('township', { townshipId: places.township })),
      is: ['village'],
    },
    外乡镇联络员: {
      actor: () => personWith(people.other, null, grantOf('township', { townshipId: places.far })),
      is: [],
    },
    所在单位联络员: {
      actor: () => personWith(people.officer, null, grantOf('department', { unitId: places.unit })),
      is: ['employer'],
    },
    外单位联络员: {
      actor: () => personWith(people.other, null, grantOf('department', { unitId: places.firm })),
      is: [],
    },
    提出的人才办: {
      actor: () => personWith(people.office, null, grantOf('office')),
      is: ['office', 'proposer'],
    },
    另一位人才办: { actor: () => personWith(people.second, null, grantOf('office')), is: ['office'] },
    人才办主任: { actor: () => personWith(people.head, null, grantOf('head')), is: ['head'] },
    不再任职的提出人: { actor: () => personWith(people.office, null), is: ['proposer'] },
    另一位人才: { actor: () => personWith(people.other, 999_999, grantOf('talent')), is: [] },
    县级领导: { actor: () => personWith(people.other, null, grantOf('leader')), is: [] },
    领导小组成员: { actor: () => personWith(people.other, null, grantOf('member')), is: [] },
    审计: { actor: () => personWith(people.other, null, grantOf('audit')), is: [] },
    财政经办: { actor: () => personWith(people.other, null, grantOf('finance')), is: [] },
    管理员: { actor: () => personWith(people.other, null, grantOf('admin')), is: [] },
    陌生人: { actor: () => personWith(people.other, null, grantOf('stranger')), is: [] },
    时钟: { actor: () => theClock, is: ['system'] },
  },
})

describe('Who stands for whom', () => {
  const nobody = { villageId: null, unitId: null, menteeId: null, asksEmployer: false }
  const standingIn = async (
    more: Readonly<Record<string, unknown>>,
    actor: ReturnType<typeof personWith>,
  ): Promise<readonly Standing[]> => {
    const { id } = await pairing({ ...nobody, ...more })
    const row = await findPairing(db.reader, id)
    if (!row) throw new Error('not there')
    return [...standingOf(actor, row)]
  }

  test.each([
    ['mentor', { kind: 'mentor', menteeId: 0 }],
    ['enterprise', { kind: 'enterprise', unitId: 0 }],
    ['cadre', { kind: 'cadre', villageId: 0 }],
  ] as const)('follows from what a pairing serves: %s', async (kind, more) => {
    const ids = { menteeId: talents.mentee, unitId: places.firm, villageId: places.village }
    const served = Object.fromEntries(
      Object.keys(more).flatMap(key => (key in ids ? [[key, ids[key as keyof typeof ids]]] : [])),
    )
    const mentee = personWith(people.mentee, talents.mentee, grantOf('talent'))
    const firm = personWith(people.officer, null, grantOf('department', { unitId: places.firm }))
    const village = personWith(people.village, null, grantOf('township', { villageId: places.village }))
    const stands = await Promise.resolve([
      await standingIn({ kind, ...served }, mentee),
      await standingIn({ kind, ...served }, firm),
      await standingIn({ kind, ...served }, village),
    ])
    expect(stands).toEqual(
      { mentor: [['village'], [], []], enterprise: [[], ['village'], []], cadre: [[], [], ['village']] }[
        kind
      ],
    )
  })
})

test('Every step has a word for its story', () => {
  expect(Object.values(pairingMachine.verbs).filter(({ event }) => !events[event])).toEqual([])
})
