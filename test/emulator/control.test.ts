import { expect, test } from 'vitest'
import { bole, botThat, mei, newEmulator, office, serve, xu } from './served.ts'

const asking =
  (domain: string) =>
  async (path: string, body?: object, method = 'POST') => {
    const response = await fetch(`${domain}/emulator${path}`, {
      ...(body ? { method, body: JSON.stringify(body) } : {}),
      headers: { 'content-type': 'application/json' },
    })
    return { status: response.status, json: await response.json() }
  }

test('any program can speak, read, move the clock and look at pushes over HTTP', async () => {
  const bot = botThat(() => new Response('', { status: 500 }))
  const emulator = newEmulator({ fetch: bot.fetch })
  const ask = asking((await serve(emulator)).domain)
  const said = await ask('/say', { openId: mei, chatId: office, text: '@伯乐 查人才 茶叶' })
  expect(said).toMatchObject({ status: 200, json: { text: '@伯乐 查人才 茶叶', from: { name: '段小梅' } } })
  await emulator.settled()
  await ask('/clock', { advanceMs: 15_000 })
  await emulator.settled()
  expect(bot.heard).toHaveLength(2)
  expect((await ask('/deliveries')).json).toMatchObject([
    { eventType: 'im.message.receive_v1', state: 'waiting', attempts: [{ status: 500 }, { status: 500 }] },
  ])
  expect((await ask(`/chats?as=${xu}`)).json).toMatchObject([
    { name: '人才办群', unread: 1, preview: '段小梅：@伯乐 查人才 茶叶' },
    { name: '伯乐', kind: 'p2p', unread: 0 },
  ])
  await ask('/read', { openId: xu, chatId: office })
  expect((await ask('/world')).json).toMatchObject({ bot: { name: '伯乐' }, unread: { [xu]: 0, [mei]: 0 } })
})

test('faults are set and cleared, and a push is replayed, over HTTP', async () => {
  const bot = botThat(() => new Response('{}'))
  const emulator = newEmulator({ fetch: bot.fetch })
  const ask = asking((await serve(emulator)).domain)
  await ask('/faults/push', { kind: 'drop', times: 1 })
  await ask('/faults/call', { kind: 'broken', path: '/open-apis/im' })
  expect((await ask('/faults')).json).toEqual({
    push: [{ kind: 'drop', times: 1 }],
    call: [{ kind: 'broken', path: '/open-apis/im' }],
    socket: [],
  })
  await ask('/say', { openId: mei, text: '丢了' })
  await emulator.settled()
  expect(bot.heard).toEqual([])
  const [lost] = (await ask('/deliveries')).json as [{ id: number; state: string }]
  expect(lost.state).toBe('dropped')
  expect((await ask(`/deliveries/${lost.id}/replay`, {})).json).toMatchObject({ outcome: 'ok' })
  await ask('/faults', {}, 'DELETE')
  expect((await ask('/faults')).json).toEqual({ push: [], call: [], socket: [] })
})

test('what is wrongly asked is refused in words, and a form from another page is not taken', async () => {
  const emulator = newEmulator()
  const { domain } = await serve(emulator)
  const ask = asking(domain)
  expect(await ask('/say', { openId: mei })).toMatchObject({ status: 400 })
  expect(await ask('/say', { openId: 'ou_nobody', text: '好' })).toMatchObject({
    status: 400,
    json: { error: '模拟器里没有这个人：ou_nobody' },
  })
  const form = await fetch(`${domain}/emulator/say`, {
    method: 'POST',
    body: '{"openId":"ou_mei","text":"坏"}',
  })
  expect(form.status).toBe(415)
  expect(emulator.messagesOf(emulator.privateChatOf(mei))).toEqual([])
})

test('a request URL is saved only after it has answered the challenge', async () => {
  const bot = botThat(async url => (url.includes('good') ? await echo() : new Response('{}')))
  const echo = async () => {
    const { AESCipher } = (await import('@larksuiteoapi/node-sdk')).default
    const asked = JSON.parse(
      new AESCipher('test key').decrypt(JSON.parse(bot.heard.at(-1)?.body ?? '').encrypt),
    )
    expect(asked).toMatchObject({ type: 'url_verification', token: 'v-token' })
    return Response.json({ challenge: asked.challenge })
  }
  const emulator = newEmulator({ fetch: bot.fetch })
  const ask = asking((await serve(emulator)).domain)
  const save = (eventUrl: string) => ask('/urls', { appId: bole.appId, eventUrl })
  expect((await save('http://bad/')).json).toEqual({ ok: false, words: 'challenge code 没有返回' })
  expect(emulator.state.apps.get(bole.appId)?.eventUrl).toBe(bole.eventUrl)
  expect((await save('http://good/')).json).toMatchObject({ ok: true })
  expect(emulator.state.apps.get(bole.appId)?.eventUrl).toBe('http://good/')
  expect(bot.heard.every(({ headers }) => headers.get('x-lark-signature') === null)).toBe(true)
})

test('the live stream tells what happens in one’s chats, and only counts of others', async () => {
  const emulator = newEmulator()
  const { domain } = await serve(emulator)
  const stream = await fetch(`${domain}/emulator/stream?as=${mei}`)
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  emulator.say(xu, '私下说')
  emulator.say(xu, '群里说', { chatId: office })
  let seen = ''
  while (!seen.includes('群里说')) seen += (await reader?.read())?.value ?? ''
  expect(seen).not.toContain('私下说')
  expect(seen).toContain('"kind":"elsewhere"')
  emulator.close()
  while (!(await reader?.read())?.done);
  expect(emulator.state.watchers.size).toBe(0)
})

test('the page comes with a policy that lets nothing foreign in, and nothing outside its folder', async () => {
  const { domain } = await serve(newEmulator())
  const page = await fetch(`${domain}/`)
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(await page.text()).toContain('<html lang="zh-CN">')
  expect((await fetch(`${domain}/emulator/page/main.js`)).headers.get('content-type')).toContain('javascript')
  for (const path of ['..%2femulator.ts', 'no.js', '..%2f..%2fapp.js'])
    expect((await fetch(`${domain}/emulator/page/${path}`)).status).toBe(404)
})
