import { expect, test } from 'vitest'
import { listening } from './asking.ts'
import { codeOf, desk, lateCode, text } from './conforming.ts'
import { bole, mei, office, refusal } from './served.ts'

test('an emoji under a message: its shape, the pages of all, and what is refused', async () => {
  const { im, send } = await desk()
  const { path } = await send(office, text('好消息'))
  const other = await send(office, text('另一条'))
  const put = (emoji_type: string) =>
    im.messageReaction.create({ path, data: { reaction_type: { emoji_type } } })
  const made = await put('HappyDragon')
  const shape = {
    reaction_id: expect.any(String),
    operator: { operator_id: bole.appId, operator_type: 'app' },
    action_time: expect.stringMatching(/^\d{13}$/),
    reaction_type: { emoji_type: 'HappyDragon' },
  }
  expect(made.data).toEqual(shape)
  expect((await im.messageReaction.list({ path })).data).toEqual({
    items: [shape],
    has_more: false,
    page_token: '',
  })
  const reaction_id = made.data?.reaction_id ?? ''
  const takeOff = (from: { message_id: string }, id: string) =>
    im.messageReaction.delete({ path: { ...from, reaction_id: id } })
  expect(await codeOf(takeOff(other.path, reaction_id))).toBe(231010)
  expect(await codeOf(takeOff(path, 'no'))).toBe(231011)
  expect((await takeOff(path, reaction_id)).data).toEqual(shape)
  expect((await refusal(put('happydragon'))).msg).toBe('reaction type is invalid.')
  expect(await codeOf(im.messageReaction.list({ path, params: { page_token: 'x' } }))).toBe(231012)
  await im.message.delete({ path })
  expect((await refusal(put('OK'))).msg).toBe('The message is not found, maybe not exist or deleted.')
})

test('who has read is told for seven days, and only to the sender; urgent calls need the sender too', async () => {
  const { im, send, emulator } = await desk()
  const { path } = await send(office, text('明天开会'))
  emulator.read(mei, office)
  const readers = () => im.message.readUsers({ path, params: { user_id_type: 'union_id' } })
  expect((await readers()).data).toEqual({
    items: [
      {
        user_id_type: 'union_id',
        user_id: 'on_mei',
        timestamp: expect.stringMatching(/^\d{13}$/),
        tenant_key: expect.any(String),
      },
    ],
    has_more: false,
    page_token: '',
  })
  const hers = { message_id: emulator.say(mei, '我说的', { chatId: office }).messageId }
  expect(await codeOf(im.message.readUsers({ path: hers, params: { user_id_type: 'open_id' } }))).toBe(230012)
  const call = (user_id_list: string[], of = path) =>
    im.message.urgentSms({ path: of, params: { user_id_type: 'open_id' }, data: { user_id_list } })
  expect(await call([mei, 'ou_nobody'])).toEqual({
    code: 0,
    msg: 'success',
    data: { invalid_user_id_list: ['ou_nobody'] },
  })
  expect((await refusal(call(['ou_nobody']))).msg).toContain('ext=all ids in the user_id_list are invalid')
  expect(await codeOf(call([mei], hers))).toBe(230012)
  emulator.clock.advance(7 * 86_400_000 + 1)
  emulator.tokens.expireAll()
  expect(await lateCode(emulator, `/im/v1/messages/${path.message_id}/read_users?user_id_type=open_id`)).toBe(
    230033,
  )
})

test('a batch: who gets it, how far it is, who has read, and taking it back within a day', async () => {
  const { client, im, emulator } = await desk()
  const send = (data: object) =>
    client.request({ method: 'POST', url: '/open-apis/message/v4/batch_send/', data })
  const sent = await send({
    open_ids: [mei, 'ou_no'],
    user_ids: ['xu', 'no'],
    union_ids: ['on_no'],
    department_ids: ['od-no'],
    msg_type: 'text',
    content: { text: '放假通知' },
  })
  expect(sent).toEqual({
    code: 0,
    msg: 'ok',
    data: {
      message_id: expect.stringMatching(/^bm-/),
      invalid_department_ids: ['od-no'],
      invalid_open_ids: ['ou_no'],
      invalid_user_ids: ['no'],
      invalid_union_ids: ['on_no'],
    },
  })
  emulator.read(mei, emulator.privateChatOf(mei))
  const path = { batch_message_id: sent.data.message_id }
  expect((await im.batchMessage.readUser({ path })).data).toEqual({
    read_user: { read_count: '1', total_count: '2' },
  })
  expect(await im.batchMessage.delete({ path })).toEqual({ code: 0, msg: 'ok', data: {} })
  expect((await im.batchMessage.getProgress({ path })).data).toEqual({
    batch_message_send_progress: {
      valid_user_ids_count: 2,
      success_user_ids_count: 2,
      read_user_ids_count: 1,
    },
    batch_message_recall_progress: { recall: true, recall_count: 2 },
  })
  expect(await codeOf(im.batchMessage.delete({ path: { batch_message_id: 'bm-no' } }))).toBe(230030)
  expect(await send({ msg_type: 'text', content: { text: '给谁' } })).toMatchObject({
    code: 10003,
    msg: 'Invalid parameter.',
  })
  expect(await send({ open_ids: [mei], msg_type: 'image', content: { image_key: 'img_no' } })).toMatchObject({
    code: 11227,
  })
  const md = { post: { zh_cn: { content: [[{ tag: 'md', text: '**' }]] } } }
  expect(await send({ open_ids: [mei], msg_type: 'post', content: md })).toMatchObject({ code: 11246 })
  emulator.clock.advance(86_400_001)
  emulator.tokens.expireAll()
  expect(await lateCode(emulator, `/im/v1/batch_messages/${path.batch_message_id}`, 'DELETE')).toBe(230009)
})

test('a card for one person: sent, deleted once, and refused outside its group', async () => {
  const { client, emulator } = await desk()
  const post = (url: string, data: object) =>
    client.request({ method: 'POST', url: `/open-apis/ephemeral/v1/${url}`, data })
  const card = { schema: '2.0', body: { elements: [{ tag: 'markdown', content: '只给你看' }] } }
  const send = (more: object) =>
    post('send', { chat_id: office, open_id: mei, msg_type: 'interactive', card, ...more })
  const sent = await send({})
  expect(sent).toEqual({ code: 0, msg: 'ok', data: { message_id: expect.stringMatching(/^om_/) } })
  const { message_id } = sent.data
  expect(await post('delete', { message_id })).toEqual({ code: 0, msg: 'ok' })
  expect(await codeOf(post('delete', { message_id }))).toBe(18051)
  expect(await codeOf(post('delete', { message_id: 'om_no' }))).toBe(11224)
  expect(await codeOf(send({ open_id: 'ou_no' }))).toBe(10004)
  expect(await codeOf(send({ chat_id: 'oc_no' }))).toBe(11213)
  expect(await codeOf(send({ chat_id: emulator.enter(mei).chatId }))).toBe(11228)
  expect(await codeOf(send({ msg_type: 'text' }))).toBe(10003)
  emulator.leave(mei)
  expect(await codeOf(send({}))).toBe(11206)
})

test('sending to many people and to departments needs a scope each', async () => {
  const codes = async (...scopes: string[]) => {
    const { client } = await listening({ apps: [{ ...bole, scopes: ['im:message', ...scopes] }] })
    const send = async (to: object) => {
      const data = { msg_type: 'text', content: { text: '放假' }, ...to }
      return (await client.request({ method: 'POST', url: '/open-apis/message/v4/batch_send/', data })).code
    }
    return [await send({ open_ids: [mei] }), await send({ department_ids: ['od-no'] })]
  }
  expect(await codes()).toEqual([11203, 11204])
  expect(await codes('im:message:send_multi_users')).toEqual([0, 11204])
  expect(await codes('im:message:send_multi_depts')).toEqual([11203, 0])
})
