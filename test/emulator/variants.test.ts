import lark from '@larksuiteoapi/node-sdk'
import { expect, test } from 'vitest'
import type { EmulatorConfig } from '#emulator/config.ts'
import { sign } from '#emulator/seal.ts'
import { asking } from './asking.ts'
import { bole, botThat, mei, newEmulator, serve } from './served.ts'

const { encryptKey: _, ...plainApp } = bole
const opened = (body: string) => JSON.parse(new lark.AESCipher('test key').decrypt(JSON.parse(body).encrypt))

test('the challenge goes out unsigned, or signed where the point is turned', async () => {
  const signatures = async (variants: EmulatorConfig['variants'] = {}) => {
    const bot = botThat((_url, body) => Response.json({ challenge: opened(body).challenge }))
    const ask = asking((await serve(newEmulator({ fetch: bot.fetch, variants }))).domain)
    const saved = await ask('/urls', { appId: bole.appId, eventUrl: 'http://new/' })
    expect(saved.json).toEqual({ ok: true, words: '已保存' })
    const [{ headers, body } = { headers: new Headers(), body: '' }] = bot.heard
    const [time, nonce] = [headers.get('x-lark-request-timestamp'), headers.get('x-lark-request-nonce')]
    const right = sign('test key', time ?? '', nonce ?? '', body)
    return [headers.get('x-lark-signature'), right]
  }
  expect((await signatures())[0]).toBeNull()
  const [given, right] = await signatures({ signChallenge: true })
  expect(given).toBe(right)
})

test('without an Encrypt Key there are no signature headers, or ones under an empty key', async () => {
  for (const signWithoutKey of [false, true]) {
    const bot = botThat(() => new Response('{}'))
    const emulator = newEmulator({ apps: [plainApp], fetch: bot.fetch, variants: { signWithoutKey } })
    emulator.say(mei, '在吗')
    await emulator.settled()
    expect(bot.heard[0]?.headers.has('x-lark-signature')).toBe(signWithoutKey)
  }
})

test('a retry carries the same event id, or another one; the message id never changes', async () => {
  for (const [newEventIdOnRetry, ids] of [
    [false, 1],
    [true, 2],
  ] as const) {
    let status = 500
    const bot = botThat(() => new Response('{}', { status }))
    const emulator = newEmulator({ fetch: bot.fetch, variants: { newEventIdOnRetry } })
    emulator.say(mei, '在吗')
    await emulator.settled()
    status = 200
    emulator.clock.advance(15_000)
    await emulator.settled()
    const both = bot.heard.map(({ body }) => opened(body))
    expect(new Set(both.map(({ header }) => header.event_id)).size).toBe(ids)
    expect(new Set(both.map(({ event }) => event.message.message_id)).size).toBe(1)
  }
})

test('the time of an event is in milliseconds, or in microseconds', async () => {
  for (const [microseconds, digits] of [
    [false, 13],
    [true, 16],
  ] as const) {
    const bot = botThat(() => new Response('{}'))
    const emulator = newEmulator({ fetch: bot.fetch, variants: { microseconds } })
    emulator.say(mei, '在吗')
    await emulator.settled()
    expect(opened(bot.heard[0]?.body ?? '').header.create_time).toHaveLength(digits)
  }
})

const card = (words: string) => ({
  schema: '2.0',
  body: {
    elements: [
      { tag: 'markdown', content: words },
      { tag: 'button', text: { tag: 'plain_text', content: '通过' } },
    ],
  },
})

/** A bot that does something with its card while the press on it is still unanswered. */
const hasty = async (
  variants: EmulatorConfig['variants'],
  act: (client: lark.Client, id: string, token: string) => Promise<unknown>,
) => {
  const codes: number[] = []
  const bot = botThat(async (_url, body) => {
    const { header, event } = opened(body)
    if (header.event_type !== 'card.action.trigger') return new Response('{}')
    const code = await act(client, event.context.open_message_id, event.token).then(
      () => 0,
      error => error.response.data.code,
    )
    codes.push(code)
    seen.push(words())
    return new Response('{}')
  })
  const seen: string[] = []
  const emulator = newEmulator({ fetch: bot.fetch, ...(variants ? { variants } : {}) })
  const { client } = await serve(emulator)
  const sent = await client.im.v1.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: mei, msg_type: 'interactive', content: JSON.stringify(card('待核验')) },
  })
  const id = sent.data?.message_id ?? ''
  const words = () => emulator.wordsOf(emulator.message(id)).split('\n')[0] ?? ''
  const press = () => emulator.press(mei, id, '通过')
  return { press, codes, seen, words }
}

test('a delayed update before the answer is refused, or flips back with the answer', async () => {
  const redraw = (client: lark.Client, _id: string, token: string) =>
    client.request({
      method: 'POST',
      url: '/open-apis/interactive/v1/card/update',
      data: { token, card: card('已核验') },
    })
  const strict = await hasty({}, redraw)
  await strict.press()
  expect([strict.codes, strict.seen, strict.words()]).toEqual([[300120], ['待核验'], '待核验'])
  const loose = await hasty({ flipBack: true }, redraw)
  await loose.press()
  expect([loose.codes, loose.seen, loose.words()]).toEqual([[0], ['已核验'], '待核验'])
})

test('a card is locked while somebody presses on it, or may be patched', async () => {
  const patch = (client: lark.Client, message_id: string) =>
    client.im.v1.message.patch({ path: { message_id }, data: { content: JSON.stringify(card('已核验')) } })
  const open = await hasty({ lockedWhilePressed: false }, patch)
  await open.press()
  expect([open.codes, open.words()]).toEqual([[0], '已核验'])
  const locked = await hasty({}, patch)
  await locked.press()
  expect([locked.codes, locked.words()]).toEqual([[230099], '待核验'])
})

test('points are turned over HTTP, one without the others', async () => {
  const ask = asking((await serve(newEmulator({ variants: { microseconds: true } }))).domain)
  expect((await ask('/variants', { flipBack: true })).json).toMatchObject({
    microseconds: true,
    flipBack: true,
    cardFrames: false,
  })
  expect((await ask('/variants', { microseconds: false })).json).toMatchObject({
    microseconds: false,
    flipBack: true,
  })
  expect((await ask('/variants', { nonsense: true })).status).toBe(400)
})
