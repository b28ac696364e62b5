import { afterAll, beforeAll, expect, test } from 'vitest'
import { head, person, type Stage, startStage } from './stage.ts'

let stage: Stage
/** Numbers of what came in, the newest first. */
let all: readonly string[]

beforeAll(async () => {
  stage = await startStage()
  await stage.imports(stage.mei, [head, person(1, '杨春兰')], '县医院.xlsx')
  const { prisma } = stage.county.db
  const { id: _, survey, mapping, counts, ...row } = await prisma.import.findFirstOrThrow()
  const again = { ...row, survey: survey ?? {}, mapping: mapping ?? {}, counts: counts ?? {} }
  await prisma.import.createMany({ data: Array(19).fill(again) })
  const rows = await prisma.import.findMany({ orderBy: { id: 'desc' } })
  all = rows.map(({ id }) => `DR-${id}`)
})
afterAll(() => stage.county.end())

const shown = (): readonly string[] => [...new Set(stage.mei.reads().match(/DR-\d+/g))]

// Buttons turned this list, words did not.
test('What came in is turned in words as by its buttons, and one of it is opened', async () => {
  const { mei } = stage
  await mei.says('导入记录')
  expect(shown()).toEqual(all.slice(0, 8))
  await mei.says('下一页')
  expect(shown()).toEqual(all.slice(8, 16))
  await mei.presses('下一页')
  expect(shown()).toEqual(all.slice(16))
  await mei.says('上一页')
  expect(shown()).toEqual(all.slice(8, 16))
  await mei.says('第二个')
  expect(mei.reads()).toContain('县医院.xlsx')
})
