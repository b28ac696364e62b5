import lark from '@larksuiteoapi/node-sdk'
import { expect, test } from 'vitest'
import type { Emulator } from '#emulator/emulator.ts'
import { editMessage } from '#emulator/messages.ts'
import { bole, botThat, mei, newEmulator, office, xu } from './served.ts'

const plain = (content: string) => ({ tag: 'plain_text', content })
const callback = (value: object) => [{ type: 'callback', value }]
const fields = [
  { tag: 'input', name: 'name', label: plain('姓名'), required: true, default_value: '杨春兰' },
  { tag: 'input', name: 'phone', label: plain('手机号'), required: true },
  {
    tag: 'select_static',
    name: 'level',
    placeholder: plain('层次'),
    options: [{ text: plain('高级'), value: 'high' }],
  },
  {
    tag: 'multi_select_static',
    name: 'fields',
    options: [{ text: plain('茶叶'), value: 'tea' }],
    selected_values: ['tea'],
  },
  { tag: 'select_person', name: 'who', placeholder: plain('联系人') },
  { tag: 'date_picker', name: 'day' },
  { tag: 'checker', name: 'agree', text: plain('同意') },
  {
    tag: 'button',
    name: 'submit',
    text: plain('提交'),
    form_action_type: 'submit',
    behaviors: callback({ do: 'register' }),
  },
]
const card = (...elements: object[]) => ({ schema: '2.0', body: { elements } })
const form = card({ tag: 'form', name: 'f', elements: fields })
const button = card({ tag: 'button', text: plain('通过'), behaviors: callback({ do: 'verify', id: 12 }) })

const posted = async (emulator: Emulator, content: object, to = mei) => {
  const ask = (path: string, body: object, token = '') =>
    emulator.routes.request(path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
  const path = '/open-apis/auth/v3/tenant_access_token/internal'
  const issued = await ask(path, { app_id: bole.appId, app_secret: bole.secret })
  const { tenant_access_token } = (await issued.json()) as { tenant_access_token: string }
  const type = to.startsWith('oc_') ? 'chat_id' : 'open_id'
  const sent = await ask(
    `/open-apis/im/v1/messages?receive_id_type=${type}`,
    { receive_id: to, msg_type: 'interactive', content: JSON.stringify(content) },
    tenant_access_token,
  )
  const answer = (await sent.json()) as { msg: string; data: { message_id: string } }
  expect(answer.msg).toBe('success')
  return answer.data.message_id
}

const opened = (body: string) => JSON.parse(new lark.AESCipher('test key').decrypt(JSON.parse(body).encrypt))

const answering = (answer: unknown) => () =>
  new Response(typeof answer === 'string' ? answer : JSON.stringify(answer))

test('a press reaches the bot as a card callback; its toast flies and its card stands for everybody', async () => {
  const bot = botThat(
    answering({ toast: { type: 'success', content: '已核验' }, card: { type: 'raw', data: form } }),
  )
  const emulator = newEmulator({ fetch: bot.fetch })
  const id = await posted(emulator, button, office)
  const pressed = await emulator.press(xu, id, '通过')
  expect(pressed).toMatchObject({ toast: { type: 'success', content: '已核验' }, card: form, error: null })
  expect(JSON.parse(emulator.message(id).content)).toEqual(form)
  const { header, event } = opened(bot.heard[0]?.body ?? '')
  expect(header.event_type).toBe('card.action.trigger')
  expect(header.create_time).toHaveLength(16)
  expect(event).toMatchObject({
    operator: { open_id: xu },
    action: { tag: 'button', value: { do: 'verify', id: 12 }, timezone: 'Asia/Shanghai' },
    host: 'im_message',
    context: { open_message_id: id, open_chat_id: office },
  })
  expect(event.token).toMatch(/^c-/)
})

test('a form sends what stands in it: filled, chosen by its words, with the zone behind dates', async () => {
  const bot = botThat(answering({}))
  const emulator = newEmulator({ fetch: bot.fetch })
  const id = await posted(emulator, form)
  const filled = { 手机号: '13900000000', level: '高级', who: '徐立', day: '2026-12-01', agree: true }
  expect((await emulator.press(mei, id, '提交', filled)).error).toBeNull()
  const { action } = opened(bot.heard[0]?.body ?? '').event
  expect(action).toMatchObject({ tag: 'button', name: 'submit', value: { do: 'register' } })
  expect(action.form_value).toEqual({
    name: '杨春兰',
    phone: '13900000000',
    level: 'high',
    fields: ['tea'],
    who: xu,
    day: '2026-12-01 +0800',
    agree: true,
  })
})

test('the client keeps an incomplete form to itself, and a test that fills what is not there is told so', async () => {
  const bot = botThat(answering({}))
  const emulator = newEmulator({ fetch: bot.fetch })
  const id = await posted(emulator, form)
  const { error } = await emulator.press(mei, id, '提交', { name: '' })
  expect(error).toEqual({ code: 'client', words: '有必填项未填写：姓名、手机号' })
  await expect(emulator.press(mei, id, '提交', { age: 3 })).rejects.toThrow('表单里没有「age」')
  await expect(emulator.press(mei, id, '提交', { phone: '1', level: '特级' })).rejects.toThrow(
    '没有选项「特级」',
  )
  await expect(emulator.press(mei, id, '退回')).rejects.toThrow('卡片上没有「退回」')
  expect(bot.heard).toEqual([])
})

test('a wrong answer shows the platform’s code, changes nothing and is not asked again', async () => {
  const cases: [string, () => Response | Promise<Response>][] = [
    ['200341', () => new Promise(() => {})],
    ['200671', () => new Response('{}', { status: 500 })],
    ['200672', answering('"success"')],
    ['200672', answering({ toast: { type: 'loud', content: '啊' } })],
    ['200673', answering({ card: { type: 'raw', data: card({ tag: 'note' }) } })],
    ['200830', answering({ card: { type: 'raw', data: { elements: [] } } })],
    ['200342', () => Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED' }))],
    ['200343', () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }))],
  ]
  for (const [code, answer] of cases) {
    const bot = botThat(answer)
    const emulator = newEmulator({ fetch: bot.fetch, answerMs: 30 })
    const id = await posted(emulator, button)
    expect((await emulator.press(mei, id, '通过')).error?.code).toBe(code)
    emulator.clock.advance(86_400_000)
    await emulator.settled()
    expect(bot.heard).toHaveLength(1)
    expect(JSON.parse(emulator.message(id).content)).toEqual(button)
  }
})

test('an app without a callback URL answers 200340', async () => {
  const { eventUrl: _, ...mute } = bole
  const emulator = newEmulator({ apps: [mute] })
  const id = await posted(emulator, button)
  expect((await emulator.press(mei, id, '通过')).error?.code).toBe('200340')
})

test('after 14 days, after a recall, or from outside the chat nothing is pressed', async () => {
  const bot = botThat(answering({}))
  const emulator = newEmulator({ fetch: bot.fetch })
  const id = await posted(emulator, button)
  expect((await emulator.press(xu, id, '通过')).error?.words).toBe('你不在这个会话里')
  emulator.clock.advance(14 * 86_400_000 + 1)
  expect((await emulator.press(mei, id, '通过')).error?.words).toContain('超过 14 天')
  expect(bot.heard).toEqual([])
})

test('links open without asking the bot; selects outside forms ask at once', async () => {
  const bot = botThat(answering({}))
  const emulator = newEmulator({ fetch: bot.fetch })
  const id = await posted(
    emulator,
    card(
      {
        tag: 'button',
        text: plain('看网页'),
        behaviors: [{ type: 'open_url', default_url: 'https://example.cn' }],
      },
      {
        tag: 'select_static',
        placeholder: plain('乡镇'),
        options: [{ text: plain('诺溪镇'), value: 'nx' }],
        behaviors: callback({ do: 'filter' }),
      },
    ),
  )
  expect((await emulator.press(mei, id, '看网页')).opened).toBe('https://example.cn')
  expect(bot.heard).toEqual([])
  await emulator.choose(mei, id, '乡镇', '诺溪镇')
  expect(opened(bot.heard[0]?.body ?? '').event.action).toMatchObject({
    tag: 'select_static',
    option: 'nx',
    value: { do: 'filter' },
  })
})

test('a picture chosen outside a form answers under the key its page names; a toast may speak several languages', async () => {
  const bot = botThat(answering({ toast: { type: 'info', i18n: { zh_cn: '选好了', en_us: 'Chosen' } } }))
  const emulator = newEmulator({ fetch: bot.fetch })
  const image = (value: string) => ({ img_key: 'img_none', value })
  const message = card({ tag: 'select_img', name: 'look', options: [image('a'), image('b')] })
  const id = await posted(emulator, button)
  editMessage(emulator.state, emulator.message(id), JSON.stringify(message))
  expect((await emulator.choose(mei, id, 'look', 'b')).toast).toEqual({ type: 'info', content: '选好了' })
  expect(opened(bot.heard[0]?.body ?? '').event.action).toMatchObject({ tag: 'select_img', options: 'b' })
})

test('a card can be redrawn later with the press’s token: after the answer, twice, within half an hour', async () => {
  const early: unknown[] = []
  const { fetch } = botThat(async (_url, body) => {
    early.push(await redraw(opened(body).event.token))
    return new Response('{}')
  })
  const emulator = newEmulator({ fetch })
  const redraw = async (token: string, content: object = form) => {
    const response = await emulator.routes.request('/open-apis/interactive/v1/card/update', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${String(emulator.tokens.issue(bole.appId, bole.secret).tenant_access_token)}`,
      },
      body: JSON.stringify({ token, card: content }),
    })
    return ((await response.json()) as { code: number }).code
  }
  const id = await posted(emulator, button)
  await emulator.press(mei, id, '通过')
  expect(early).toEqual([300120])
  const [token = ''] = emulator.state.cardTokens.keys()
  expect(await redraw('c-unknown')).toBe(300020)
  expect(await redraw(token, card({ tag: 'note' }))).toBe(11311)
  expect([await redraw(token), await redraw(token, button), await redraw(token)]).toEqual([0, 0, 300040])
  await emulator.press(mei, id, '通过')
  const second = [...emulator.state.cardTokens.keys()].at(-1) ?? ''
  emulator.clock.advance(30 * 60_000)
  expect(await redraw(second)).toBe(300030)
})
