import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { inOrderOf, waitingUntil } from '../support/waiting.ts'
import { type County, startCounty } from '../support/world.ts'

let county: County
let mei: Speaker
let inOrder: readonly string[]

beforeAll(async () => {
  county = await startCounty()
  mei = await county.person('段小梅', { role: 'office' })
  const { prisma } = county.db
  const [township, field, unit] = [
    await prisma.township.findFirstOrThrow(),
    await prisma.field.findFirstOrThrow(),
    await prisma.unit.findFirstOrThrow(),
  ]
  const at = new Date('2026-11-02T09:00:00+08:00')
  const rows = await prisma.workstation.createManyAndReturn({
    data: Array.from({ length: 33 }, (_one, index) => ({
      name: `第${index + 1}专家工作站`,
      kind: 'expert',
      level: 'county',
      state: 'review',
      hostUnitId: unit.id,
      deptUnitId: unit.id,
      townshipId: township.id,
      fieldId: field.id,
      expertName: '周正平',
      institution: '省茶叶研究所',
      plan: '古树茶提质、茶园绿色防控。',
      since: at,
      dueAt: waitingUntil(index),
      registeredBy: 'system:test',
      createdAt: at,
      updatedAt: at,
    })),
  })
  inOrder = inOrderOf('GZ', rows)
})
afterAll(() => county.end())

const shown = (): readonly string[] => [...new Set(mei.reads().match(/GZ-\d+/g))]

// Thirty were shown once, and how many more there were.
describe('What waits for the office, longer than a page', () => {
  test('is turned page by page, the most urgent first, nobody twice and nobody left out', async () => {
    await mei.says('工作站待办')
    expect(mei.reads()).toMatch(/33件[\s\S]*第1—10件，共33件/)
    const read = [...shown()]
    for (const until of [20, 30, 33]) {
      await mei.presses('下一页')
      expect(mei.reads()).toContain(`第${until - (until % 10 || 10) + 1}—${until}件，共33件`)
      read.push(...shown())
    }
    expect(read).toEqual(inOrder)
    expect(mei.reads()).not.toContain('下一页')
  })

  test('is turned back, by a button and in words', async () => {
    await mei.says('工作站待办')
    await mei.says('最后一页')
    expect(shown()).toEqual(inOrder.slice(30))
    await mei.presses('上一页')
    expect(shown()).toEqual(inOrder.slice(20, 30))
    await mei.says('上一页')
    expect(shown()).toEqual(inOrder.slice(10, 20))
    await mei.says('第二个')
    expect(mei.reads()).toContain(inOrder[11])
  })

  test('shows the rest when what the page began with was dealt with meanwhile, and the first page when all was', async () => {
    await mei.says('工作站待办')
    await mei.presses('下一页')
    const dealtWith = inOrder.slice(18, 21).map(number => Number(number.slice(3)))
    const { prisma } = county.db
    await prisma.workstation.updateMany({ where: { id: { in: dealtWith } }, data: { state: 'rejected' } })
    await mei.presses('下一页')
    expect(shown()).toEqual(inOrder.slice(21, 31))
    expect(mei.reads()).toContain('第19—28件，共30件')
    await prisma.workstation.updateMany({
      where: { id: { in: inOrder.slice(31).map(number => Number(number.slice(3))) } },
      data: { state: 'rejected' },
    })
    await mei.presses('下一页')
    expect(mei.reads()).toContain('第1—10件，共28件')
  })
})
