import { expect, test, vi } from 'vitest'
import { type County, startCounty } from '../support/world.ts'

const details = { place: '漕溪镇松炼村', fields: '茶叶', phone: '13800001234', category: '专业技术人才' }

const pressesDone = (county: County) =>
  county.db.reader.inbox.count({ where: { state: 'done', kind: 'press' } })

test('over the long connection the same words, cards and presses arrive and are answered', async () => {
  const county = await startCounty({ transport: 'socket' })
  const villager = await county.person('杨春兰')
  await villager.says('登记 杨春兰')
  expect(villager.reads()).toContain('登记本人信息')
  expect(await villager.submits('提交', details)).toBe('已登记，编号RC-1')
  expect(villager.reads()).toContain('告知与同意')
  expect(await villager.presses('同意')).toContain('已同意')
  expect(await pressesDone(county)).toBe(2)
  await county.end()
})

test('frames in pieces, backwards, twice and behind rubbish are answered once, as whole ones are', async () => {
  const county = await startCounty({ transport: 'socket' })
  const villager = await county.person('杨春兰')
  const { socketFaults } = county.emulator
  socketFaults.add({ kind: 'reversed', times: 1 })
  socketFaults.add({ kind: 'repeated', times: 1 })
  await villager.says('登记 杨春兰')
  expect(villager.history().filter(words => words.includes('登记本人信息'))).toHaveLength(1)
  socketFaults.add({ kind: 'split', times: 1 })
  socketFaults.add({ kind: 'garbage', times: 1 })
  expect(await villager.submits('提交', details)).toBe('已登记，编号RC-1')
  expect(await county.db.reader.talent.count()).toBe(1)
  await county.end()
})

test('when the platform hangs up in the middle, what was said meanwhile is answered once the line is back', async () => {
  const county = await startCounty({ transport: 'socket' })
  const villager = await county.person('杨春兰')
  county.emulator.socketFaults.add({ kind: 'closed', times: 1 })
  await villager.says('登记 杨春兰')
  await villager.says('帮助')
  await vi.waitFor(
    () => expect(county.emulator.courier.deliveries.every(({ state }) => state === 'delivered')).toBe(true),
    10_000,
  )
  await county.settle()
  const answers = villager.history().join('\n')
  expect(answers).toContain('登记本人信息')
  await county.end()
}, 30_000)

test('an ack that is lost brings the same words again, and they are answered once', async () => {
  const county = await startCounty({ transport: 'socket' })
  const villager = await county.person('杨春兰')
  county.emulator.socketFaults.add({ kind: 'ackLost', times: 1 })
  await villager.says('登记 杨春兰')
  county.emulator.clock.advance(15_000)
  await county.settle()
  expect(county.emulator.courier.deliveries.at(-1)?.attempts.map(({ outcome }) => outcome)).toEqual([
    'timeout',
    'ok',
  ])
  expect(villager.history().filter(words => words.includes('登记本人信息'))).toHaveLength(1)
  await county.end()
}, 30_000)

test('the menu, a file, an emoji and opening the chat are heard over the long connection, too', async () => {
  const county = await startCounty({ transport: 'socket' })
  const villager = await county.person('杨春兰')
  const reads = () => villager.history().at(-1)
  await villager.enters()
  expect(reads()).toContain('您好，我是伯乐')
  await villager.chooses('help')
  expect(reads()).toContain('我能帮您办这些事')
  const { emulator } = county
  const file = emulator.upload(villager.openId, '名单.xlsx', Buffer.from('x'))
  const sent = emulator.send(villager.openId, 'file', file.content)
  await county.settle()
  expect(reads()).toContain('文件我还看不懂')
  emulator.react(villager.openId, sent.messageId, 'OK')
  await county.settle()
  expect(emulator.courier.deliveries.map(({ state }) => state)).toEqual(Array(4).fill('delivered'))
  await county.end()
})
