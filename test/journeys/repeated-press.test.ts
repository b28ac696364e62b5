import { afterAll, beforeAll, expect, test } from 'vitest'
import { type County, startCounty } from '../support/world.ts'

let county: County

beforeAll(async () => {
  county = await startCounty()
})
afterAll(() => county.end())

// The repeat of a press used to be told 「正在办理」 while the first was still running; when that answer came back first, the
// card stayed the form it was.
test('a press that the platform sends twice at once changes once, and both are given the same answer', async () => {
  const villager = await county.person('杨春兰')
  await villager.says('登记 杨春兰')
  county.emulator.pushFaults.add({ kind: 'duplicate', times: 1 })
  const details = { place: '漕溪镇松炼村', fields: '茶叶', phone: '13800001234', category: '专业技术人才' }
  expect(await villager.submits('提交', details)).toBe('已登记，编号RC-1')
  await county.settle()
  expect(await county.db.reader.talent.count()).toBe(1)
  expect(villager.reads()).toContain('告知与同意')
  const answers = county.emulator.courier.deliveries.at(-1)?.attempts.map(({ answer }) => answer)
  expect(new Set(answers?.map(answer => JSON.stringify(answer))).size).toBe(1)
  expect(answers?.length).toBeGreaterThan(1)
})
