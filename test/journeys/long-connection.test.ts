import { expect, test } from 'vitest'
import { startCounty } from '../support/world.ts'

test('over the long connection the same words, cards and presses arrive and are answered', async () => {
  const county = await startCounty({ transport: 'socket' })
  const villager = await county.person('杨春兰')
  await villager.says('登记 杨春兰')
  expect(villager.reads()).toContain('登记本人信息')
  const toast = await villager.submits('提交', {
    place: '漕溪镇松炼村',
    fields: '茶叶',
    phone: '13800001234',
    category: '专业技术人才',
  })
  expect(toast).toBe('已登记，编号RC-1')
  expect(villager.reads()).toContain('告知与同意')
  expect(await villager.presses('同意')).toContain('已同意')
  expect(await county.db.reader.inbox.count({ where: { state: 'done', kind: 'press' } })).toBe(2)
  await county.end()
})
