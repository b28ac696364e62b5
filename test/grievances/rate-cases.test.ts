import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GrievanceStage, startStage } from './stage.ts'

let stage: GrievanceStage

beforeAll(async () => {
  stage = await startStage('2026-11-23T09:00')
})
afterAll(() => stage.county.end())

test('The cases behind a rate are turned page by page, none left out, none twice', async () => {
  const { mei } = stage
  const told: string[] = []
  for (let nth = 1; nth <= 13; nth += 1)
    told.push(await stage.submitted(`我想反映个事，宿舍${nth}楼漏水没人管`))
  await mei.says('诉求统计')
  await mei.presses('重复诉求率名单')
  const first = mei.reads()
  expect(first).toContain('第1—10件，共13件')
  await mei.presses('下一页')
  const second = mei.reads()
  expect(second).toContain('第11—13件，共13件')
  expect(told.filter(number => first.includes(number) !== second.includes(number))).toEqual(told)
  await mei.presses('上一页')
  expect(mei.reads()).toBe(first)
})
