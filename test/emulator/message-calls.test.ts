import { expect, test } from 'vitest'
import { listening } from './asking.ts'
import { mei, office, refusal, xu } from './served.ts'

const text = (words: string) => ({ msg_type: 'text', content: JSON.stringify({ text: words }) })

const sender =
  (client: Awaited<ReturnType<typeof listening>>['client']) =>
  async (words: string, to = office) => {
    const sent = await client.im.v1.message.create({
      params: { receive_id_type: to.startsWith('oc_') ? 'chat_id' : 'open_id' },
      data: { receive_id: to, ...text(words) },
    })
    return sent.data?.message_id ?? ''
  }

test('the SDK puts an emoji under a message, lists all, and takes its own off again', async () => {
  const { client, emulator, pushes } = await listening()
  const { messageReaction } = client.im.v1
  const path = { message_id: emulator.say(xu, '好消息', { chatId: office }).messageId }
  const put = (emoji_type: string) =>
    messageReaction.create({ path, data: { reaction_type: { emoji_type } } })
  emulator.react(mei, path.message_id, 'OK')
  const made = await put('THUMBSUP')
  expect(made.data).toMatchObject({
    operator: { operator_type: 'app' },
    reaction_type: { emoji_type: 'THUMBSUP' },
  })
  expect((await put('THUMBSUP')).data?.reaction_id).toBe(made.data?.reaction_id)
  const listed = await messageReaction.list({ path })
  expect(listed.data?.items.map(one => one.operator?.operator_id)).toEqual([mei, 'cli_0123456789abcdef'])
  const own = await messageReaction.list({ path, params: { reaction_type: 'THUMBSUP' } })
  expect(own.data?.items).toHaveLength(1)
  const hers = listed.data?.items[0]?.reaction_id ?? ''
  expect(await refusal(messageReaction.delete({ path: { ...path, reaction_id: hers } }))).toMatchObject({
    code: 231007,
  })
  await messageReaction.delete({ path: { ...path, reaction_id: made.data?.reaction_id ?? '' } })
  expect((await messageReaction.list({ path })).data?.items).toHaveLength(1)
  expect(await refusal(put('NOSUCH'))).toMatchObject({ status: 400, code: 231001 })
  expect(
    await refusal(
      messageReaction.create({
        path: { message_id: 'om_no' },
        data: { reaction_type: { emoji_type: 'OK' } },
      }),
    ),
  ).toMatchObject({ code: 231003 })
  expect((await pushes('im.message.reaction.created_v1')).map(({ operator_type }) => operator_type)).toEqual([
    'user',
    'app',
  ])
  expect(await pushes('im.message.reaction.deleted_v1')).toMatchObject([{ operator_type: 'app' }])
})

test('the SDK passes a message on, once per uuid, and merges several into one', async () => {
  const { client, emulator } = await listening()
  const { message } = client.im.v1
  const first = emulator.say(xu, '第一句', { chatId: office })
  const second = emulator.say(mei, '第二句', { chatId: office })
  const pass = () =>
    message.forward({
      path: { message_id: first.messageId },
      params: { receive_id_type: 'open_id', uuid: 'f1' },
      data: { receive_id: mei },
    })
  const passed = await pass()
  expect(passed.data?.body?.content).toBe('{"text":"第一句"}')
  expect((await pass()).data?.message_id).toBe(passed.data?.message_id)
  const merged = await message.mergeForward({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: mei, message_id_list: [first.messageId, second.messageId, 'om_no'] },
  })
  expect(merged.data?.invalid_message_id_list).toEqual(['om_no'])
  const got = await message.get({ path: { message_id: merged.data?.message?.message_id ?? '' } })
  expect(got.data?.items?.map(item => [item.msg_type, item.upper_message_id])).toEqual([
    ['merge_forward', undefined],
    ['text', merged.data?.message?.message_id],
    ['text', merged.data?.message?.message_id],
  ])
  emulator.recall(xu, first.messageId)
  expect(
    await refusal(
      message.forward({
        path: { message_id: first.messageId },
        params: { receive_id_type: 'chat_id' },
        data: { receive_id: office },
      }),
    ),
  ).toMatchObject({ code: 230065 })
})

test('the SDK answers in a thread, lists it, and forwards into it', async () => {
  const { client, emulator } = await listening()
  const { message } = client.im.v1
  const root = emulator.say(xu, '产业园方案', { chatId: office })
  const replied = await message.reply({
    path: { message_id: root.messageId },
    data: { ...text('收到'), reply_in_thread: true },
  })
  const threadId = replied.data?.thread_id ?? ''
  expect(threadId).toMatch(/^omt_/)
  const other = emulator.say(mei, '附上一段', { chatId: office })
  await message.forward({
    path: { message_id: other.messageId },
    params: { receive_id_type: 'thread_id' },
    data: { receive_id: threadId },
  })
  const listed = await message.list({ params: { container_id_type: 'thread', container_id: threadId } })
  expect(listed.data?.items?.map(item => item.body?.content)).toEqual([
    '{"text":"产业园方案"}',
    '{"text":"收到"}',
    '{"text":"附上一段"}',
  ])
  expect(
    await refusal(message.list({ params: { container_id_type: 'thread', container_id: 'omt_no' } })),
  ).toMatchObject({ code: 230001 })
})

test('a chat’s messages come in pages, by time and in both orders', async () => {
  const { client, emulator } = await listening()
  for (let i = 1; i <= 7; i++) {
    emulator.say(xu, `第${i}句`, { chatId: office })
    emulator.clock.advance(1000)
  }
  const list = (more: object) =>
    client.im.v1.message.list({
      params: { container_id_type: 'chat', container_id: office, page_size: 3, ...more },
    })
  const words: (string | undefined)[] = []
  let page_token = ''
  do {
    const page = await list(page_token ? { page_token } : {})
    words.push(...(page.data?.items ?? []).map(item => item.body?.content))
    page_token = page.data?.has_more ? (page.data.page_token ?? '') : ''
  } while (page_token)
  expect(words).toEqual([1, 2, 3, 4, 5, 6, 7].map(i => `{"text":"第${i}句"}`))
  const since = String(new Date('2026-11-23T09:00:05+08:00').getTime() / 1000)
  const late = await list({ start_time: since, sort_type: 'ByCreateTimeDesc' })
  expect(late.data?.items?.map(item => item.body?.content)).toEqual(['{"text":"第7句"}', '{"text":"第6句"}'])
  expect(await refusal(list({ page_size: 51 }))).toMatchObject({ code: 99992402 })
  emulator.removeBot(office)
  expect(await refusal(list({}))).toMatchObject({ code: 230002 })
})

test('who has read, by any kind of id, and urgent calls to those in the chat', async () => {
  const { client, emulator, pushes } = await listening()
  const { message } = client.im.v1
  const send = sender(client)
  const path = { message_id: await send('明天开会') }
  emulator.read(xu, office)
  const readers = await message.readUsers({ path, params: { user_id_type: 'user_id' } })
  expect(readers.data?.items).toMatchObject([{ user_id: 'xu', user_id_type: 'user_id' }])
  const call = (user_id_list: string[]) =>
    message.urgentApp({ path, params: { user_id_type: 'open_id' }, data: { user_id_list } })
  expect((await call([mei, 'ou_nobody'])).data).toEqual({ invalid_user_id_list: ['ou_nobody'] })
  expect([...emulator.message(path.message_id).urgent]).toEqual([[mei, 'app']])
  for (const urgent of [message.urgentSms, message.urgentPhone])
    expect(
      (await urgent({ path, params: { user_id_type: 'union_id' }, data: { user_id_list: ['on_mei'] } })).code,
    ).toBe(0)
  expect(await refusal(call(['ou_nobody']))).toMatchObject({ code: 230001 })
  const hers = { message_id: emulator.say(mei, '我说的', { chatId: office }).messageId }
  expect(
    await refusal(
      message.urgentApp({ path: hers, params: { user_id_type: 'open_id' }, data: { user_id_list: [xu] } }),
    ),
  ).toMatchObject({ code: 230012 })

  const own = await send('只给你', mei)
  emulator.read(mei, emulator.privateChatOf(mei))
  expect(await pushes('im.message.message_read_v1')).toMatchObject([
    { reader: { reader_id: { open_id: mei } }, message_id_list: [own] },
  ])
})

test('a text is edited twenty times, and no more', async () => {
  const { client, emulator } = await listening()
  const path = { message_id: await sender(client)('第一稿', mei) }
  const edit = (words: string) => client.im.v1.message.update({ path, data: text(words) })
  for (let i = 1; i <= 20; i++) await edit(`第${i + 1}稿`)
  expect(await refusal(edit('再改'))).toMatchObject({ status: 400, code: 230072 })
  expect(emulator.message(path.message_id).content).toBe('{"text":"第21稿"}')
})

test('a line across a private chat, but not across a group', async () => {
  const { client } = await listening()
  const line = (type: 'open_id' | 'chat_id', receive_id: string) =>
    client.im.v1.message.create({
      params: { receive_id_type: type },
      data: {
        receive_id,
        msg_type: 'system',
        content: JSON.stringify({ type: 'divider', params: { divider_text: { text: '新的一天' } } }),
      },
    })
  expect((await line('open_id', mei)).code).toBe(0)
  expect(await refusal(line('chat_id', office))).toMatchObject({ code: 230001 })
})
