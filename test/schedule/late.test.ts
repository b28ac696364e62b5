import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dueOn } from '../support/morning.ts'
import type { Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

let county: County
let mei: Speaker

beforeAll(async () => {
  county = await startCounty({ now: '2026-11-24T08:00' })
  mei = await county.person('段小梅', { role: 'office' })
  const unit = await county.db.prisma.unit.findFirstOrThrow()
  const at = new Date('2025-11-24T09:00:00+08:00')
  const record = (name: string) => ({
    name,
    initials: 'x',
    category: 'professional',
    unitId: unit.id,
    tags: [],
    since: at,
    registeredBy: 'system:test',
    createdAt: at,
    updatedAt: at,
  })
  await county.db.prisma.talent.createMany({
    data: [
      { ...record('杨春兰'), state: 'verified', confirmedAt: at },
      { ...record('何山'), state: 'office_verify', dueAt: new Date('2026-11-24T17:30:00+08:00') },
    ],
  })
})
afterAll(() => county.end())

const told = () => mei.history().filter(words => words.includes('杨春兰'))

// The morning's job was caught up when the program came back at night, with its own time as its now: nothing held it back.
describe('The program was down from the morning until the evening', () => {
  test('what the morning should have said is not said at night', async () => {
    await county.clock.set('2026-11-24T22:00')
    expect(await county.db.prisma.auditEvent.count({ where: { event: 'talent.fell_due' } })).toBe(1)
    expect(mei.history()).toEqual([])
  })

  test('but the next morning', async () => {
    await county.clock.set('2026-11-25T08:31')
    expect(told()).toHaveLength(1)
    expect(told()[0]).toContain('入库满一年，请确认信息有没有变化。')
  })

  test('and not a second time by the job of that morning', async () => {
    await county.clock.set('2026-11-25T09:30')
    expect(told()).toHaveLength(1)
  })

  test('what was due that day stands on the next morning’s card, with what is true then', () => {
    expect(dueOn(mei, 'RC-2')).toBe('超期1个工作日')
  })
})
