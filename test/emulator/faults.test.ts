import lark from '@larksuiteoapi/node-sdk'
import { expect, test, vi } from 'vitest'
import type { Emulator } from '#emulator/emulator.ts'
import type { Fault } from '#emulator/push/faults.ts'
import { sign } from '#emulator/seal.ts'
import { bole, botThat, mei, newEmulator, serve, xu } from './served.ts'

const fine = () => new Response('{}')
const aes = new lark.AESCipher('test key')
const opened = (body: string) => JSON.parse(aes.decrypt(JSON.parse(body).encrypt))
const textIn = (body: string) => JSON.parse(opened(body).event.message.content).text

/** A bot that hears one message, said while these faults strike. */
const struck = async (...faults: Fault['kind'][]) => {
  const bot = botThat(fine)
  const emulator = newEmulator({ fetch: bot.fetch })
  for (const kind of faults) emulator.pushFaults.add({ kind, times: 1 })
  emulator.say(mei, '你好/茶')
  await emulator.settled()
  const heard = bot.heard.map(({ body, headers }) => ({ body, signed: isSigned(headers, body) }))
  return { emulator, heard, first: heard[0] ?? { body: '', signed: false } }
}

const isSigned = (headers: Headers, body: string): boolean => {
  const [time, nonce] = [headers.get('x-lark-request-timestamp'), headers.get('x-lark-request-nonce')]
  return headers.get('x-lark-signature') === sign('test key', time ?? '', nonce ?? '', body)
}

test('the same message is pushed twice, under one event id or under two', async () => {
  for (const [kind, ids] of [
    ['duplicate', 1],
    ['duplicateNewId', 2],
  ] as const) {
    const { heard } = await struck(kind)
    const both = heard.map(({ body }) => opened(body))
    expect(both).toHaveLength(2)
    expect(new Set(both.map(({ header }) => header.event_id)).size).toBe(ids)
    expect(new Set(both.map(({ event }) => event.message.message_id)).size).toBe(1)
  }
})

test('a push of somebody else carries a token or an app id that is not ours', async () => {
  expect(opened((await struck('wrongToken')).first.body).header).toMatchObject({
    token: 'wrong',
    app_id: bole.appId,
  })
  const other = await struck('wrongApp')
  expect(opened(other.first.body).header.app_id).not.toBe(bole.appId)
  expect(other.first.signed).toBe(true)
})

test('a request nobody can have sealed: a body that cannot be opened, one in clear, one unsigned, one signed wrongly', async () => {
  expect((await struck('undecryptable')).first).toEqual({ body: '{"encrypt":"AAAA"}', signed: true })
  expect(JSON.parse((await struck('plaintext')).first.body).header.token).toBe('v-token')
  for (const kind of ['unsigned', 'wrongSignature'] as const) {
    const { body, signed } = (await struck(kind)).first
    expect([textIn(body), signed]).toEqual(['你好/茶', false])
  }
})

test('JSON in other letters is the same JSON, and the signature is over the bytes as they go out', async () => {
  for (const [kind, shape] of [
    ['spaced', /\n {2}"encrypt"/],
    ['escaped', /^[^/]*(\\\/[^/]*)*$/],
  ] as const) {
    const { body, signed } = (await struck(kind)).first
    expect(body).toMatch(shape)
    expect([textIn(body), signed]).toEqual(['你好/茶', true])
  }
  const { body } = (await struck('escaped', 'plaintext')).first
  expect(body).toContain('\\\\u4f60\\u597d'.slice(1))
  expect(JSON.parse(JSON.parse(body).event.message.content).text).toBe('你好/茶')
})

test('a body may come in two pieces, cut inside a character', async () => {
  const pieces: Buffer[] = []
  const { encryptKey: _, ...plainApp } = bole
  const emulator = newEmulator({
    apps: [plainApp],
    fetch: async (_url, init) => {
      const reader = new Response(init.body).body?.getReader()
      for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
        pieces.push(Buffer.from(piece.value))
      return new Response('{}')
    },
  })
  emulator.pushFaults.add({ kind: 'chunked', times: 1 })
  emulator.say(mei, '茶叶')
  await emulator.settled()
  expect(pieces).toHaveLength(2)
  expect(pieces.map(String).join('')).toContain('\uFFFD')
  expect(JSON.parse(Buffer.concat(pieces).toString()).event.message.content).toBe('{"text":"茶叶"}')
})

test('what is late comes when its time has come; what is overtaken comes right after the next', async () => {
  const bot = botThat(fine)
  const emulator = newEmulator({ fetch: bot.fetch })
  const heard = () => bot.heard.map(({ body }) => textIn(body))
  emulator.pushFaults.add({ kind: 'delay', ms: 60_000, times: 1 })
  emulator.say(mei, '压着')
  emulator.say(mei, '后说')
  await emulator.settled()
  expect(emulator.courier.deliveries.map(({ state }) => state)).toEqual(['held', 'delivered'])
  emulator.clock.advance(60_000)
  await emulator.settled()
  expect(heard()).toEqual(['后说', '压着'])

  emulator.pushFaults.add({ kind: 'reorder', times: 1 })
  emulator.say(mei, '一')
  emulator.say(mei, '二')
  emulator.say(mei, '三')
  await emulator.settled()
  expect(heard().slice(2)).toHaveLength(3)
  expect(heard().indexOf('一')).toBeGreaterThan(heard().indexOf('二'))
  emulator.pushFaults.add({ kind: 'reorder', times: 1 })
  emulator.say(mei, '没有下一条')
  emulator.clock.advance(3000)
  await emulator.settled()
  expect(heard().at(-1)).toBe('没有下一条')
})

test('a press that is lost looks unanswered; one held back waits with the person', async () => {
  const bot = botThat(() => Response.json({ toast: { type: 'success', content: '好' } }))
  const emulator = newEmulator({ fetch: bot.fetch })
  const { client } = await serve(emulator)
  const card =
    '{"schema":"2.0","body":{"elements":[{"tag":"button","text":{"tag":"plain_text","content":"好"}}]}}'
  const params = { receive_id_type: 'open_id' } as const
  const data = { receive_id: mei, msg_type: 'interactive', content: card }
  const id = (await client.im.v1.message.create({ params, data })).data?.message_id ?? ''
  emulator.pushFaults.add({ kind: 'drop', times: 1, eventType: 'card.action.trigger' })
  expect((await emulator.press(mei, id, '好')).error?.code).toBe('200341')
  expect(bot.heard).toEqual([])
  emulator.pushFaults.add({ kind: 'delay', ms: 2000, times: 1 })
  const pressed = emulator.press(mei, id, '好')
  emulator.clock.advance(2000)
  expect((await pressed).toast?.content).toBe('好')
})

test('a fault strikes only the event type it is meant for', async () => {
  const bot = botThat(fine)
  const emulator = newEmulator({ fetch: bot.fetch })
  emulator.pushFaults.add({ kind: 'drop', eventType: 'application.bot.menu_v6' })
  emulator.menu(mei, 'help')
  emulator.say(mei, '在吗')
  await emulator.settled()
  expect(bot.heard.map(({ body }) => textIn(body))).toEqual(['在吗'])
})

const sending = async (emulator: Emulator) => {
  const { client } = await serve(emulator)
  const send = async (to = mei) => {
    const data = { receive_id: to, msg_type: 'text', content: '{"text":"好"}' }
    const params = { receive_id_type: 'open_id' } as const
    return await client.im.v1.message.create({ params, data }).catch(error => error.response)
  }
  const said = (to = mei) => emulator.messagesOf(emulator.privateChatOf(to)).length
  await send(xu)
  return { client, send, said }
}

test('a call can time out before its effect, after it, or have its effect when nobody waits any more', async () => {
  const emulator = newEmulator()
  const { send, said } = await sending(emulator)
  for (const [kind, before, after, status] of [
    ['hang', 0, 0, 504],
    ['slow', 1, 1, undefined],
    ['late', 1, 2, undefined],
  ] as const) {
    emulator.callFaults.add({ kind, times: 1, ms: 60_000, path: '/im/v1/messages' })
    const answer = send()
    await vi.waitFor(() => expect(emulator.callFaults.list()).toEqual([]))
    await vi.waitFor(() => expect(said()).toBe(before))
    emulator.clock.advance(60_000)
    expect((await answer).status).toBe(status)
    expect(said()).toBe(after)
  }
})

test('what stands before the platform answers in HTML, and nothing is done', async () => {
  const emulator = newEmulator()
  const { send, said } = await sending(emulator)
  emulator.callFaults.add({ kind: 'gateway', times: 1 })
  expect(await send()).toMatchObject({ status: 502, data: expect.stringContaining('<h1>502 Bad Gateway') })
  expect(said()).toBe(0)
})

test('a fault of calls is narrowed to a path: a part of it, with any step, or to its end', async () => {
  const emulator = newEmulator()
  const { client, send } = await sending(emulator)
  const message_id = (await send()).data?.message_id ?? ''
  const reply = () =>
    client.im.v1.message
      .reply({ path: { message_id }, data: { msg_type: 'text', content: '{"text":"好"}' } })
      .catch(error => error.response)
  const codes = async (path: string) => {
    emulator.callFaults.add({ kind: 'broken', path })
    const both = [(await send()).status ?? 200, (await reply()).status ?? 200]
    emulator.callFaults.clear()
    return both
  }
  expect(await codes('POST /open-apis/im/v1/messages')).toEqual([500, 500])
  expect(await codes('POST /open-apis/im/v1/messages$')).toEqual([500, 200])
  expect(await codes('/messages/*/reply')).toEqual([200, 500])
  expect(await codes('/messages/*/forward')).toEqual([200, 200])
})
