import { afterAll, beforeAll, expect, test } from 'vitest'
import { type County, startCounty } from '../support/world.ts'

let county: County
beforeAll(async () => {
  county = await startCounty()
})
afterAll(() => county.end())

test('a villager registers, the township and the office look at it, and everybody who may finds her', async () => {
  const office = await county.person('王雪梅', { role: 'office' })
  const township = await county.person('李志远', { role: 'township', township: '漕溪镇' })
  const villager = await county.person('杨春兰')

  await villager.says('登记 杨春兰')
  expect(villager.reads()).toContain('登记本人信息')
  const toast = await villager.submits('提交', {
    place: '漕溪镇松炼村',
    fields: '茶叶',
    phone: '13800001234',
    category: '乡土人才（土专家、田秀才）',
    craft: '手工制茶',
  })
  expect(toast).toBe('已登记，编号RC-1')
  expect(villager.reads()).toContain('告知与同意')
  expect(villager.reads()).not.toContain('13800001234')

  expect(await villager.presses('同意')).toContain('已同意')
  expect(township.reads()).toContain('请审核登记信息')
  expect(office.history()).toEqual([])

  expect(await township.submits('审核通过', { evidence: '看过制茶作坊' })).toContain('通过')
  expect(office.reads()).toContain('RC-1')
  console.log(office.reads())
  console.log(await office.submits('通过核验', { level: '中级' }))
  console.log(villager.reads())
  await office.says('查人才 茶叶')
  console.log(office.reads())
  await villager.says('谁看过我')
  console.log(villager.reads())
})
