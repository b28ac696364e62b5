import { expect, test, vi } from 'vitest'
import type { Emulator } from '#emulator/emulator.ts'
import { decodeFrame, encodeFrame } from '#emulator/push/frame.ts'
import { lineTo, socketApp } from './on-the-line.ts'
import { bole, mei, newEmulator } from './served.ts'

test('the official client hears what is said over the long connection', async () => {
  const heard: string[] = []
  const emulator = newEmulator({ apps: [socketApp] })
  const { connect } = await lineTo(emulator, {
    'im.message.receive_v1': data => void heard.push(data.message?.content ?? ''),
  })
  await connect()
  expect(emulator.sockets.connected(bole.appId)).toBe(1)
  emulator.say(mei, '登记 杨春兰')
  emulator.say(mei, '茶'.repeat(5000))
  await emulator.settled()
  expect(heard).toEqual(['{"text":"登记 杨春兰"}', `{"text":"${'茶'.repeat(5000)}"}`])
  expect(emulator.courier.deliveries.map(delivery => delivery.state)).toEqual(['delivered', 'delivered'])
})

test('payloads may come in pieces, cut anywhere, even inside a character', async () => {
  const heard: string[] = []
  const emulator = newEmulator({ apps: [socketApp], frameBytesMax: 100 })
  const { connect } = await lineTo(emulator, {
    'im.message.receive_v1': data => void heard.push(data.message?.content ?? ''),
  })
  await connect()
  emulator.say(mei, '茶叶核桃中药材'.repeat(20))
  await emulator.settled()
  expect(heard).toEqual([`{"text":"${'茶叶核桃中药材'.repeat(20)}"}`])
})

test('card callbacks are answered over the connection; an answer without data is an error people see', async () => {
  const answers: unknown[] = [{ toast: { type: 'success', content: '好' } }, {}, undefined]
  const emulator = newEmulator({ apps: [socketApp] })
  const { connect, client } = await lineTo(emulator, { 'card.action.trigger': async () => answers.shift() })
  await connect()
  const sent = await client.im.v1.message.create({
    params: { receive_id_type: 'open_id' },
    data: {
      receive_id: mei,
      msg_type: 'interactive',
      content:
        '{"schema":"2.0","body":{"elements":[{"tag":"button","text":{"tag":"plain_text","content":"好"}}]}}',
    },
  })
  const press = () => emulator.press(mei, sent.data?.message_id ?? '', '好')
  expect((await press()).toast?.content).toBe('好')
  expect((await press()).error).toBeNull()
  expect((await press()).error?.code).toBe('108002')
})

test('what was said while nobody was on the line arrives when somebody is', async () => {
  const heard: string[] = []
  const emulator = newEmulator({ apps: [socketApp] })
  const { connect } = await lineTo(emulator, {
    'im.message.receive_v1': data => {
      heard.push(data.message?.content ?? '')
      if (heard.length === 1) throw new Error('先坏一次')
    },
  })
  emulator.say(mei, '有人吗')
  await emulator.settled()
  expect(emulator.courier.deliveries[0]?.attempts.map(attempt => attempt.outcome)).toEqual(['offline'])
  await connect()
  const tries = () => emulator.courier.deliveries[0]?.attempts.map(attempt => attempt.outcome)
  await vi.waitFor(() => expect(tries()).toEqual(['offline', 'status']))
  emulator.clock.advance(300_000)
  await emulator.settled()
  expect(heard).toHaveLength(2)
  expect(emulator.courier.deliveries[0]?.state).toBe('delivered')
})

test('a wrong secret or another transport is turned away', async () => {
  const endpoint = async (emulator: Emulator, AppSecret: string) => {
    const response = await emulator.routes.request('/callback/ws/endpoint', {
      method: 'POST',
      body: JSON.stringify({ AppID: bole.appId, AppSecret }),
    })
    return await response.json()
  }
  expect(await endpoint(newEmulator({ apps: [socketApp] }), 'wrong')).toMatchObject({ code: 514, data: {} })
  expect(await endpoint(newEmulator(), bole.secret)).toMatchObject({ code: 1000040343, data: {} })
})

test('frames come back as they went, and half a frame is refused', () => {
  const frame = {
    seqId: 2 ** 40 + 7,
    logId: 0,
    service: 33_554_678,
    method: 1,
    headers: { type: 'event', message_id: '编号' },
    payload: Buffer.from('{"code":200}'),
  }
  const bytes = encodeFrame(frame)
  expect(decodeFrame(bytes)).toEqual(frame)
  expect(() => decodeFrame(bytes.subarray(0, bytes.length - 3))).toThrow('cut short')
})
