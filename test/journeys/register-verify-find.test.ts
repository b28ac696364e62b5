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
  expect(await office.submits('通过核验', { level: '中级' })).toContain('入库')
  expect(villager.reads()).toContain('已入库')

  for (const [someone, words] of [
    [office, '查人才 茶叶'],
    [township, '查人才 ycl'],
    [villager, '/talents 茶叶'],
  ] as const) {
    await someone.says(words)
    expect(someone.reads()).toContain('杨春兰 RC-1')
    expect(someone.reads()).toContain('漕溪镇 · 松炼村 · 茶叶 · 中级')
  }
})

test('who may not look is told who can; a group reads nothing of a person', async () => {
  const office = await county.person('王雪梅', { role: 'office' })
  const stranger = await county.person('过路人')
  await stranger.says('查人才 茶叶')
  expect(stranger.reads()).toContain('您目前没有“查询人才”的权限')
  expect(stranger.reads()).toContain('人才办')

  const group = await county.group('public')
  await office.says('@伯乐 查人才 茶叶', group)
  expect(group.reads()).toContain('详情已私聊发您')
  expect(group.history().join()).not.toContain('杨春兰')
  expect(office.reads()).toContain('杨春兰 RC-1')
})

test('whoever is shown her number in full is named to her', async () => {
  const office = await county.person('张启明', { role: 'head' })
  const villager = await county.speaker('杨春兰')
  await office.says('RC-1')
  expect(office.reads()).toContain('138****1234')
  await office.presses('显示手机号')
  expect(office.reads()).toContain('13800001234')

  await villager.says('谁看过我')
  expect(villager.reads()).toContain('张启明')
  expect(villager.reads()).not.toContain('13800001234')
})
