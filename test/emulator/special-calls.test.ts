import { expect, test } from 'vitest'
import { listening } from './asking.ts'
import { mei, newEmulator, office, refusal, serve, xu } from './served.ts'

test('an ephemeral card is seen by one person, and gone when deleted', async () => {
  const { client, emulator, ask } = await listening()
  const card = { schema: '2.0', body: { elements: [{ tag: 'markdown', content: '只给你看' }] } }
  const send = (body: object) =>
    client.request({ method: 'POST', url: '/open-apis/ephemeral/v1/send', data: body })
  const sent = await send({ chat_id: office, open_id: mei, msg_type: 'interactive', card })
  const { message_id } = sent.data
  const seen = async (openId: string) => (await ask<unknown[]>(`/chats/${office}/messages?as=${openId}`)).json
  expect(await seen(mei)).toMatchObject([{ messageId: message_id, onlyForYou: true }])
  expect(await seen(xu)).toEqual([])
  expect(
    await refusal(
      client.im.v1.message.patch({ path: { message_id }, data: { content: JSON.stringify(card) } }),
    ),
  ).toMatchObject({ code: 230001 })
  await client.request({ method: 'POST', url: '/open-apis/ephemeral/v1/delete', data: { message_id } })
  expect(await seen(mei)).toEqual([])
  const priv = emulator.privateChatOf(mei)
  emulator.enter(mei)
  expect(await refusal(send({ chat_id: priv, open_id: mei, msg_type: 'interactive', card }))).toMatchObject({
    code: 11228,
  })
})

test('one message to many people; what is wrong answers HTTP 200 with a code', async () => {
  const { client, emulator } = await listening()
  const send = (data: object) =>
    client.request({ method: 'POST', url: '/open-apis/message/v4/batch_send/', data })
  const sent = await send({
    open_ids: [mei, 'ou_nobody'],
    department_ids: [emulator.state.people.get(xu)?.departmentId, 'od-no'],
    msg_type: 'post',
    content: { post: { zh_cn: { title: '通知', content: [[{ tag: 'text', text: '放假' }]] } } },
  })
  expect(sent).toMatchObject({
    code: 0,
    data: {
      message_id: expect.stringMatching(/^bm-/),
      invalid_open_ids: ['ou_nobody'],
      invalid_department_ids: expect.arrayContaining(['od-no']),
    },
  })
  expect(emulator.wordsOf(emulator.messagesOf(emulator.privateChatOf(mei))[0] ?? never())).toBe('通知\n放假')
  expect(await send({ open_ids: [mei], msg_type: 'audio', content: {} })).toMatchObject({ code: 10003 })
})

test('a card for many is not pressed', async () => {
  const emulator = newEmulator()
  const { client } = await serve(emulator)
  const card = {
    schema: '2.0',
    body: {
      elements: [
        {
          tag: 'button',
          text: { tag: 'plain_text', content: '好' },
          behaviors: [{ type: 'callback', value: {} }],
        },
      ],
    },
  }
  await client.request({
    method: 'POST',
    url: '/open-apis/message/v4/batch_send/',
    data: { open_ids: [mei], msg_type: 'interactive', card },
  })
  const [message] = emulator.messagesOf(emulator.privateChatOf(mei))
  expect((await emulator.press(mei, message?.messageId ?? '', '好')).error?.code).toBe('client')
})

const never = (): never => {
  throw new Error('no message')
}
