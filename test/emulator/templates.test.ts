import { expect, test } from 'vitest'
import { readConfigFile } from '#emulator/config-file.ts'
import type { Emulator } from '#emulator/emulator.ts'
import { bole, botThat, mei, newEmulator } from './served.ts'

const { encryptKey: _, ...open } = bole
const plain = (content: string) => ({ tag: 'plain_text', content })

/** A variable's place in a template. */
const the = (name: string) => ['$', '{', name, '}'].join('')

const report = {
  id: 'AAqreport',
  version: '1.0.0',
  variables: { title: '季度报表', rows: [], count: 0 },
  card: {
    schema: '2.0',
    header: { title: plain(the('title')) },
    body: {
      elements: [
        { tag: 'markdown', content: `共 ${the('count')} 人，${the('nothing')}见下表` },
        { tag: 'table', columns: [{ name: 'name', data_type: 'text' }], rows: the('rows') },
        { tag: 'button', text: plain('更新'), behaviors: [{ type: 'callback', value: { do: 'x' } }] },
      ],
    },
  },
}

const newer = { ...report, version: '2.0.0', variables: { title: '新版报表', rows: [], count: 0 } }
const hidden = { ...report, id: 'AAqhidden', apps: ['cli_aaaaaaaaaaaaaaaa'] }

const withTemplates = (answer: unknown = {}) => {
  const bot = botThat(() => Response.json(answer))
  const emulator = newEmulator({ apps: [open], templates: [report, newer, hidden], fetch: bot.fetch })
  return { emulator, bot }
}

const called = async (emulator: Emulator, method: string, path: string, body: object) => {
  const token = String(emulator.tokens.issue(bole.appId, bole.secret).tenant_access_token)
  const answered = await emulator.routes.request(`/open-apis${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  return (await answered.json()) as { code: number; msg: string; data: Record<string, string> }
}

const pointer = (data: object) => ({ type: 'template', data })

const sent = (emulator: Emulator, data: object) =>
  called(emulator, 'POST', '/im/v1/messages?receive_id_type=open_id', {
    receive_id: mei,
    msg_type: 'interactive',
    content: JSON.stringify(pointer(data)),
  })

const filled = {
  template_id: 'AAqreport',
  template_variable: { title: '三季度', rows: [{ name: '杨春兰' }], count: 12 },
}

test('a card of the card builder is sent by its id, with its variables put in', async () => {
  const { emulator } = withTemplates()
  const { data } = await sent(emulator, { ...filled, template_version_name: '1.0.0' })
  const shown = JSON.parse(emulator.message(data.message_id ?? '').content)
  expect(shown.header.title.content).toBe('三季度')
  expect(shown.body.elements[0].content).toBe('共 12 人，见下表')
  expect(shown.body.elements[1].rows).toEqual([{ name: '杨春兰' }])
})

test('without a version the newest is sent, and what is not given stands as it was mocked', async () => {
  const { emulator } = withTemplates()
  const { data } = await sent(emulator, { template_id: 'AAqreport' })
  expect(JSON.parse(emulator.message(data.message_id ?? '').content).header.title.content).toBe('新版报表')
})

test.each([
  ['an id nobody released', { template_id: 'AAqnone' }, 'ErrCode: 200380; ErrMsg: template does not exist'],
  ['a version nobody released', { ...filled, template_version_name: '9.9.9' }, 'ErrCode: 200380'],
  ['a template of another app', { ...filled, template_id: 'AAqhidden' }, 'ErrCode: 200381'],
  [
    'a variable of another kind',
    { template_id: 'AAqreport', template_variable: { count: '十二' } },
    'ErrValue: varName: count',
  ],
  [
    'a variable that makes the card a wrong one',
    { template_id: 'AAqreport', template_variable: { rows: [{ age: 3 }] } },
    'ErrCode: 200915',
  ],
])('the platform refuses %s', async (_story, data, words) => {
  const { emulator } = withTemplates()
  const { code, msg } = await sent(emulator, data)
  expect(code).toBe(230099)
  expect(msg.replace('ErrorValue', 'ErrValue')).toContain(words)
})

test('a press may be answered with one, a card redrawn with one, an entity made of one', async () => {
  const { emulator } = withTemplates({ card: pointer(filled) })
  const { data } = await sent(emulator, { template_id: 'AAqreport' })
  const id = data.message_id ?? ''
  const titleNow = () => JSON.parse(emulator.message(id).content).header.title.content
  expect((await emulator.press(mei, id, '更新')).error).toBeNull()
  expect(titleNow()).toBe('三季度')
  await called(emulator, 'PATCH', `/im/v1/messages/${id}`, {
    content: JSON.stringify(pointer({ template_id: 'AAqreport', template_version_name: '1.0.0' })),
  })
  expect(titleNow()).toBe('季度报表')
  const [token = ''] = emulator.state.cardTokens.keys()
  await called(emulator, 'POST', '/interactive/v1/card/update', { token, card: pointer(filled) })
  expect(titleNow()).toBe('三季度')
  const made = await called(emulator, 'POST', '/cardkit/v1/cards', {
    type: 'template',
    data: JSON.stringify(filled),
  })
  expect(made).toMatchObject({ code: 0, data: { card_id: expect.stringMatching(/^7/) } })
})

test('an answer that names a template nobody released is shown with its code', async () => {
  const { emulator } = withTemplates({ card: pointer({ template_id: 'AAqnone' }) })
  const { data } = await sent(emulator, filled)
  const { error } = await emulator.press(mei, data.message_id ?? '', '更新')
  expect(error).toMatchObject({ code: '200673', words: expect.stringContaining('template does not exist') })
})

test('templates stand in the configuration file, and name apps that are there', () => {
  const file = (apps: string[]) =>
    JSON.stringify({
      apps: [open],
      people: [{ openId: mei, name: '段小梅' }],
      templates: [{ ...report, apps }],
    })
  expect(readConfigFile(file([bole.appId])).emulator.templates?.[0]?.id).toBe('AAqreport')
  expect(() => readConfigFile(file(['cli_none']))).toThrow(
    '卡片模板「AAqreport」的应用 cli_none 不在 apps 里',
  )
})
