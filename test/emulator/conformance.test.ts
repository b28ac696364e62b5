import { describe, expect, test } from 'vitest'
import { offered, scopesOf } from './calls.ts'
import { bole, newEmulator, serve } from './served.ts'

/** Not built: the platform has them, a call to them is answered as to any unknown path. */
const left = [
  ['POST', '/im/v1/pins'],
  ['GET', '/im/v1/chats/oc_x/announcement'],
  ['POST', '/im/v1/messages/om_x/push_follow_up'],
  ['POST', '/im/v2/url_previews/batch_update'],
  ['POST', '/contact/v3/users'],
] as const

/** For people only. */
const forPeople = 'contact.v3.department.search'

/** Of the first generation. */
const old = new Set([
  'message.v4.batchSend',
  'ephemeral.v1.send',
  'ephemeral.v1.delete',
  'interactive.v1.card.update',
])

const callsAt = async (scopes?: readonly string[]) => {
  const emulator = newEmulator({ apps: [scopes ? { ...bole, scopes } : bole] })
  const { domain } = await serve(emulator)
  const post = (path: string, body: object) =>
    fetch(`${domain}/open-apis${path}`, { method: 'POST', body: JSON.stringify(body) })
  const issued = await post('/auth/v3/tenant_access_token/internal', {
    app_id: bole.appId,
    app_secret: bole.secret,
  })
  // the shape the token call answers with
  const { tenant_access_token } = (await issued.json()) as { tenant_access_token: string }
  const call = async (method: string, path: string, token = tenant_access_token) => {
    const response = await fetch(`${domain}/open-apis${path.replace(/:\w+/g, 'x')}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: '{}' }),
    })
    const text = await response.text()
    // every answer of the platform but a file is JSON with a code
    const json = JSON.parse(text) as { code: number; msg: string; error?: Record<string, unknown> }
    return { status: response.status, headers: response.headers, ...json }
  }
  return { emulator, domain, call }
}

describe('every call', () => {
  test('listed here is answered as one that is there', async () => {
    const { call, emulator } = await callsAt()
    emulator.limits.on = false
    for (const { name, method, path } of offered) {
      const { code } = await call(method, path)
      expect([name, code === 99991201 || code === 99991301]).toEqual([name, false])
    }
  })

  test('that is not built answers 404 in the platform’s shape, with a log id and where to look', async () => {
    const { call } = await callsAt()
    for (const [method, path] of left) {
      const answer = await call(method, path)
      expect(answer).toMatchObject({ status: 404, code: 99991201, msg: 'resource not find' })
      expect(answer.error?.log_id).toBe(answer.headers.get('x-tt-logid'))
      expect(answer.headers.get('x-tt-logid')).toMatch(/^20261123090000[0-9A-F]{20}$/)
      expect(answer.error?.troubleshooter).toContain(`code=${answer.code}`)
    }
    expect(await call('DELETE', '/im/v1/messages')).toMatchObject({ status: 405, code: 99991301 })
  })

  test('needs a scope of those on its page, and says which and where to ask for it', async () => {
    const { call, emulator } = await callsAt([])
    emulator.limits.on = false
    for (const { name, method, path } of offered) {
      const token = name === forPeople ? 'u-ou_mei' : undefined
      const { status, code, msg, error } = await call(method, path, token)
      const scopes = scopesOf(name)
      expect([name, code === 99991672]).toEqual([name, scopes.length > 0])
      if (scopes.length === 0) continue
      expect(status).toBe(400)
      expect([name, /required: \[([^\]]+)\]/.exec(msg)?.[1]?.split(', ')]).toEqual([name, scopes])
      expect(error?.permission_violations).toEqual(
        scopes.map(subject => ({ type: 'action_scope_required', subject })),
      )
      expect(msg).toContain(`https://open.feishu.cn/app/${bole.appId}/auth?q=${scopes.join(',')}`)
    }
  })

  test('is for apps, unless its page says it is for people', async () => {
    const { call, emulator } = await callsAt()
    emulator.limits.on = false
    for (const { name, method, path } of offered) {
      const asPerson = await call(method, path, 'u-ou_mei')
      expect([name, asPerson.code === 99991668]).toEqual([name, name !== forPeople])
      if (name === forPeople) expect(await call(method, path)).toMatchObject({ status: 400, code: 99991663 })
    }
    expect(await call('GET', '/bot/v3/info', 'u-nobody')).toMatchObject({ code: 99991668 })
    expect(await call('GET', '/bot/v3/info', 'x-1')).toMatchObject({ code: 99991671 })
    expect(await call('GET', '/bot/v3/info', '')).toMatchObject({ code: 99991661 })
  })

  test('is counted by itself: fifty a second, the next one 429, of old calls 400, with when to come again', async () => {
    const { call, emulator } = await callsAt()
    const spend = (name: string) => {
      for (let at = 0; at < 50; at++) emulator.limits.call(bole.appId, name)
    }
    for (const { name, method, path } of offered.filter(one => one.name !== forPeople)) {
      spend(name)
      const answer = await call(method, path)
      const status = old.has(name) ? 400 : 429
      expect([name, answer.status, answer.code]).toEqual([name, status, 99991400])
      expect(answer.headers.get('x-ogw-ratelimit-limit')).toBe('50')
      expect(answer.headers.get('x-ogw-ratelimit-reset')).toBe('1')
    }
  })
})

test('parameters are checked before anything runs: each fault with its field, a wrong kind by itself', async () => {
  const { domain, call } = await callsAt()
  const { error, ...first } = await call('GET', '/im/v1/messages?page_size=51&sort_type=Best')
  expect(first).toMatchObject({ status: 400, code: 99992402, msg: 'field validation failed' })
  expect(error?.field_violations).toEqual([
    { field: 'container_id_type', description: 'container_id_type is required' },
    { field: 'container_id', description: 'container_id is required' },
    { field: 'sort_type', value: 'Best', description: 'options: [ByCreateTimeAsc,ByCreateTimeDesc]' },
    { field: 'page_size', value: '51', description: 'the max value is 50' },
  ])
  const issued = await fetch(`${domain}/open-apis/auth/v3/app_access_token/internal`, {
    method: 'POST',
    body: JSON.stringify({ app_id: bole.appId, app_secret: bole.secret }),
  })
  // the shape the token call answers with
  const { app_access_token: token, tenant_access_token } = (await issued.json()) as Record<string, string>
  expect(token).toBe(tenant_access_token)
  const post = async (body: string) => {
    const response = await fetch(`${domain}/open-apis/im/v1/messages?receive_id_type=open_id`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body,
    })
    return await response.json()
  }
  const long = 'x'.repeat(51)
  expect(await post('{')).toMatchObject({ code: 9499 })
  expect(await post('[]')).toMatchObject({ code: 9499 })
  expect(await post('{"receive_id":"ou_mei","msg_type":"text","content":{"text":"你好"}}')).toMatchObject({
    code: 9499,
    msg: 'Invalid parameter type in json: content. Invalid parameter value: {"text":"你好"}. Please check and modify accordingly.',
  })
  expect(
    await post(`{"receive_id":"ou_mei","msg_type":"text","content":"{}","uuid":"${long}"}`),
  ).toMatchObject({
    code: 99992402,
    error: { field_violations: [{ field: 'uuid', value: long, description: 'the max len is 50' }] },
  })
})
