import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

let county: County
let mei: Speaker

beforeAll(async () => {
  county = await startCounty({ now: '2026-11-24T08:00' })
  mei = await county.person('段小梅', { role: 'office' })
  const unit = await county.db.prisma.unit.findFirstOrThrow()
  await county.db.prisma.talent.create({
    data: {
      name: '杨春兰',
      initials: 'ycl',
      category: 'professional',
      unitId: unit.id,
      tags: [],
      state: 'office_verify',
      since: new Date('2026-11-17T09:00:00+08:00'),
      dueAt: new Date('2026-11-24T17:30:00+08:00'),
      registeredBy: 'system:test',
      createdAt: new Date('2026-11-17T09:00:00+08:00'),
      updatedAt: new Date('2026-11-17T09:00:00+08:00'),
    },
  })
})
afterAll(() => county.end())

const reminders = () => mei.history().filter(words => words.includes('杨春兰'))

// The morning's job was caught up when the program came back at night, with its own time as its now: nothing held it back.
describe('The program was down from the morning until the evening', () => {
  test('what the morning should have said is not said at night', async () => {
    await county.clock.set('2026-11-24T22:00')
    expect(await county.db.prisma.auditEvent.count({ where: { event: 'talent.reminded' } })).toBe(1)
    expect(reminders()).toEqual([])
  })

  test('but the next morning, with what is true then', async () => {
    await county.clock.set('2026-11-25T08:31')
    expect(reminders()).toHaveLength(1)
    expect(reminders()[0]).toMatch(/已超期1个工作日/)
  })

  test('and not a second time by the job of that morning', async () => {
    await county.clock.set('2026-11-25T09:30')
    expect(reminders()).toHaveLength(1)
  })
})
