import { expect, test } from 'vitest'
import { listening, type Shown } from './asking.ts'
import { mei, newEmulator, office, xu } from './served.ts'

test('a snapshot puts back messages, files, groups, threads and the time', async () => {
  const { emulator, ask, client } = await listening()
  const bytes = Buffer.from([0, 255, 10, 13])
  const file = emulator.upload(mei, '名单.xlsx', bytes)
  const root = emulator.send(mei, 'file', file.content, { chatId: office })
  emulator.say(xu, '收到', { chatId: office, replyTo: root.messageId, inThread: true })
  emulator.react(xu, root.messageId, 'OK')
  await client.cardkit.v1.card.create({ data: { type: 'card_json', data: '{"schema":"2.0"}' } })
  const before = (await ask(`/chats/${office}/messages?as=${mei}`)).json
  const snapshot = (await ask<object>('/snapshot')).json

  emulator.clock.advance(86_400_000)
  emulator.say(mei, '后来的话', { chatId: office })
  emulator.makeGroup('新群', [mei])
  expect(await ask('/snapshot', snapshot, 'PUT')).toMatchObject({ status: 200 })
  expect((await ask(`/chats/${office}/messages?as=${mei}`)).json).toEqual(before)
  expect(emulator.clock.now().toISOString()).toBe('2026-11-23T01:00:00.000Z')
  expect([...emulator.state.chats.values()].map(({ name }) => name)).not.toContain('新群')
  const key = String(file.content.file_key)
  expect(emulator.state.blobs.get(key)?.bytes.equals(bytes)).toBe(true)
  expect((await ask<object>('/snapshot')).json).toEqual(snapshot)
})

test('reset is the world of the start, with the clock where it is and nothing left to retry', async () => {
  const { emulator, ask } = await listening({ fetch: () => new Response('', { status: 500 }) })
  emulator.say(mei, '@伯乐 在吗', { chatId: office })
  await emulator.settled()
  emulator.leave(xu)
  emulator.clock.advance(1000)
  const now = emulator.clock.now()
  expect(await ask('/reset', {})).toMatchObject({ status: 200 })
  expect((await ask<Shown[]>(`/chats/${office}/messages?as=${xu}`)).json).toEqual([])
  expect(emulator.clock.now()).toEqual(now)
  emulator.clock.advance(7 * 3_600_000)
  await emulator.settled()
  expect(emulator.courier.deliveries).toEqual([])
})

test('what is no snapshot changes nothing', async () => {
  const { emulator, ask } = await listening()
  emulator.say(mei, '还在', { chatId: office })
  for (const bad of [{}, { version: 1 }, { version: 1, people: { $map: 'x' } }])
    expect((await ask('/snapshot', bad, 'PUT')).status).toBe(400)
  expect(emulator.messagesOf(office)).toHaveLength(1)
})

test('the same seed plays the same story with the same ids', () => {
  const play = () => {
    const emulator = newEmulator({ seed: 42 })
    const said = emulator.say(mei, '查人才 茶叶')
    emulator.react(mei, said.messageId, 'OK')
    const group = emulator.makeGroup('新群', [mei])
    emulator.upload(mei, 'a.txt', Buffer.from('a'))
    return JSON.stringify([said.messageId, group.chatId, [...emulator.state.blobs.keys()]])
  }
  expect(play()).toBe(play())
})
