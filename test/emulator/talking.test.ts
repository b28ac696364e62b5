import { expect, test } from 'vitest'
import { createEmulator } from '#emulator/emulator.ts'

test('a person speaks, the bot hears a signed event and answers, and the answer stands in the chat', async () => {
  const heard: { url: string; headers: Headers; body: string }[] = []
  const emulator = createEmulator({
    apps: [
      {
        appId: 'cli_0123456789abcdef',
        secret: 'secret',
        name: '伯乐',
        encryptKey: 'key',
        verificationToken: 'v-token',
        eventUrl: 'http://bot/webhook',
      },
    ],
    people: [{ openId: 'ou_mei', name: '段小梅' }],
    seed: 1,
    fetch: (url, init) => {
      heard.push({ url, headers: new Headers(init.headers), body: String(init.body) })
      return new Response('{}')
    },
  })
  emulator.say('ou_mei', '登记 杨春兰')
  await emulator.settled()
  expect(heard).toHaveLength(1)
  const token = await emulator.routes.request('/open-apis/auth/v3/tenant_access_token/internal', {
    method: 'POST',
    body: JSON.stringify({ app_id: 'cli_0123456789abcdef', app_secret: 'secret' }),
  })
  const { tenant_access_token } = (await token.json()) as { tenant_access_token: string }
  const sent = await emulator.routes.request('/open-apis/im/v1/messages?receive_id_type=open_id', {
    method: 'POST',
    headers: { authorization: `Bearer ${tenant_access_token}` },
    body: JSON.stringify({ receive_id: 'ou_mei', msg_type: 'text', content: '{"text":"好的"}' }),
  })
  expect(await sent.json()).toMatchObject({ code: 0 })
  expect(emulator.messagesOf(emulator.privateChatOf('ou_mei')).map(emulator.wordsOf)).toEqual([
    '登记 杨春兰',
    '好的',
  ])
})
