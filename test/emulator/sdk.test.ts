import { expect, test } from 'vitest'
import { mei, newEmulator, office, refusal, serve, xu } from './served.ts'

const card = (title: string) =>
  JSON.stringify({
    schema: '2.0',
    header: { title: { tag: 'plain_text', content: title } },
    body: { elements: [{ tag: 'markdown', content: '茶叶技术' }] },
  })

test('the SDK sends, replies, redraws, reads, lists and takes back', async () => {
  const emulator = newEmulator()
  const { client } = await serve(emulator)
  const { message } = client.im.v1
  const sent = await message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: mei, msg_type: 'interactive', content: card('人才卡') },
  })
  expect(sent.code).toBe(0)
  expect(sent.data?.chat_id).toBe(emulator.privateChatOf(mei))
  const id = sent.data?.message_id ?? ''

  const replied = await message.reply({
    path: { message_id: id },
    data: { msg_type: 'text', content: '{"text":"<at user_id=\\"ou_xu\\">徐立</at> 请看"}' },
  })
  expect(replied.data).toMatchObject({
    root_id: id,
    parent_id: id,
    body: { content: '{"text":"@_user_1 请看"}' },
    mentions: [{ key: '@_user_1', id: xu, name: '徐立' }],
  })

  expect(await message.patch({ path: { message_id: id }, data: { content: card('新卡') } })).toMatchObject({
    code: 0,
    data: {},
  })
  const got = await message.get({ path: { message_id: id } })
  expect(got.data?.items?.[0]).toMatchObject({ updated: true, sender: { sender_type: 'app' } })
  expect(JSON.parse(got.data?.items?.[0]?.body?.content ?? '')).toEqual({
    title: '新卡',
    elements: [[{ tag: 'text', text: '茶叶技术' }]],
  })

  await message.delete({ path: { message_id: id } })
  const listed = await message.list({
    params: {
      container_id_type: 'chat',
      container_id: sent.data?.chat_id ?? '',
      sort_type: 'ByCreateTimeDesc',
    },
  })
  expect(listed.data?.items?.map(item => item.deleted)).toEqual([false, true])
})

test('the SDK asks who people are, who is in a group, and who the bot is', async () => {
  const { client } = await serve(newEmulator())
  const one = await client.contact.v3.user.get({ path: { user_id: mei } })
  expect(one.data?.user).toMatchObject({ open_id: mei, name: '段小梅', job_title: '科员' })
  const many = await client.contact.v3.user.batch({ params: { user_ids: [mei, xu, 'ou_nobody'] } })
  expect(many.data?.items?.map(user => user.name)).toEqual(['段小梅', '徐立'])
  const ids = await client.contact.v3.user.batchGetId({
    data: { emails: ['xu@example.cn', 'no@example.cn'] },
  })
  expect(ids.data?.user_list?.map(user => user.user_id)).toEqual([xu, undefined])

  const groups = await client.im.v1.chat.list()
  expect(groups.data?.items?.map(chat => chat.name)).toEqual(['人才办群'])
  const group = await client.im.v1.chat.get({ path: { chat_id: office } })
  expect(group.data).toMatchObject({ chat_mode: 'group', user_count: '2', bot_count: '1' })
  const members = await client.im.v1.chatMembers.get({ path: { chat_id: office }, params: { page_size: 1 } })
  expect(members.data).toMatchObject({ member_total: 2, has_more: true, items: [{ member_id: mei }] })
  const rest = await client.im.v1.chatMembers.get({
    path: { chat_id: office },
    params: { page_size: 1, page_token: members.data?.page_token ?? '' },
  })
  expect(rest.data).toMatchObject({ has_more: false, items: [{ member_id: xu }] })

  const info = await client.request({ method: 'GET', url: '/open-apis/bot/v3/info' })
  expect(info).toMatchObject({ code: 0, bot: { app_name: '伯乐', activate_status: 2 } })
})

test('what the platform refuses comes as HTTP 400 with its own code', async () => {
  const emulator = newEmulator()
  emulator.removeBot(office)
  const { client, domain } = await serve(emulator)
  const send = (type: 'open_id' | 'chat_id', id: string, msg_type = 'text', content = '{"text":"好"}') =>
    client.im.v1.message.create({
      params: { receive_id_type: type },
      data: { receive_id: id, msg_type, content },
    })
  expect(await refusal(send('chat_id', office))).toMatchObject({ status: 400, code: 230002 })
  expect(await refusal(send('open_id', 'ou_nobody'))).toMatchObject({ code: 230034 })
  expect(await refusal(send('open_id', mei, 'text', 'not json'))).toMatchObject({ code: 230001 })
  expect(
    await refusal(send('open_id', mei, 'text', JSON.stringify({ text: '茶'.repeat(52_000) }))),
  ).toMatchObject({
    code: 230025,
  })
  const bad = await refusal(
    send('open_id', mei, 'interactive', '{"schema":"2.0","body":{"elements":[{"tag":"note"}]}}'),
  )
  expect(bad).toMatchObject({ status: 400, code: 230099 })
  expect(bad.msg).toMatch(/ErrCode: 200861; ErrPath: ROOT -> body -> elements -> \[0\]\(tag: note\)/)
  const naming = (content: string) =>
    send(
      'open_id',
      mei,
      'interactive',
      JSON.stringify({ schema: '2.0', body: { elements: [{ tag: 'markdown', content }] } }),
    )
  expect((await naming('<at id=ou_xu></at>')).code).toBe(0)
  expect((await refusal(naming('请看 <at id="ou_nobody"></at>'))).msg).toContain('ErrCode: 100290')
  emulator.leave(mei)
  expect(await refusal(send('open_id', mei))).toMatchObject({ code: 230029 })

  const lost = await fetch(`${domain}/open-apis/no/such`, { headers: { authorization: 'Bearer t-wrong' } })
  expect([lost.status, await lost.json()]).toMatchObject([400, { code: 99991663 }])
  expect(lost.headers.get('x-tt-logid')).toBeTruthy()
})

test('what is not built answers 404 in the platform’s shape, and doubled slashes are forgiven', async () => {
  const { client, domain } = await serve(newEmulator())
  expect(await refusal(client.request({ method: 'GET', url: '/open-apis/no/such' }))).toMatchObject({
    status: 404,
    code: 99991201,
  })
  const info = await client.request({ method: 'GET', url: `${domain}//open-apis/bot/v3/info` })
  expect(info).toMatchObject({ code: 0 })
  const prefixed = await client.request({ method: 'GET', url: `${domain}/feishu/open-apis/bot/v3/info` })
  expect(prefixed).toMatchObject({ code: 0 })
})
