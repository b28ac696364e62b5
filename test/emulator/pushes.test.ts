import lark from '@larksuiteoapi/node-sdk'
import { expect, test } from 'vitest'
import { sign } from '#emulator/seal.ts'
import { bole, botThat, mei, newEmulator, office, xu } from './served.ts'

const opened = (body: string) => JSON.parse(new lark.AESCipher('test key').decrypt(JSON.parse(body).encrypt))
const fine = () => new Response('{}')

test('an event goes out compact, sealed, signed over its bytes, with the message as the bot receives it', async () => {
  const bot = botThat(fine)
  const emulator = newEmulator({ fetch: bot.fetch })
  const message = emulator.say(mei, '登记 杨春兰')
  await emulator.settled()
  const [one] = bot.heard
  const { headers, body } = one ?? { headers: new Headers(), body: '' }
  expect(body).toMatch(/^\{"encrypt":"[^" ]+"\}$/)
  const [time, nonce] = [headers.get('x-lark-request-timestamp'), headers.get('x-lark-request-nonce')]
  expect(time).toBe(String(new Date('2026-11-23T09:00:00+08:00').getTime() / 1000))
  expect(headers.get('x-lark-signature')).toBe(sign('test key', time ?? '', nonce ?? '', body))
  expect(opened(body)).toMatchObject({
    schema: '2.0',
    header: { event_type: 'im.message.receive_v1', token: 'v-token', app_id: bole.appId },
    event: {
      sender: { sender_id: { open_id: mei, union_id: 'on_mei' }, sender_type: 'user' },
      message: {
        message_id: message.messageId,
        chat_id: emulator.privateChatOf(mei),
        chat_type: 'p2p',
        message_type: 'text',
        content: '{"text":"登记 杨春兰"}',
      },
    },
  })
})

test('in a group only words that name the bot reach it, and names become keys', async () => {
  const bot = botThat(fine)
  const emulator = newEmulator({ fetch: bot.fetch })
  emulator.say(mei, '大家早', { chatId: office })
  emulator.say(mei, '@伯乐 请 @徐立 看 @伯乐乐', { chatId: office })
  await emulator.settled()
  expect(bot.heard).toHaveLength(1)
  const { message } = opened(bot.heard[0]?.body ?? '').event
  expect(message.content).toBe('{"text":"@_user_1 请 @_user_2 看 @_user_3乐"}')
  expect(message.mentions.map((one: { name: string }) => one.name)).toEqual(['伯乐', '徐立', '伯乐'])
  expect(message.mentions[1].id).toEqual({ union_id: 'on_xu', user_id: 'xu', open_id: xu })
})

test('a failed push comes again after 15 s, 5 min, 1 h and 6 h, then never', async () => {
  const bot = botThat(() => new Response('', { status: 503 }))
  const emulator = newEmulator({ fetch: bot.fetch })
  emulator.say(mei, '登记')
  await emulator.settled()
  for (const [seconds, times] of [
    [14, 1],
    [1, 2],
    [300, 3],
    [3600, 4],
    [21_600, 5],
    [86_400, 5],
  ] as const) {
    emulator.clock.advance(seconds * 1000)
    await emulator.settled()
    expect(bot.heard).toHaveLength(times)
  }
  const [delivery] = emulator.courier.deliveries
  expect(delivery?.state).toBe('given up')
  expect(delivery?.attempts.map(attempt => attempt.status)).toEqual([503, 503, 503, 503, 503])
  expect(new Set(bot.heard.map(({ body }) => opened(body).header.event_id)).size).toBe(1)
  expect(new Set(bot.heard.map(({ headers }) => headers.get('x-lark-request-timestamp'))).size).toBe(5)
})

test('a bot that is late, redirects or is not there has not received; one that recovers has', async () => {
  let answer: () => Response | Promise<Response> = () => new Promise(() => {})
  const emulator = newEmulator({ fetch: () => answer(), answerMs: 30 })
  emulator.say(mei, '一')
  await emulator.settled()
  answer = () => new Response('', { status: 302, headers: { location: '/' } })
  emulator.clock.advance(15_000)
  await emulator.settled()
  answer = () =>
    Promise.reject(
      new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }),
    )
  emulator.clock.advance(300_000)
  await emulator.settled()
  answer = fine
  emulator.clock.advance(3_600_000)
  await emulator.settled()
  const [delivery] = emulator.courier.deliveries
  expect(delivery?.attempts.map(attempt => attempt.outcome)).toEqual(['timeout', 'status', 'connect', 'ok'])
  expect(delivery?.state).toBe('delivered')
})

test('one chat’s words arrive in the order they were said', async () => {
  const heard: string[] = []
  const emulator = newEmulator({
    fetch: async (_url, init) => {
      const { text } = JSON.parse(opened(String(init.body)).event.message.content)
      await new Promise(resolve => setTimeout(resolve, text === '一' ? 30 : 0))
      heard.push(text)
      return new Response('{}')
    },
  })
  for (const text of ['一', '二', '三']) emulator.say(mei, text)
  await emulator.settled()
  expect(heard).toEqual(['一', '二', '三'])
})

test('faults: said twice, lost, overtaken, wrongly signed, in clear, spaced', async () => {
  const bot = botThat(fine)
  const emulator = newEmulator({ fetch: bot.fetch })
  const saying = async (text: string) => {
    bot.heard.length = 0
    emulator.say(mei, text)
    await emulator.settled()
    return bot.heard.map(({ body, headers }) => ({ body, signature: headers.get('x-lark-signature') }))
  }
  const right = (one: { body: string; signature: string | null } | undefined) => {
    const { headers } = bot.heard[0] ?? { headers: new Headers() }
    const [time, nonce] = [headers.get('x-lark-request-timestamp'), headers.get('x-lark-request-nonce')]
    return one?.signature === sign('test key', time ?? '', nonce ?? '', one?.body ?? '')
  }
  emulator.pushFaults.add({ kind: 'duplicate', times: 1 })
  expect(await saying('两遍')).toHaveLength(2)
  emulator.pushFaults.add({ kind: 'drop', times: 1 })
  expect(await saying('丢了')).toHaveLength(0)
  emulator.pushFaults.add({ kind: 'wrongSignature', times: 1 })
  expect(right((await saying('错签'))[0])).toBe(false)
  emulator.pushFaults.add({ kind: 'spaced', times: 1 })
  const [spaced] = await saying('空格')
  expect([spaced?.body.includes('\n'), right(spaced)]).toEqual([true, true])
  emulator.pushFaults.add({ kind: 'plaintext', times: 1 })
  expect(JSON.parse((await saying('明文'))[0]?.body ?? '').header.token).toBe('v-token')
  expect(emulator.pushFaults.list()).toEqual([])
})

test('what people do besides speaking reaches the bot too', async () => {
  const bot = botThat(fine)
  const emulator = newEmulator({ fetch: bot.fetch })
  const said = emulator.say(mei, '打错了')
  emulator.recall(mei, said.messageId)
  emulator.enter(mei)
  emulator.menu(mei, 'register')
  emulator.removeBot(office, xu)
  emulator.addBot(office, xu)
  emulator.leave(mei)
  await emulator.settled()
  const told = bot.heard.map(({ body }) => opened(body)).filter(({ event }) => !event.message)
  const events = Object.fromEntries(told.map(({ header, event }) => [header.event_type, event]))
  expect(events).toMatchObject({
    'im.message.recalled_v1': { message_id: said.messageId, recall_type: 'message_owner' },
    'im.chat.access_event.bot_p2p_chat_entered_v1': { operator_id: { open_id: mei } },
    'application.bot.menu_v6': { event_key: 'register', operator: { operator_id: { open_id: mei } } },
    'im.chat.member.bot.deleted_v1': { chat_id: office, name: '人才办群' },
    'im.chat.member.bot.added_v1': { chat_id: office, operator_id: { open_id: xu } },
    'contact.user.deleted_v3': { object: { open_id: mei } },
  })
})

test('a kept push can be sent once more, newly signed', async () => {
  const bot = botThat(fine)
  const emulator = newEmulator({ fetch: bot.fetch })
  emulator.say(mei, '再来')
  await emulator.settled()
  await emulator.courier.replay(emulator.courier.deliveries[0]?.id ?? 0)
  const [first, second] = bot.heard.map(({ body }) => body)
  expect(first).not.toBe(second)
  expect(opened(first ?? '')).toEqual(opened(second ?? ''))
})
