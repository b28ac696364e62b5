import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
/** Numbers of what left, the newest first. */
let all: readonly string[]

beforeAll(async () => {
  stage = await startStage()
  await stage.verified('杨春兰')
  await stage.mei.says('导出 人才台账')
  await stage.mei.presses('导出')
  const { prisma } = stage.county.db
  const { id: _, filter, gaps: __, ...row } = await prisma.export.findFirstOrThrow()
  await prisma.export.createMany({ data: Array(19).fill({ ...row, filter: filter ?? {} }) })
  const rows = await prisma.export.findMany({ orderBy: { id: 'desc' } })
  all = rows.map(({ id }) => `DC-${id}`)
})
afterAll(() => stage.county.end())

const shown = (): readonly string[] => [...new Set(stage.mei.reads().match(/DC-\d+/g))]

// Buttons turned this list, words did not.
test('What left is turned in words as by its buttons, and one of it is opened', async () => {
  const { mei } = stage
  await mei.says('导出记录')
  expect(shown()).toEqual(all.slice(0, 8))
  await mei.says('下一页')
  expect(shown()).toEqual(all.slice(8, 16))
  await mei.presses('下一页')
  expect(shown()).toEqual(all.slice(16))
  await mei.says('上一页')
  expect(shown()).toEqual(all.slice(8, 16))
  await mei.says('第二个')
  expect(shown()).toEqual([all[9]])
})
