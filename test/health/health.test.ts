import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

let county: County
let admin: Speaker
beforeAll(async () => {
  county = await startCounty()
  admin = await county.person('赵管理', { role: 'admin' })
})
afterAll(() => county.end())

test('健康 shows queues, clock and versions, and that nothing stands aside', async () => {
  await admin.says('健康')
  expect(admin.reads()).toMatch(/系统健康.*正常.*收到待办.*待发出.*没有搁置的消息.*PostgreSQL 1\d/s)
})

test('what stands aside is replayed by a button, once, and audited', async () => {
  await county.db.prisma.outbox.create({
    data: {
      once: 'notice:test',
      lane: admin.openId,
      verb: 'send',
      target: admin.openId,
      msgType: 'text',
      content: county.vault.seal(JSON.stringify({ text: '耽搁了的通知' })),
      priority: 1,
      state: 'parked',
      attempts: 12,
      error: '230013 不在可用范围',
    },
  })
  await admin.says('健康')
  expect(admin.reads()).toMatch(/有1条搁置.*要发的消息.*试了12次：230013/s)
  const card = admin.message()
  expect(await admin.pressesOn(card, '重新处理')).toContain('已放回队列')
  expect(admin.history()).toContain('耽搁了的通知')
  expect(await county.db.reader.auditEvent.count({ where: { event: 'delivery.replayed' } })).toBe(1)
  await admin.says('健康')
  expect(admin.reads()).toContain('没有搁置的消息')
})

test('健康 is the admin’s alone', async () => {
  const mei = await county.person('段小梅', { role: 'office' })
  await mei.says('健康')
  expect(mei.reads()).toMatch(/没有“查看系统健康”的权限.*系统管理员/s)
})
