import { describe, expect, test } from 'vitest'
import { bole, newEmulator, serve } from './served.ts'

/** Every call the platform's pages describe and the emulator offers: by the SDK's name, or the page's where it has none. */
const offered = `
  im.v1.message.create                 POST   /im/v1/messages
  im.v1.message.list                   GET    /im/v1/messages
  im.v1.message.get                    GET    /im/v1/messages/:message_id
  im.v1.message.update                 PUT    /im/v1/messages/:message_id
  im.v1.message.patch                  PATCH  /im/v1/messages/:message_id
  im.v1.message.delete                 DELETE /im/v1/messages/:message_id
  im.v1.message.reply                  POST   /im/v1/messages/:message_id/reply
  im.v1.message.forward                POST   /im/v1/messages/:message_id/forward
  im.v1.message.mergeForward           POST   /im/v1/messages/merge_forward
  im.v1.message.readUsers              GET    /im/v1/messages/:message_id/read_users
  im.v1.message.urgentApp              PATCH  /im/v1/messages/:message_id/urgent_app
  im.v1.message.urgentSms              PATCH  /im/v1/messages/:message_id/urgent_sms
  im.v1.message.urgentPhone            PATCH  /im/v1/messages/:message_id/urgent_phone
  im.v1.messageReaction.create         POST   /im/v1/messages/:message_id/reactions
  im.v1.messageReaction.list           GET    /im/v1/messages/:message_id/reactions
  im.v1.messageReaction.delete         DELETE /im/v1/messages/:message_id/reactions/:reaction_id
  im.v1.messageResource.get            GET    /im/v1/messages/:message_id/resources/:file_key
  im.v1.thread.forward                 POST   /im/v1/threads/:thread_id/forward
  message.v4.batchSend                 POST   /message/v4/batch_send
  im.v1.batchMessage.delete            DELETE /im/v1/batch_messages/:batch_message_id
  im.v1.batchMessage.getProgress       GET    /im/v1/batch_messages/:batch_message_id/get_progress
  im.v1.batchMessage.readUser          GET    /im/v1/batch_messages/:batch_message_id/read_user
  ephemeral.v1.send                    POST   /ephemeral/v1/send
  ephemeral.v1.delete                  POST   /ephemeral/v1/delete
  interactive.v1.card.update           POST   /interactive/v1/card/update
  im.v1.image.create                   POST   /im/v1/images
  im.v1.image.get                      GET    /im/v1/images/:image_key
  im.v1.file.create                    POST   /im/v1/files
  im.v1.file.get                       GET    /im/v1/files/:file_key
  im.v1.chat.create                    POST   /im/v1/chats
  im.v1.chat.list                      GET    /im/v1/chats
  im.v1.chat.search                    GET    /im/v1/chats/search
  im.v1.chat.get                       GET    /im/v1/chats/:chat_id
  im.v1.chat.update                    PUT    /im/v1/chats/:chat_id
  im.v1.chat.delete                    DELETE /im/v1/chats/:chat_id
  im.v1.chat.link                      POST   /im/v1/chats/:chat_id/link
  im.v1.chatMembers.get                GET    /im/v1/chats/:chat_id/members
  im.v1.chatMembers.create             POST   /im/v1/chats/:chat_id/members
  im.v1.chatMembers.delete             DELETE /im/v1/chats/:chat_id/members
  im.v1.chatMembers.isInChat           GET    /im/v1/chats/:chat_id/members/is_in_chat
  im.v1.chatMembers.meJoin             PATCH  /im/v1/chats/:chat_id/members/me_join
  im.v1.chatManagers.addManagers       POST   /im/v1/chats/:chat_id/managers/add_managers
  im.v1.chatManagers.deleteManagers    POST   /im/v1/chats/:chat_id/managers/delete_managers
  contact.v3.user.get                  GET    /contact/v3/users/:user_id
  contact.v3.user.batch                GET    /contact/v3/users/batch
  contact.v3.user.batchGetId           POST   /contact/v3/users/batch_get_id
  contact.v3.user.findByDepartment     GET    /contact/v3/users/find_by_department
  contact.v3.department.get            GET    /contact/v3/departments/:department_id
  contact.v3.department.batch          GET    /contact/v3/departments/batch
  contact.v3.department.children       GET    /contact/v3/departments/:department_id/children
  contact.v3.department.parent         GET    /contact/v3/departments/parent
  contact.v3.department.search         POST   /contact/v3/departments/search
  contact.v3.scope.list                GET    /contact/v3/scopes
  cardkit.v1.card.create               POST   /cardkit/v1/cards
  cardkit.v1.card.idConvert            POST   /cardkit/v1/cards/id_convert
  cardkit.v1.card.update               PUT    /cardkit/v1/cards/:card_id
  cardkit.v1.card.settings             PATCH  /cardkit/v1/cards/:card_id/settings
  cardkit.v1.card.batchUpdate          POST   /cardkit/v1/cards/:card_id/batch_update
  cardkit.v1.cardElement.create        POST   /cardkit/v1/cards/:card_id/elements
  cardkit.v1.cardElement.update        PUT    /cardkit/v1/cards/:card_id/elements/:element_id
  cardkit.v1.cardElement.patch         PATCH  /cardkit/v1/cards/:card_id/elements/:element_id
  cardkit.v1.cardElement.delete        DELETE /cardkit/v1/cards/:card_id/elements/:element_id
  cardkit.v1.cardElement.content       PUT    /cardkit/v1/cards/:card_id/elements/:element_id/content
  bot.v3.info                          GET    /bot/v3/info
  application.v6.scope.list            GET    /application/v6/scopes
  application.v6.scope.apply           POST   /application/v6/scopes/apply
  event.v1.outboundIp.list             GET    /event/v1/outbound_ip
`
  .trim()
  .split('\n')
  .map(line => line.trim().split(/\s+/))
  .map(([name = '', method = '', path = '']) => ({ name, method, path }))

/** Not built: the platform has them, a call to them is answered as to any unknown path. */
const left = [
  ['POST', '/im/v1/pins'],
  ['GET', '/im/v1/chats/oc_x/announcement'],
  ['POST', '/im/v1/messages/om_x/push_follow_up'],
  ['POST', '/im/v2/url_previews/batch_update'],
  ['POST', '/contact/v3/users'],
] as const

/** No page asks for a scope here (权限要求：无). */
const free = new Set([
  'bot.v3.info',
  'application.v6.scope.list',
  'application.v6.scope.apply',
  'im.v1.image.get',
  'im.v1.file.get',
])

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
      expect([name, code === 99991672]).toEqual([name, !free.has(name)])
      if (free.has(name)) continue
      expect(status).toBe(400)
      const scopes = /required: \[([^\]]+)\]/.exec(msg)?.[1]?.split(', ') ?? []
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
