import { expect, test } from 'vitest'
import { createClock } from '#emulator/clock.ts'
import { takeSnapshot } from '#emulator/snapshot.ts'
import { bole, botThat, mei, newEmulator, office, xu } from './served.ts'

const button = {
  tag: 'button',
  text: { tag: 'plain_text', content: '好' },
  behaviors: [{ type: 'callback', value: { yes: true } }],
}
const card = JSON.stringify({ schema: '2.0', body: { elements: [button] } })

/** One afternoon: people talk, the bot sends, redraws, uploads, makes a group and is pressed on; everything that came of it. */
const afternoon = async (seed: number) => {
  const bot = botThat(() => new Response('{"toast":{"type":"info","content":"好"}}'))
  const clock = createClock({ start: new Date('2026-11-23T14:00:00+08:00'), frozen: true })
  const emulator = newEmulator({ seed, clock, fetch: bot.fetch })
  const { tenant_access_token: token } = emulator.tokens.issue(bole.appId, bole.secret)
  const answers: unknown[] = []
  const call = async (method: string, path: string, body?: object, type = 'application/json') => {
    const response = await emulator.routes.request(`/open-apis${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      ...(body ? { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) } : {}),
    })
    const answer: { data?: { message_id?: string; card_id?: string } } = JSON.parse(await response.text())
    answers.push([response.status, response.headers.get('x-tt-logid'), answer])
    return answer.data?.message_id ?? answer.data?.card_id ?? ''
  }
  emulator.enter(mei)
  const said = emulator.say(xu, '@伯乐 在吗', { chatId: office })
  const to = `/im/v1/messages?receive_id_type=chat_id`
  await call('POST', `/im/v1/messages/${said.messageId}/reply`, {
    msg_type: 'text',
    content: '{"text":"在"}',
  })
  const sent = await call('POST', to, {
    receive_id: office,
    msg_type: 'interactive',
    content: card,
    uuid: 'u',
  })
  await call('POST', to, { receive_id: office, msg_type: 'interactive', content: card, uuid: 'u' })
  await emulator.press(mei, sent, '好')
  await call('PATCH', `/im/v1/messages/${sent}`, { content: card })
  const entity = await call('POST', '/cardkit/v1/cards', { type: 'card_json', data: card })
  await call('PATCH', `/cardkit/v1/cards/${entity}/settings`, { settings: '{}', sequence: 1 })
  await call('POST', '/im/v1/chats', { name: '茶产业专班', owner_id: mei, user_id_list: [xu] })
  await call('POST', `/im/v1/messages/${sent}/reactions`, { reaction_type: { emoji_type: 'OK' } })
  const form = ['file_type"\r\n\r\nstream', 'file_name"\r\n\r\n名单.csv', 'file"\r\n\r\n姓名\n']
  const parts = form.map(part => `--b\r\ncontent-disposition: form-data; name="${part}\r\n`)
  const file = Buffer.from(`${parts.join('')}--b--\r\n`)
  await call('POST', '/im/v1/files', file, 'multipart/form-data; boundary=b')
  await call('GET', '/im/v1/nothing')
  await emulator.settled()
  const pushes = bot.heard.map(({ url, headers, body }) => ({ url, headers: [...headers], body }))
  // How long something took is measured, not drawn.
  const calls = emulator.calls.map(({ ms: _took, ...logged }) => logged)
  return { token, answers, pushes, calls, state: takeSnapshot(emulator.state) }
}

test('the same seed gives the same ids, pushes to the byte, answers and log; another seed others', async () => {
  const first = await afternoon(7)
  const again = await afternoon(7)
  expect(again).toEqual(first)
  expect(first.pushes).toHaveLength(4)
  expect(first.calls).toHaveLength(10)
  expect(first.calls.map(({ repeated }) => repeated).filter(Boolean)).toHaveLength(1)
  const other = await afternoon(8)
  expect(other.token).not.toBe(first.token)
  expect(other.answers).not.toEqual(first.answers)
  expect(other.pushes.map(({ body }) => body)).not.toEqual(first.pushes.map(({ body }) => body))
})

test('beyond what it keeps the emulator forgets its oldest messages, and everything else goes on', async () => {
  const emulator = newEmulator({ messagesMax: 100, limits: false })
  const first = emulator.say(xu, '第一句', { chatId: office })
  for (let at = 2; at <= 250; at++) {
    emulator.say(xu, `第${at}句`, { chatId: office })
    if (at % 50 === 0) emulator.say(mei, `私下 ${at}`)
  }
  expect(emulator.state.messages.size).toBeLessThanOrEqual(100)
  expect(emulator.state.messages.has(first.messageId)).toBe(false)
  const words = emulator.messagesOf(office).map(emulator.wordsOf)
  expect(words.at(-1)).toBe('第250句')
  expect(words).toHaveLength(emulator.state.chats.get(office)?.messageIds.length ?? 0)
  emulator.read(mei, office)
  emulator.say(xu, '还有一句', { chatId: office })
  const chat = emulator.state.chats.get(office)
  expect((chat?.messageIds.length ?? 0) - (chat?.seen.get(mei) ?? 0)).toBe(1)
})
