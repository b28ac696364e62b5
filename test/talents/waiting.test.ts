import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { inOrderOf, waitingUntil } from '../support/waiting.ts'
import { type County, startCounty } from '../support/world.ts'

let county: County
let mei: Speaker
let inOrder: readonly string[]

beforeAll(async () => {
  county = await startCounty()
  mei = await county.person('段小梅', { role: 'office' })
  const at = new Date('2026-11-02T09:00:00+08:00')
  const rows = await county.db.prisma.talent.createManyAndReturn({
    data: Array.from({ length: 24 }, (_one, index) => ({
      name: '杨春兰',
      initials: 'ycl',
      category: 'professional',
      tags: [],
      state: 'office_verify',
      since: at,
      dueAt: waitingUntil(index),
      registeredBy: 'system:test',
      createdAt: at,
      updatedAt: at,
    })),
  })
  inOrder = inOrderOf('RC', rows)
})
afterAll(() => county.end())

const shown = (): readonly string[] => [...new Set(mei.reads().match(/RC-\d+/g))]

// Thirty were shown once, and how many more there were; 下一页 led nowhere.
test('What waits to be verified is turned page by page, the most urgent first, by buttons and in words', async () => {
  await mei.says('审核')
  expect(mei.reads()).toMatch(/24件[\s\S]*第1—10件，共24件/)
  expect(shown()).toEqual(inOrder.slice(0, 10))
  await mei.presses('下一页')
  expect(shown()).toEqual(inOrder.slice(10, 20))
  await mei.says('下一页')
  expect(shown()).toEqual(inOrder.slice(20))
  expect(mei.reads()).not.toContain('〔下一页〕')
  await mei.presses('上一页')
  expect(shown()).toEqual(inOrder.slice(10, 20))
  await mei.says('第二个')
  expect(mei.reads()).toContain(inOrder[11])
})
