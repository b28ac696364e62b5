import { expect, onTestFinished, test, vi } from 'vitest'
import WebSocket from 'ws'
import type { Emulator } from '#emulator/emulator.ts'
import { decodeFrame, encodeFrame } from '#emulator/push/frame.ts'
import { lineTo, socketApp } from './on-the-line.ts'
import { bole, mei, newEmulator, serve } from './served.ts'

/** A bot on the line that keeps the words it hears. */
const listening = async (more: Parameters<typeof newEmulator>[0] = {}) => {
  const emulator = newEmulator({ apps: [socketApp], answerMs: 400, ...more })
  const heard: string[] = []
  const line = await lineTo(emulator, {
    'im.message.receive_v1': data => void heard.push(JSON.parse(data.message?.content ?? '{}').text),
    'card.action.trigger': () => ({ toast: { type: 'success', content: '好' } }),
  })
  await line.connect()
  const outcomes = () => emulator.courier.deliveries.at(-1)?.attempts.map(({ outcome }) => outcome)
  const says = async (text: string) => {
    emulator.say(mei, text)
    await emulator.settled()
  }
  return { ...line, emulator, heard, outcomes, says }
}

test('the official client takes frames in pieces, in any order and behind rubbish, and hears a repeated one twice', async () => {
  const { emulator, heard, outcomes, says } = await listening()
  for (const [kind, times] of [
    ['split', 1],
    ['reversed', 1],
    ['garbage', 1],
    ['repeated', 2],
  ] as const) {
    heard.length = 0
    emulator.socketFaults.add({ kind, times: 1 })
    await says(`茶叶核桃中药材${kind}`)
    await vi.waitFor(() => expect(heard).toEqual(Array(times).fill(`茶叶核桃中药材${kind}`)))
    expect(outcomes()).toEqual(['ok'])
    expect(emulator.courier.deliveries.at(-1)?.attempts[0]?.faults).toEqual([kind])
  }
})

test('a frame that is lost, and an ack that is, bring the event again after 15 seconds', async () => {
  const { emulator, heard, outcomes, says } = await listening()
  for (const [kind, before] of [
    ['missing', 0],
    ['ackLost', 1],
  ] as const) {
    heard.length = 0
    emulator.socketFaults.add({ kind, times: 1 })
    await says(kind)
    expect([heard.length, outcomes()]).toEqual([before, ['timeout']])
    emulator.clock.advance(15_000)
    await emulator.settled()
    expect([heard.length, outcomes()]).toEqual([before + 1, ['timeout', 'ok']])
  }
})

test('when the platform hangs up in the middle the client comes back, and hears it then', async () => {
  const { emulator, heard, outcomes, says, happened } = await listening()
  emulator.socketFaults.add({ kind: 'closed', times: 1 })
  await says('断了')
  expect([heard, outcomes()]).toEqual([[], ['closed']])
  await says('断的时候说的')
  await vi.waitFor(() => expect(heard).toEqual(['断了', '断的时候说的']), 5000)
  expect(happened).toEqual(['reconnecting', 'reconnected'])
  expect(emulator.courier.deliveries.map(({ state }) => state)).toEqual(['delivered', 'delivered'])
})

const pressable = async ({ emulator, client }: Awaited<ReturnType<typeof listening>>) => {
  const content =
    '{"schema":"2.0","body":{"elements":[{"tag":"button","text":{"tag":"plain_text","content":"好"}}]}}'
  const data = { receive_id: mei, msg_type: 'interactive', content }
  const sent = await client.im.v1.message.create({ params: { receive_id_type: 'open_id' }, data })
  return () => emulator.press(mei, sent.data?.message_id ?? '', '好')
}

test('a press in a frame of type `card` is left alone by the official client, once or always', async () => {
  const bot = await listening()
  const press = await pressable(bot)
  bot.emulator.socketFaults.add({ kind: 'cardFrame', times: 1 })
  await bot.says('话照样送到')
  expect(bot.heard).toEqual(['话照样送到'])
  expect((await press()).error?.code).toBe('200341')
  expect((await press()).toast?.content).toBe('好')
  bot.emulator.state.variants.cardFrames = true
  expect((await press()).error?.code).toBe('200341')
})

const endpoint = async (emulator: Emulator) => {
  const body = JSON.stringify({ AppID: bole.appId, AppSecret: bole.secret })
  const response = await emulator.routes.request('/callback/ws/endpoint', { method: 'POST', body })
  // the platform's own shape
  return (await response.json()) as { code: number; data: { URL?: string } }
}

test('the endpoint can be busy, or have one connection too many', async () => {
  const emulator = newEmulator({ apps: [socketApp] })
  for (const [kind, code] of [
    ['busy', 1],
    ['tooMany', 1_000_040_350],
  ] as const) {
    emulator.socketFaults.add({ kind, times: 1 })
    expect(await endpoint(emulator)).toMatchObject({ code, data: {} })
    const { connect } = await lineTo(newEmulator({ apps: [socketApp], faults: { socket: [{ kind }] } }), {})
    await expect(connect()).rejects.toThrow(`code=${code}`)
  }
  expect((await endpoint(emulator)).code).toBe(0)
})

/** A client of our own, that does what the official one never would. */
const bareClient = async (emulator: Emulator, domain: string) => {
  const url = new URL((await endpoint(emulator)).data.URL ?? '')
  url.host = new URL(domain).host
  const socket = new WebSocket(url)
  socket.on('error', () => undefined)
  onTestFinished(() => socket.terminate())
  return socket
}

const opened = (socket: WebSocket) =>
  new Promise<'open' | number>(resolve => {
    socket.once('open', () => resolve('open'))
    socket.once('unexpected-response', (_request, response) => {
      resolve(Number(response.headers['handshake-autherrcode']))
    })
  })

test('fifty connections are served; the next is turned away at the endpoint and at the door', async () => {
  const emulator = newEmulator({ apps: [socketApp] })
  const { domain } = await serve(emulator)
  const sockets = await Promise.all(Array.from({ length: 51 }, () => bareClient(emulator, domain)))
  const outcomes = await Promise.all(sockets.map(opened))
  expect(outcomes.filter(one => one === 'open')).toHaveLength(50)
  expect(outcomes).toContain(1_000_040_350)
  expect(emulator.sockets.connected(bole.appId)).toBe(50)
  expect((await endpoint(emulator)).code).toBe(1_000_040_350)
  const stranger = new WebSocket(`${domain.replace('http', 'ws')}/callback/ws/connect?ticket=no`)
  expect(await opened(stranger)).toBe(514)
})

test('a pong tells the client its settings, which may change; an ack nobody can read is no ack', async () => {
  const emulator = newEmulator({ apps: [socketApp], answerMs: 400 })
  const { domain } = await serve(emulator)
  const socket = await bareClient(emulator, domain)
  const frames: ReturnType<typeof decodeFrame>[] = []
  socket.on('message', (data: Buffer) => frames.push(decodeFrame(data)))
  await opened(socket)
  const frame = { seqId: 0, logId: 0, service: 1, method: 0, headers: { type: 'ping' } }
  const ping = async () => {
    frames.length = 0
    socket.send(encodeFrame({ ...frame, payload: new Uint8Array() }))
    await vi.waitFor(() => expect(frames).toHaveLength(1))
    return JSON.parse(Buffer.from(frames[0]?.payload ?? []).toString())
  }
  emulator.socketFaults.add({ kind: 'pongConfig', times: 1, ms: 7000 })
  expect([(await ping()).PingInterval, (await ping()).PingInterval]).toEqual([7, 120])

  frames.length = 0
  emulator.say(mei, '在吗')
  await vi.waitFor(() => expect(frames).toHaveLength(1))
  const [event] = frames
  if (event) socket.send(encodeFrame({ ...event, payload: Buffer.from('不是 JSON') }))
  await emulator.settled()
  expect(emulator.courier.deliveries[0]).toMatchObject({
    state: 'waiting',
    attempts: [{ outcome: 'status', status: 0 }],
  })
})

test('a fault strikes only pushes of the type it is meant for', async () => {
  const { emulator, heard, says } = await listening()
  emulator.socketFaults.add({ kind: 'missing', eventType: 'application.bot.menu_v6' })
  await says('在吗')
  expect(heard).toEqual(['在吗'])
})
