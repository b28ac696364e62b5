import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Inbound } from '#core/inbound.ts'
import { Unavailable } from '#core/unavailable.ts'
import { createEmulator } from '#emulator/emulator.ts'
import type { Receive } from '#feishu/intake.ts'
import { openSocket, type Socket } from '#feishu/socket.ts'
import { listen, startLine, until } from './line.ts'
import { config, pressed, quiet, said, v2 } from './platform.ts'

const opened: Socket[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map(socket => socket.close()))
})

const connect = (domain: string, receive: Receive, app: Partial<typeof secrets> = {}): Socket => {
  const socket = openSocket({
    config: { ...secrets, domain, ...app },
    receive,
    botOpenId: () => 'ou_bot',
    now: () => new Date('2026-11-23T01:00:00Z'),
    log: quiet,
  })
  opened.push(socket)
  return socket
}

const secrets = { appId: config.appId, appSecret: 'app secret' }

describe('over the long connection', () => {
  it('what people say and press in the emulator arrives, and presses are answered', async () => {
    const emulator = createEmulator({
      apps: [
        {
          appId: config.appId,
          secret: 'app secret',
          name: '伯乐',
          verificationToken: 'v',
          transport: 'socket',
        },
      ],
      people: [{ openId: 'ou_mei', name: '段小梅' }],
    })
    const server = createServer(getRequestListener(emulator.routes.fetch))
    server.on('upgrade', emulator.upgrade)
    const domain = `http://${await listen(server)}`
    onTestFinished(emulator.close)
    const received: Inbound[] = []
    const socket = connect(domain, async inbound => void received.push(inbound))
    await until(() => socket.status().state === 'connected')
    emulator.say('ou_mei', '登记 段小梅')
    await until(() => received.length > 0)
    expect(received).toMatchObject([
      { kind: 'message', text: '登记 段小梅', openId: 'ou_mei', chatType: 'private' },
    ])
    await socket.close()
    expect(socket.status()).toEqual({ state: 'idle', words: '长连接已关闭' })
  })

  it('an event is acknowledged with an empty object after it is claimed, a press with its answer', async () => {
    const toast = { type: 'success', content: '已通过' }
    const line = await startLine()
    connect(line.domain, async inbound => (inbound.kind === 'press' ? { toast } : undefined))
    expect(await line.push(said('登记'))).toEqual({ code: 200, type: 'event', data: {} })
    expect(await line.push(pressed({ tag: 'button' }))).toMatchObject({ code: 200, data: { toast } })
  })

  it('nothing is ever acknowledged without data: the person who pressed would see an error', async () => {
    const line = await startLine()
    connect(line.domain, async () => undefined)
    expect(await line.push(pressed({ tag: 'button' }))).toMatchObject({ code: 200, data: {} })
    expect(await line.push(v2('im.message.message_read_v1', {}))).toMatchObject({ code: 200, data: {} })
    expect(await line.push({ strange: true })).toMatchObject({ code: 200, data: {} })
    expect(await line.push('words')).toMatchObject({ code: 200, data: {} })
  })

  it('what could not be kept is refused, so that it comes again', async () => {
    const line = await startLine()
    connect(line.domain, () => Promise.reject(new Unavailable('database')))
    expect(await line.push(said('登记'))).toMatchObject({ code: 500 })
  })

  it('a press keeps its own token and place, whole', async () => {
    const received: Inbound[] = []
    const line = await startLine()
    connect(line.domain, async inbound => void received.push(inbound))
    await line.push(pressed({ tag: 'button', value: { do: 'x' } }, { token: 'c-own' }))
    expect(received).toMatchObject([
      { token: 'c-own', messageId: 'om_card', chatId: 'oc_mei', value: { do: 'x' } },
    ])
  })

  // Field reports: a tenant's presses came in frames of type `card`, which the SDK drops silently.
  it('a press in a frame of type card is answered too', async () => {
    const line = await startLine()
    connect(line.domain, async () => ({ toast: { type: 'info', content: '好' } }))
    expect(await line.push(pressed({ tag: 'button' }), 'card')).toMatchObject({
      code: 200,
      data: { toast: {} },
    })
  })

  it('a payload split inside a character is put together again', async () => {
    const received: Inbound[] = []
    const line = await startLine()
    connect(line.domain, async inbound => void received.push(inbound))
    await line.push(said('登记 段小梅，云岭县茶山镇'), 'event', 7)
    expect(received).toMatchObject([{ text: '登记 段小梅，云岭县茶山镇' }])
  })

  it('another app’s event, and what the database cannot hold, go no further', async () => {
    const received: Inbound[] = []
    const line = await startLine()
    connect(line.domain, async inbound => void received.push(inbound))
    const foreign = said('登记')
    await line.push({ ...foreign, header: { ...foreign.header, app_id: 'cli_ffffffffffffffff' } })
    await line.push(said('登\u0000记'))
    expect(received).toMatchObject([{ text: '登记' }])
  })

  it('comes back after the line broke', async () => {
    const received: Inbound[] = []
    const line = await startLine()
    const socket = connect(line.domain, async inbound => void received.push(inbound))
    await line.push(said('一'))
    line.sockets[0]?.terminate()
    await until(() => line.sockets.length === 2 && socket.status().state === 'connected')
    await line.push(said('二'))
    expect(received).toMatchObject([{ text: '一' }, { text: '二' }])
  })

  // Events that waited for a reconnect come with the handshake; the SDK alone read them before it listened.
  it('what comes with the handshake itself is not lost', async () => {
    const received: Inbound[] = []
    const line = await startLine([said('一'), said('二')])
    connect(line.domain, async inbound => void received.push(inbound))
    await until(() => received.length === 2)
    expect(received).toMatchObject([{ text: '一' }, { text: '二' }])
  })

  it('closing waits for what is in hand', async () => {
    const claims: (() => void)[] = []
    const line = await startLine()
    const socket = connect(line.domain, () => new Promise<void>(resolve => claims.push(resolve)))
    const ack = line.push(said('登记'))
    await until(() => claims.length === 1)
    const closed = socket.close()
    claims[0]?.()
    expect(await ack).toMatchObject({ code: 200 })
    await closed
  })
})

describe('a connection that cannot be made', () => {
  it('because of the app id is said before anything is tried', () => {
    expect(() => connect('http://127.0.0.1:9', async () => {}, { appId: 'cli_short' })).toThrow(
      'FEISHU_APP_ID',
    )
  })

  it('because of the secret is told in words', async () => {
    const emulator = createEmulator({
      apps: [
        { appId: config.appId, secret: 'another', name: '伯乐', verificationToken: 'v', transport: 'socket' },
      ],
      people: [],
    })
    onTestFinished(emulator.close)
    const domain = `http://${await listen(createServer(getRequestListener(emulator.routes.fetch)))}`
    const socket = connect(domain, async () => {})
    await until(() => socket.status().state === 'failed')
    expect(socket.status().words).toContain('FEISHU_APP_SECRET')
  })
})
