import { expect, test } from 'vitest'
import { png } from './asking.ts'
import { codeOf, desk, message, text } from './conforming.ts'
import { bole, mei, office, refusal, xu } from './served.ts'

test('a message sent, answered, edited, read and taken back has every field of its page', async () => {
  const { im, send, emulator } = await desk()
  const { data, path } = await send(
    office,
    text('<at user_id="on_mei">小梅</at> 请看 <at user_id="all"></at>'),
  )
  expect(data).toEqual(
    message({
      chat_id: office,
      body: { content: '{"text":"@_user_1 请看 @_all"}' },
      mentions: [
        { key: '@_user_1', id: mei, id_type: 'open_id', name: '段小梅', tenant_key: expect.any(String) },
        { key: '@_all', id: 'all', id_type: 'open_id', name: '所有人', tenant_key: expect.any(String) },
      ],
    }),
  )
  const reply = { root_id: path.message_id, parent_id: path.message_id }
  const replied = await im.message.reply({ path, data: text('收到') })
  expect(replied).toEqual({ code: 0, msg: 'success', data: message({ ...reply, chat_id: office }) })
  const again = { message_id: replied.data?.message_id ?? '' }
  expect((await im.message.reply({ path: again, data: text('再收到') })).data).toMatchObject({
    root_id: path.message_id,
    parent_id: again.message_id,
  })
  const inThread = await im.message.reply({ path, data: { ...text('另说'), reply_in_thread: true } })
  expect(inThread.data).toEqual(
    message({ ...reply, chat_id: office, thread_id: expect.stringMatching(/^omt_/) }),
  )
  const edited = await im.message.update({ path, data: text('**改**过') })
  expect(edited.data).toMatchObject({ updated: true, body: { content: '{"text":"**改**过"}' } })
  const got = await im.message.get({ path })
  expect(got.data?.items?.[0]).toEqual(
    message({
      chat_id: office,
      updated: true,
      body: { content: '{"text":"改过"}' },
      thread_id: inThread.data?.thread_id,
    }),
  )
  expect(await im.message.delete({ path })).toEqual({ code: 0, msg: 'success', data: {} })
  expect((await im.message.get({ path })).data?.items?.[0]).toMatchObject({ deleted: true })
  expect(emulator.message(path.message_id).recalled).toBe(true)
})

test('what sending refuses, each with the code and words of its page', async () => {
  const { im, emulator, client } = await desk()
  const to = (receive_id_type: string, receive_id: string, said: object = text('你好')) =>
    client.request({
      method: 'POST',
      url: '/open-apis/im/v1/messages',
      params: { receive_id_type },
      data: { receive_id, ...said },
    })
  const refused = async (call: Promise<unknown>) => {
    const { status, code, msg } = await refusal(call)
    expect(status).toBe(400)
    return `${code} ${msg}`
  }
  const wrong = 'Your request contains an invalid request parameter, ext='
  expect(await refused(to('open_id', 'oc_1'))).toBe(`230001 ${wrong}invalid receive_id`)
  expect(await refused(to('open_id', 'ou_nobody'))).toBe('230034 The receive_id is invalid.')
  const self = emulator.state.apps.get(bole.appId)?.openId ?? ''
  expect(await refused(to('open_id', self))).toBe(
    `230001 ${wrong}this operation to bots is currently not supported`,
  )
  expect(await refused(to('open_id', mei, { msg_type: 'poem', content: '{}' }))).toBe(
    `230001 ${wrong}invalid msg_type`,
  )
  expect(await refused(to('open_id', mei, { msg_type: 'text', content: 'x' }))).toContain(
    `230001 ${wrong}invalid message content`,
  )
  expect(await refused(to('open_id', mei, text('字'.repeat(51_200))))).toBe(
    '230025 The length of the message content reaches its limit.',
  )
  emulator.removeBot(office)
  expect(await refused(to('chat_id', office))).toBe('230002 The bot can not be outside the group.')
  emulator.addBot(office)
  expect(await refused(to('open_id', mei, { msg_type: 'image', content: '{"image_key":"img_no"}' }))).toBe(
    `230001 ${wrong}invalid image_key`,
  )
  const priv = JSON.stringify({ chat_id: emulator.enter(mei).chatId })
  expect(await refused(to('open_id', mei, { msg_type: 'share_chat', content: priv }))).toBe(
    '230015 P2P chat can NOT be shared.',
  )
  emulator.leave(mei)
  expect(await refused(to('open_id', mei))).toBe('230029 User has resigned.')
  expect(await refused(to('chat_id', emulator.privateChatOf(mei)))).toBe(
    '230013 Bot has NO availability to this user.',
  )
  const template = JSON.stringify({ type: 'template', data: { template_id: 'AAq1' } })
  expect(await refused(to('open_id', xu, { msg_type: 'interactive', content: template }))).toBe(
    '230099 Failed to create card content, ext=ErrCode: 200380; ErrMsg: template does not exist, please confirm whether this template has been released; ErrorValue: templateID: AAq1; ',
  )
  expect(await codeOf(im.message.get({ path: { message_id: 'om_no' } }))).toBe(99992354)
})

test('rich text loses its language; md comes back as texts, links, mentions, code and rules', async () => {
  const { im, send } = await desk()
  const image = await im.image.create({ data: { image_type: 'message', image: png } })
  const key = image?.image_key ?? ''
  const md =
    '**要点** 与 <at user_id="ou_xu">徐立</at> 见 [通知](https://example.cn)\n- 一\n---\n```go\nx := 1\n```'
  const content = [
    [
      { tag: 'text', text: '第一行', style: ['bold', 'shiny'] },
      { tag: 'a', text: '链接', href: 'https://example.cn' },
      { tag: 'at', user_id: 'on_mei' },
    ],
    [{ tag: 'img', image_key: key }],
    [{ tag: 'emotion', emoji_type: 'SMILE' }],
    [{ tag: 'md', text: md }],
  ]
  const post = (title: string, lines: unknown) =>
    ({ msg_type: 'post', content: JSON.stringify({ zh_cn: { title, content: lines } }) }) as const
  const { data } = await send(office, post('通知', content))
  expect(JSON.parse(data?.body?.content ?? '')).toEqual({
    title: '通知',
    content: [
      [
        { tag: 'text', text: '第一行', style: ['bold'] },
        { tag: 'a', text: '链接', href: 'https://example.cn', style: [] },
        { tag: 'at', user_id: '@_user_1', user_name: '段小梅', style: [] },
      ],
      [{ tag: 'img', image_key: key }],
      [{ tag: 'emotion', emoji_type: 'SMILE' }],
      [
        { tag: 'text', text: '要点', style: ['bold'] },
        { tag: 'text', text: ' 与 ', style: [] },
        { tag: 'at', user_id: '@_user_2', user_name: '徐立', style: [] },
        { tag: 'text', text: ' 见 ', style: [] },
        { tag: 'a', text: '通知', href: 'https://example.cn', style: [] },
      ],
      [{ tag: 'text', text: '- 一', style: [] }],
      [{ tag: 'hr' }],
      [{ tag: 'code_block', language: 'GO', text: 'x := 1' }],
    ],
  })
  expect(data?.mentions?.map(({ key: at, id }) => [at, id])).toEqual([
    ['@_user_1', mei],
    ['@_user_2', xu],
  ])
  for (const bad of [
    [
      [
        { tag: 'img', image_key: key },
        { tag: 'text', text: '并排' },
      ],
    ],
    [[{ tag: 'img', image_key: 'img_no' }]],
    [[{ tag: 'marquee', text: '跑' }]],
    [[{ tag: 'a', text: '不是链接', href: 'nowhere' }]],
    [[{ tag: 'at', user_id: 'ou_nobody' }]],
    ['不是一行'],
  ])
    expect(await codeOf(send(office, post('坏', bad)))).toBe(230001)
})

test('a line across a private chat is short, translated, and never in a group', async () => {
  const { send } = await desk()
  const line = (divider_text: unknown, type = 'divider') => ({
    msg_type: 'system',
    content: JSON.stringify({ type, params: { divider_text } }),
  })
  expect((await send(mei, line({ text: '新会话', i18n_text: { en_US: 'New' } }))).data?.msg_type).toBe(
    'system',
  )
  const words = async (said: ReturnType<typeof line>, to = mei) => (await refusal(send(to, said))).msg
  expect(await words(line({ text: '新会话' }), office)).toContain('in group chats is not supported')
  expect(await words(line({ text: '新会话' }, 'poem'))).toContain('invalid system message type')
  expect(await words(line(undefined))).toContain('divider_text must be set')
  expect(await words(line({ text: '' }))).toContain('divider message text cannot be empty')
  expect(await words(line({ text: '十一个汉字就太长太长了' }))).toContain('exceeds the specified length')
  expect(await words(line({ text: '好', i18n_text: { xx_XX: '好' } }))).toContain('illegal language types')
})
