import { afterAll, beforeAll, expect, test } from 'vitest'
import { defineMachine } from '#core/machine.ts'
import { builtInCalendar } from '#core/working-calendar.ts'
import { type Course, dueOf, type Kind } from '#domain/steps/index.ts'
import { morningOf } from '../support/morning.ts'
import { type County, startCounty } from '../support/world.ts'

let county: County

beforeAll(async () => {
  county = await startCounty({ now: '2026-11-24T08:00' })
})
afterAll(() => county.end())

const dueToday = 12

// Reminders were once read five hundred at a time with the oldest first: what was overdue for ever hid what was due today.
test('Everybody is reminded on the day, however many records are overdue for ever', async () => {
  const { prisma } = county.db
  const office = await county.person('段小梅', { role: 'office' })
  const unit = await prisma.unit.findFirstOrThrow()
  const record = (dueAt: string) => ({
    name: '杨春兰',
    initials: 'ycl',
    category: 'professional',
    unitId: unit.id,
    tags: [],
    state: 'office_verify',
    since: new Date('2026-11-17T09:00:00+08:00'),
    dueAt: new Date(`${dueAt}T17:30:00+08:00`),
    registeredBy: 'system:test',
    createdAt: new Date('2026-11-17T09:00:00+08:00'),
    updatedAt: new Date('2026-11-17T09:00:00+08:00'),
  })
  await prisma.talent.createMany({ data: Array.from({ length: 600 }, () => record('2026-03-02')) })
  await prisma.talent.createMany({ data: Array.from({ length: dueToday }, () => record('2026-11-24')) })
  await county.clock.set('2026-11-24T09:21')
  expect(morningOf(office)).toContain(`到期${dueToday}件`)
  expect(morningOf(office).match(/今天到期/g)).toHaveLength(dueToday)
})

test('A deadline may be days, office hours, or the record’s own', () => {
  const machine = defineMachine({
    name: 'matters',
    title: '事项',
    initial: 'new',
    standings: { office: '人才办' },
    needs: {},
    verbs: { go: { words: '办理', event: 'matter.went' } },
    states: {
      new: { words: '登记', owner: ['office'], within: { workingHours: 4 }, remind: [0] },
      open: { words: '办理', owner: ['office'], within: { byRecord: '按类别' }, remind: [0] },
      late: { words: '复核', owner: ['office'], within: { workingDays: 2 }, remind: [0] },
      done: { words: '办结', final: true },
    },
    rules: [
      { verb: 'go', from: ['new'], to: 'open', by: ['office'] },
      { verb: 'go', from: ['open'], to: 'late', by: ['office'] },
      { verb: 'go', from: ['late'], to: 'done', by: ['office'] },
    ],
  })
  const row = { id: 1, state: 'new', version: 1, since: new Date(0), dueAt: null }
  const course: Pick<Course<Kind>, 'machine' | 'deadline'> = {
    machine,
    deadline: () => ({ workingDays: 13 }),
  }
  const due = (state: string) =>
    dueOf<Kind>(course, builtInCalendar, row, state, new Date('2026-11-24T16:30:00+08:00'))
  expect(due('new')).toEqual(new Date('2026-11-25T11:30:00+08:00'))
  expect(due('open')).toEqual(new Date('2026-12-11T17:30:00+08:00'))
  expect(due('late')).toEqual(new Date('2026-11-26T17:30:00+08:00'))
  expect(due('done')).toBeNull()
  const { deadline: _deadline, ...without } = course
  expect(dueOf<Kind>(without, builtInCalendar, row, 'open', new Date())).toBeNull()
})
