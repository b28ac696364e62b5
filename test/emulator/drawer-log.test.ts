import { expect, test } from 'vitest'
import type { Call } from '#emulator/drawer/call-log.ts'
import type { Delivery } from '#emulator/push/courier.ts'
import { asking } from './asking.ts'
import { lineTo, socketApp } from './on-the-line.ts'
import { bole, mei, newEmulator, refusal, serve } from './served.ts'
import { formBot } from './transcripts-bot.ts'

type Log = {
  readonly pushes: readonly { id: number; eventType: string; who: string; attempts: number; status: number }[]
  readonly calls: readonly Call[]
}

test('the log shows each push and call; a uuid used before and a limit that was hit are marked', async () => {
  const emulator = formBot()
  const ask = asking((await serve(emulator)).domain)
  const log = async () => (await ask<Log>('/log')).json
  emulator.say(mei, '登记')
  await emulator.settled()
  const first = await log()
  expect(first.pushes).toMatchObject([
    { eventType: 'im.message.receive_v1', who: '段小梅', attempts: 1, status: 200 },
  ])
  expect(first.calls.map(call => call.repeated)).toEqual([false, false])
  await emulator.courier.replay(first.pushes[0]?.id ?? 0)
  expect((await log()).calls.at(0)).toMatchObject({ repeated: true, code: 0 })
  emulator.callFaults.add({ kind: 'rateLimited', times: 1, path: '/reply' })
  await emulator.courier.replay(first.pushes[0]?.id ?? 0)
  expect((await log()).calls.at(0)).toMatchObject({ limited: true, code: 99991400 })
})

test('a push folds out to its bodies before and after sealing, every attempt with headers, answer and faults', async () => {
  let status = 500
  const emulator = newEmulator({ fetch: () => new Response('{"msg":"忙"}', { status }) })
  const ask = asking((await serve(emulator)).domain)
  emulator.pushFaults.add({ kind: 'wrongToken', times: 1 })
  emulator.say(mei, '你好')
  await emulator.settled()
  status = 200
  emulator.clock.advance(15_000)
  await emulator.settled()
  const { id } = emulator.courier.deliveries[0] ?? {}
  const { json: push } = await ask<Delivery>(`/log/pushes/${id}`)
  expect(push).toMatchObject({ state: 'delivered', envelope: { header: { token: '***' } } })
  expect(push.attempts).toMatchObject([
    {
      at: '2026-11-23T01:00:00.000Z',
      outcome: 'status',
      status: 500,
      answer: '{"msg":"忙"}',
      faults: ['wrongToken'],
    },
    { at: '2026-11-23T01:00:15.000Z', outcome: 'ok', status: 200, faults: [] },
  ])
  expect(push.attempts.map(({ plain }) => JSON.parse(plain).header.token)).toEqual(['wrong', '***'])
  for (const { sent, headers } of push.attempts) {
    expect(sent).toMatch(/^\{"encrypt":"/)
    expect(Object.keys(headers)).toContain('x-lark-signature')
  }
  expect((await ask('/log/pushes/999')).json).toEqual({ error: '没有这次推送' })
})

test('a call folds out to what was asked and answered, with its headers, and opens no door', async () => {
  const emulator = newEmulator({
    apps: [bole, { ...socketApp, appId: 'cli_00000000000000aa', name: '长线' }],
  })
  const { client, domain } = await serve(emulator)
  const ask = asking(domain)
  const send = () =>
    client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: mei, msg_type: 'text', content: '{"text":"好"}' },
    })
  const sent = await send()
  emulator.callFaults.add({ kind: 'rateLimited', times: 1 })
  await refusal(send())
  const file = Buffer.from('x'.repeat(100))
  await client.im.v1.file.create({ data: { file_type: 'stream', file_name: 'a.bin', file } })
  await fetch(`${domain}/callback/ws/endpoint`, {
    method: 'POST',
    body: JSON.stringify({ AppID: 'cli_00000000000000aa', AppSecret: bole.secret }),
  })
  const detail = async (id: number) => (await ask<Call>(`/log/calls/${id}`)).json
  const [token, first, limited, upload, endpoint] = await Promise.all([1, 2, 3, 4, 5].map(detail))
  expect(token).toMatchObject({ path: '/open-apis/auth/v3/tenant_access_token/internal', app: '' })
  expect(first).toMatchObject({
    app: '伯乐',
    query: '?receive_id_type=open_id',
    asked: { authorization: expect.stringMatching(/^Bearer t-\w{6}…$/) },
    sent: expect.stringContaining('"receive_id":"ou_mei"'),
    answer: { code: 0, data: { message_id: sent.data?.message_id } },
    answered: { 'x-tt-logid': expect.any(String) },
  })
  expect(limited).toMatchObject({
    limited: true,
    status: 429,
    answered: { 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': '1' },
    answer: { code: 99991400 },
  })
  expect(upload?.sent).toMatch(/^（multipart\/form-data，\d+ 字节）$/)
  expect(endpoint?.answer).toMatchObject({ data: { URL: expect.stringContaining('ticket=***') } })
  const all = JSON.stringify((await ask('/calls')).json)
  const issued = String(emulator.tokens.issue(bole.appId, bole.secret).tenant_access_token)
  expect(all).not.toContain(issued)
  expect(all).not.toMatch(/secret":"[^*]/i)
  expect((await ask('/log/calls/999')).json).toEqual({ error: '没有这次调用，或者太久了' })
})

test('a very long body is shown by its beginning', async () => {
  const emulator = newEmulator()
  const { client } = await serve(emulator)
  const content = JSON.stringify({ text: '茶'.repeat(40_000) })
  await client.im.v1.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: mei, msg_type: 'text', content },
  })
  expect(emulator.calls.at(-1)?.sent).toMatch(/茶…（还有 \d+ 字）$/)
})

test('on the long connection a push shows its frame’s headers and the ack', async () => {
  const emulator = newEmulator({ apps: [socketApp] })
  const { connect, domain } = await lineTo(emulator, { 'im.message.receive_v1': () => ({ 办: '好了' }) })
  await connect()
  emulator.socketFaults.add({ kind: 'split', times: 1 })
  emulator.say(mei, '你好')
  await emulator.settled()
  const { json } = await asking(domain)<Delivery>('/log/pushes/1')
  expect(json.attempts).toMatchObject([
    {
      status: 200,
      headers: { type: 'event', sum: '3', seq: '0' },
      answer: '{"办":"好了"}',
      faults: ['split'],
    },
  ])
  expect(json.attempts[0]?.sent).toContain('"token":"***"')
})
