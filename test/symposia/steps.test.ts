import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { symposiumCourse } from '#domain/symposia/course.ts'
import { symposia } from '#domain/symposia/index.ts'
import { symposiumMachine } from '#domain/symposia/machine.ts'
import { opinionCourse } from '#domain/symposia/opinion-course.ts'
import { opinionMachine } from '#domain/symposia/opinion-machine.ts'
import type { FreshDatabase } from '../support/database.ts'
import { grantOf, peopled, personWith, talentIn, tellEveryStep, theClock } from '../support/every-step.ts'

let db: FreshDatabase
const people = { office: 0, head: 0, host: 0, guest: 0, officer: 0, other: 0 }
const ids = { guest: 0, silent: 0, unit: 0, far: 0 }
const begun = new Date('2026-11-20T09:00:00+08:00')

beforeAll(async () => {
  db = await peopled(people)
  const [unit, far] = await db.prisma.unit.findMany({ orderBy: { id: 'asc' } })
  Object.assign(ids, { unit: unit?.id ?? 0, far: far?.id ?? 0 })
  ids.guest = await talentIn(db, 'guest', { personId: people.guest })
  ids.silent = await talentIn(db, 'silent')
})
afterAll(() => db.drop())

const symposiumIn = async (state: string, invitedAt: Date | null = begun) => {
  await db.prisma.symposiumOpinion.deleteMany({})
  await db.prisma.symposiumGuest.deleteMany({})
  await db.prisma.symposium.deleteMany({})
  return db.prisma.symposium.create({
    data: {
      kind: 'symposium',
      topic: '茶产业人才怎么留得住',
      startsAt: new Date('2026-12-04T14:30:00+08:00'),
      place: '县委二楼会议室',
      hostId: people.host,
      state,
      invitedAt,
      createdBy: `person:${people.office}`,
      since: begun,
      createdAt: begun,
      updatedAt: begun,
      guests: {
        create: [
          { talentId: ids.guest, createdAt: begun },
          { talentId: ids.silent, createdAt: begun },
        ],
      },
    },
    include: { guests: { orderBy: { id: 'asc' } } },
  })
}

const opinionIn = async (state: string, silent = false) => {
  const symposium = await symposiumIn('following')
  return db.prisma.symposiumOpinion.create({
    data: {
      symposiumId: symposium.id,
      guestId: symposium.guests[silent ? 1 : 0]?.id ?? 0,
      kind: 'difficulty',
      text: 'sealed:孩子上学远',
      state,
      unitId: ids.unit,
      days: 15,
      since: begun,
      createdBy: `person:${people.office}`,
      createdAt: begun,
      updatedAt: begun,
    },
  })
}

const outsiders = {
  另一位人才: { actor: () => personWith(people.other, 999_999, grantOf('talent')), is: [] },
  外单位联络员: {
    actor: () => personWith(people.other, null, grantOf('department', { unitId: ids.far })),
    is: [],
  },
  乡镇联络员: { actor: () => personWith(people.other, null, grantOf('township', { townshipId: 1 })), is: [] },
  另一位领导: { actor: () => personWith(people.other, null, grantOf('leader')), is: [] },
  领导小组成员: { actor: () => personWith(people.other, null, grantOf('member')), is: [] },
  财政经办: { actor: () => personWith(people.other, null, grantOf('finance')), is: [] },
  审计: { actor: () => personWith(people.other, null, grantOf('audit')), is: [] },
  管理员: { actor: () => personWith(people.other, null, grantOf('admin')), is: [] },
  陌生人: { actor: () => personWith(people.other, null, grantOf('stranger')), is: [] },
} as const

const talk = {
  reason: 'clash',
  guests: 2,
  future: true,
  begun: true,
  minutes: '听取了意见',
  unsorted: 0,
  unsettled: 0,
}

describe('A symposium', () => {
  tellEveryStep({
    course: symposiumCourse,
    db: () => db,
    began: '人才办',
    recordIn: state => symposiumIn(state),
    complete: talk,
    lacking: {
      reason: { ...talk, reason: null },
      guests: { ...talk, guests: 0 },
      future: { ...talk, future: false },
      begun: { ...talk, begun: false },
      minutes: { ...talk, minutes: null },
      sorted: { ...talk, unsorted: 2 },
      settled: { ...talk, unsettled: 1 },
    },
    tries: {
      人才办: { actor: () => personWith(people.office, null, grantOf('office')), is: ['office'] },
      人才办主任: { actor: () => personWith(people.head, null, grantOf('head')), is: ['head'] },
      主持领导: { actor: () => personWith(people.host, null, grantOf('leader')), is: ['host'] },
      受邀专家: { actor: () => personWith(people.guest, ids.guest, grantOf('talent')), is: ['guest'] },
      时钟: { actor: () => theClock, is: ['system'] },
      ...outsiders,
    },
  })
})

const remark = {
  unit: 1,
  reason: 'duty',
  answer: '已列入计划',
  words: '还差时间',
  difficulty: true,
  rating: 'satisfied',
}

describe('A remark', () => {
  tellEveryStep({
    course: {
      ...opinionCourse,
      // How often it was done again decides between two steps; each is told with the count it needs.
      guards: {
        ...opinionCourse.guards,
        again: (row, given) => opinionCourse.guards.again(row, { redos: 0, ...given }),
        twice: (row, given) => opinionCourse.guards.twice(row, { redos: 2, ...given }),
      },
    },
    db: () => db,
    began: '人才办',
    recordIn: state => opinionIn(state),
    complete: remark,
    lacking: {
      unit: { ...remark, unit: null },
      reason: { ...remark, reason: null },
      answer: { ...remark, answer: null },
      words: { ...remark, words: null },
      difficulty: { ...remark, difficulty: false },
      rating: { ...remark, rating: null },
      again: { ...remark, redos: 2 },
      twice: { ...remark, redos: 1 },
    },
    tries: {
      人才办: { actor: () => personWith(people.office, null, grantOf('office')), is: ['office'] },
      人才办主任: { actor: () => personWith(people.head, null, grantOf('head')), is: ['head'] },
      答复单位: {
        actor: () => personWith(people.officer, null, grantOf('department', { unitId: ids.unit })),
        is: ['unit'],
      },
      提出人: { actor: () => personWith(people.guest, ids.guest, grantOf('talent')), is: ['speaker'] },
      主持领导: { actor: () => personWith(people.host, null, grantOf('leader')), is: ['host'] },
      时钟: { actor: () => theClock, is: ['system'] },
      ...outsiders,
    },
  })
})

describe('Who cannot be written to', () => {
  test('is asked by the office, which then may rate for him; nobody else may', async () => {
    const stands = async (silent: boolean, ...grants: Parameters<typeof personWith>[2][]) => {
      const { id } = await opinionIn('passed', silent)
      const row = await opinionCourse.find(db.reader, id)
      if (!row) throw new Error('not there')
      return [...opinionCourse.standingOf(personWith(people.office, null, ...grants), row)]
    }
    expect(await stands(true, grantOf('office'))).toEqual(['office', 'proxy'])
    expect(await stands(false, grantOf('office'))).toEqual(['office'])
    expect(await stands(true, grantOf('department', { unitId: ids.far }))).toEqual([])
  })
})

test('Every step has a word for its story', () => {
  const words = symposia.events ?? {}
  const verbs = [...Object.values(symposiumMachine.verbs), ...Object.values(opinionMachine.verbs)]
  expect(verbs.filter(({ event }) => !words[event])).toEqual([])
})
