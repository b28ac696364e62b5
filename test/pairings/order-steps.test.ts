import { afterAll, beforeAll, expect, test } from 'vitest'
import { events } from '#domain/pairings/events.ts'
import { orderCourse } from '#domain/pairings/orders/course.ts'
import { orderMachine } from '#domain/pairings/orders/machine.ts'
import type { FreshDatabase } from '../support/database.ts'
import { grantOf, peopled, personWith, tellEveryStep, theClock } from '../support/every-step.ts'

let db: FreshDatabase
const people = { asker: 0, village: 0, office: 0, head: 0, other: 0 }
const places = { village: 0, township: 0, far: 0 }

beforeAll(async () => {
  db = await peopled(people)
  const village = await db.prisma.village.findFirstOrThrow({ where: { name: '松炼村' } })
  const far = await db.prisma.township.findFirstOrThrow({ where: { name: '苗岭乡' } })
  Object.assign(places, { village: village.id, township: village.townshipId, far: far.id })
})
afterAll(() => db.drop())

tellEveryStep({
  course: orderCourse,
  db: () => db,
  began: '点单人',
  recordIn: state =>
    db.prisma.pairingOrder.create({
      data: {
        villageId: places.village,
        wish: '想要一位懂核桃的',
        state,
        askedBy: `person:${people.asker}`,
        createdAt: new Date('2026-11-20T09:00:00+08:00'),
      },
    }),
  complete: {},
  lacking: {},
  tries: {
    点单人: {
      actor: () => personWith(people.asker, null, grantOf('township', { townshipId: places.township })),
      is: ['asker'],
    },
    村干部: {
      actor: () => personWith(people.village, null, grantOf('township', { villageId: places.village })),
      is: ['asker'],
    },
    外乡镇联络员: {
      actor: () => personWith(people.other, null, grantOf('township', { townshipId: places.far })),
      is: [],
    },
    部门联络员: { actor: () => personWith(people.other, null, grantOf('department', { unitId: 1 })), is: [] },
    人才: { actor: () => personWith(people.other, 999, grantOf('talent')), is: [] },
    人才办: { actor: () => personWith(people.office, null, grantOf('office')), is: ['office'] },
    人才办主任: { actor: () => personWith(people.head, null, grantOf('head')), is: ['head'] },
    审计: { actor: () => personWith(people.other, null, grantOf('audit')), is: [] },
    管理员: { actor: () => personWith(people.other, null, grantOf('admin')), is: [] },
    陌生人: { actor: () => personWith(people.other, null, grantOf('stranger')), is: [] },
    时钟: { actor: () => theClock, is: ['system'] },
  },
})

test('Every step has a word for its story', () => {
  expect(Object.values(orderMachine.verbs).filter(({ event }) => !events[event])).toEqual([])
})
