import { expect, test, vi } from 'vitest'
import { createClock } from '#emulator/clock.ts'
import type { Emulator } from '#emulator/emulator.ts'
import { bole, mei, newEmulator, office, refusal, serve, xu } from './served.ts'

const frozen = () => createClock({ start: new Date('2026-11-23T09:00:00+08:00'), frozen: true })

const post = async (emulator: Emulator, path: string, body: object, token = '', method = 'POST') => {
  const response = await emulator.routes.request(`/open-apis${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  })
  const json = (await response.json()) as {
    code: number
    tenant_access_token: string
    expire: number
    data: { message_id: string }
  }
  return { ...json, status: response.status, headers: response.headers }
}

const issue = (emulator: Emulator, secret = bole.secret, appId = bole.appId) =>
  post(emulator, '/auth/v3/tenant_access_token/internal', { app_id: appId, app_secret: secret })

const text = (to: string, uuid?: string) => ({
  receive_id: to,
  msg_type: 'text',
  content: '{"text":"好"}',
  ...(uuid ? { uuid } : {}),
})

test('a token stays the same until half an hour is left; then a new one, and both are good', async () => {
  const emulator = newEmulator()
  const first = await issue(emulator)
  emulator.clock.advance(89 * 60_000)
  const same = await issue(emulator)
  expect([same.tenant_access_token, same.expire]).toEqual([first.tenant_access_token, 31 * 60])
  emulator.clock.advance(2 * 60_000)
  const next = await issue(emulator)
  expect(next.tenant_access_token).not.toBe(first.tenant_access_token)
  const info = (token: string) => post(emulator, '/bot/v3/info', {}, token, 'GET')
  expect((await info(first.tenant_access_token)).code).toBe(0)
  emulator.clock.advance(30 * 60_000)
  expect(await info(first.tenant_access_token)).toMatchObject({ status: 400, code: 99991663 })
  expect((await info(next.tenant_access_token)).code).toBe(0)
})

test('wrong credentials answer HTTP 200 with a code; wrong tokens HTTP 400', async () => {
  const emulator = newEmulator()
  expect(await issue(emulator, 'wrong')).toMatchObject({ status: 200, code: 10014 })
  expect(await issue(emulator, 'x', 'cli_ffffffffffffffff')).toMatchObject({ status: 200, code: 10014 })
  expect(await issue(emulator, 'x', 'nonsense')).toMatchObject({ status: 200, code: 10003 })
  for (const [token, code] of [
    ['', 99991661],
    ['u-1', 99991668],
    ['x', 99991671],
    ['t-x', 99991663],
  ] as const)
    expect(await post(emulator, '/bot/v3/info', {}, token, 'GET')).toMatchObject({ status: 400, code })
})

test('the same uuid sends once an hour and answers with the first message', async () => {
  const emulator = newEmulator()
  const { tenant_access_token: token } = await issue(emulator)
  const send = async () =>
    (await post(emulator, '/im/v1/messages?receive_id_type=open_id', text(mei, 'reply:1'), token)).data
      .message_id
  const first = await send()
  expect(await send()).toBe(first)
  emulator.clock.advance(3_600_000)
  expect(await send()).not.toBe(first)
  expect(emulator.messagesOf(emulator.privateChatOf(mei))).toHaveLength(2)
})

test('five messages a second to one person or group, and a word about when to come again', async () => {
  const emulator = newEmulator()
  const { tenant_access_token: token } = await issue(emulator)
  const send = (to: string) =>
    post(
      emulator,
      `/im/v1/messages?receive_id_type=${to === office ? 'chat_id' : 'open_id'}`,
      text(to),
      token,
    )
  for (let i = 0; i < 5; i++) expect((await send(mei)).code).toBe(0)
  const limited = await send(mei)
  expect(limited).toMatchObject({ status: 400, code: 230020 })
  expect(limited.headers.get('x-ogw-ratelimit-reset')).toBe('1')
  expect((await send(xu)).code).toBe(0)
  expect((await send(office)).code).toBe(0)
  emulator.clock.advance(1000)
  expect((await send(mei)).code).toBe(0)
  emulator.limits.on = false
  for (let i = 0; i < 10; i++) expect((await send(mei)).code).toBe(0)
})

test('fifty calls a second and a thousand a minute of one API, answered with 429', async () => {
  const emulator = newEmulator()
  const { tenant_access_token: token } = await issue(emulator)
  const get = () => post(emulator, `/contact/v3/users/${mei}`, {}, token, 'GET')
  const burst = async (calls: number) => {
    const codes = await Promise.all(Array.from({ length: calls }, async () => (await get()).code))
    return codes.filter(code => code === 99991400).length
  }
  expect(await burst(51)).toBe(1)
  for (let second = 0; second < 19; second++) {
    emulator.clock.advance(1000)
    expect(await burst(50)).toBe(0)
  }
  emulator.clock.advance(1000)
  const limited = await get()
  expect(limited).toMatchObject({ status: 429, code: 99991400 })
  expect(limited.headers.get('x-ogw-ratelimit-limit')).toBe('1000')
  emulator.clock.advance(Number(limited.headers.get('x-ogw-ratelimit-reset')) * 1000)
  expect((await get()).code).toBe(0)
})

test('one card is redrawn at most five times a second, by its sender, within 14 days', async () => {
  const emulator = newEmulator({ clock: frozen() })
  const { client } = await serve(emulator)
  const content = '{"schema":"2.0","body":{"elements":[]}}'
  const sent = await client.im.v1.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: mei, msg_type: 'interactive', content },
  })
  const path = { message_id: sent.data?.message_id ?? '' }
  const redraw = () => client.im.v1.message.patch({ path, data: { content } })
  for (let i = 0; i < 5; i++) expect((await redraw()).code).toBe(0)
  expect(await refusal(redraw())).toMatchObject({ status: 400, code: 230020 })
  emulator.clock.advance(14 * 86_400_000 + 1)
  // The SDK keeps its token for two hours of the wall clock, the emulator has moved on by two weeks.
  emulator.tokens.expireAll()
  expect(await refusal(redraw())).toMatchObject({ code: 99991663 })
  const { tenant_access_token: token } = await issue(emulator)
  const late = await post(emulator, `/im/v1/messages/${path.message_id}`, { content }, token, 'PATCH')
  expect(late).toMatchObject({ status: 400, code: 230031 })
})

test('calls can be made to fail: limited, broken before or after the effect, slow', async () => {
  const emulator = newEmulator()
  const { tenant_access_token: token } = await issue(emulator)
  const send = () => post(emulator, '/im/v1/messages?receive_id_type=open_id', text(mei), token)
  const path = 'POST /open-apis/im/v1/messages'
  const said = () => emulator.messagesOf(emulator.privateChatOf(mei)).length
  emulator.callFaults.add({ kind: 'rateLimited', times: 1, path })
  expect(await send()).toMatchObject({ status: 429, code: 99991400 })
  emulator.callFaults.add({ kind: 'broken', times: 1, path })
  expect([(await send()).status, said()]).toEqual([500, 0])
  emulator.callFaults.add({ kind: 'brokenAfter', times: 1, path })
  expect([(await send()).status, said()]).toEqual([500, 1])
  emulator.callFaults.add({ kind: 'slow', times: 1, ms: 40, path })
  const slow = send()
  await vi.waitFor(() => expect(said()).toBe(2))
  expect(emulator.calls).toHaveLength(4)
  emulator.clock.advance(40)
  expect((await slow).code).toBe(0)
  expect(emulator.calls.map(call => [call.status, call.code])).toEqual([
    [200, 0],
    [429, 99991400],
    [500, 2200],
    [500, 2200],
    [200, 0],
  ])
})
