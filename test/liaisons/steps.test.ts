import { afterAll, beforeAll, expect, test } from 'vitest'
import { liaisonCourse } from '#domain/liaisons/course.ts'
import { liaisons } from '#domain/liaisons/index.ts'
import { liaisonMachine } from '#domain/liaisons/machine.ts'
import type { FreshDatabase } from '../support/database.ts'
import { grantOf, peopled, personWith, talentIn, tellEveryStep, theClock } from '../support/every-step.ts'

let db: FreshDatabase
const people = { leader: 0, expert: 0, office: 0, head: 0, other: 0 }
const ids = { leader: 0, talent: 0 }
const begun = new Date('2026-11-20T09:00:00+08:00')

beforeAll(async () => {
  db = await peopled(people)
  const leader = await db.prisma.leader.create({
    data: { personId: people.leader, rank: 'standing', post: '县委常委', since: new Date('2026-01-05') },
  })
  Object.assign(ids, {
    leader: leader.id,
    talent: await talentIn(db, '杨春兰', { personId: people.expert }),
  })
})
afterAll(() => db.drop())

const complete = { reason: 'other', withdrawn: true }

tellEveryStep({
  course: liaisonCourse,
  db: () => db,
  began: '人才办',
  recordIn: async state => {
    await db.prisma.liaison.deleteMany({})
    return db.prisma.liaison.create({
      data: {
        leaderId: ids.leader,
        talentId: ids.talent,
        state,
        assignedBy: `person:${people.office}`,
        since: begun,
        createdAt: begun,
        updatedAt: begun,
      },
    })
  },
  complete,
  lacking: { reason: { ...complete, reason: null }, withdrawn: { ...complete, withdrawn: false } },
  tries: {
    领导本人: { actor: () => personWith(people.leader, null, grantOf('leader')), is: ['leader'] },
    另一位领导: { actor: () => personWith(people.other, null, grantOf('leader')), is: [] },
    专家本人: { actor: () => personWith(people.expert, ids.talent, grantOf('talent')), is: ['expert'] },
    另一位人才: { actor: () => personWith(people.other, 999, grantOf('talent')), is: [] },
    人才办: { actor: () => personWith(people.office, null, grantOf('office')), is: ['office'] },
    人才办主任: { actor: () => personWith(people.head, null, grantOf('head')), is: ['head'] },
    部门联络员: { actor: () => personWith(people.other, null, grantOf('department', { unitId: 1 })), is: [] },
    乡镇联络员: {
      actor: () => personWith(people.other, null, grantOf('township', { townshipId: 1 })),
      is: [],
    },
    领导小组成员: { actor: () => personWith(people.other, null, grantOf('member')), is: [] },
    审计: { actor: () => personWith(people.other, null, grantOf('audit')), is: [] },
    管理员: { actor: () => personWith(people.other, null, grantOf('admin')), is: [] },
    陌生人: { actor: () => personWith(people.other, null, grantOf('stranger')), is: [] },
    时钟: { actor: () => theClock, is: ['system'] },
  },
})

test('Every step has a word for its story', () => {
  const words = liaisons.events ?? {}
  expect(Object.values(liaisonMachine.verbs).filter(({ event }) => !words[event])).toEqual([])
})
