import { expect, test } from 'vitest'
import { asking, listening, png, type Shown } from './asking.ts'
import { bole, botThat, mei, newEmulator, office, serve, xu } from './served.ts'

test('a file and an image dropped into the input arrive whole, are sent, and are shown again', async () => {
  const { domain, ask, upload, pushes } = await listening()
  const every = Buffer.from(Array.from({ length: 1024 }, (_, i) => i % 256))
  const file = await upload('名单 "一".xlsx', every)
  expect(file.json).toMatchObject({
    type: 'file',
    size: 1024,
    content: { file_key: expect.stringMatching(/^file_v3_/), file_name: '名单 "一".xlsx' },
  })
  const said = await ask('/send', { openId: mei, chatId: office, type: 'file', content: file.json.content })
  expect(said.json).toMatchObject({ type: 'file', content: file.json.content })
  const back = await fetch(`${domain}/emulator/files/${file.json.key}`)
  expect(Buffer.from(await back.arrayBuffer()).equals(every)).toBe(true)
  expect(back.headers.get('content-disposition')).toMatch(/^attachment/)

  const image = await upload('茶园.png', png)
  expect(image.json.type).toBe('image')
  const shown = await fetch(`${domain}/emulator/files/${image.json.key}`)
  expect([shown.headers.get('content-type'), shown.headers.get('x-content-type-options')]).toEqual([
    'image/png',
    'nosniff',
  ])
  await ask('/send', { openId: mei, type: 'image', content: image.json.content })
  expect(await pushes('im.message.receive_v1')).toMatchObject([
    { message: { message_type: 'image', content: JSON.stringify({ image_key: image.json.key }) } },
  ])
})

test('an upload from a page elsewhere is not taken, nor an empty file or one by nobody', async () => {
  const { domain, upload } = await listening()
  expect((await upload('a.txt', Buffer.from('a'), { origin: 'http://evil.example' })).status).toBe(415)
  expect((await upload('a.txt', Buffer.from('a'), { origin: domain })).status).toBe(200)
  expect(await upload('a.txt', Buffer.alloc(0))).toMatchObject({ status: 400, json: { error: '文件是空的' } })
  const nothing = await fetch(`${domain}/emulator/upload`, { method: 'POST', body: 'x' })
  expect(nothing.status).toBe(400)
})

test('a reaction is put on and taken off by a click, and the bot hears both', async () => {
  const { emulator, ask, pushes } = await listening()
  const { messageId } = emulator.say(xu, '下周去看茶园', { chatId: office })
  await ask('/react', { openId: mei, messageId, emoji: 'THUMBSUP' })
  await ask('/react', { openId: xu, messageId, emoji: 'THUMBSUP' })
  await ask('/react', { openId: mei, messageId, emoji: 'OK' })
  await ask('/react', { openId: mei, messageId, emoji: 'OK' })
  expect(await ask('/react', { openId: mei, messageId, emoji: 'NOSUCH' })).toMatchObject({ status: 400 })
  expect((await ask(`/chats/${office}/messages?as=${mei}`)).json).toMatchObject([
    { reactions: [{ emoji: 'THUMBSUP', by: [{ id: mei, name: '段小梅' }, { id: xu }] }] },
  ])
  expect(await pushes('im.message.reaction.created_v1')).toMatchObject([
    { message_id: messageId, reaction_type: { emoji_type: 'THUMBSUP' }, operator_type: 'user' },
    { user_id: { open_id: xu } },
    { reaction_type: { emoji_type: 'OK' } },
  ])
  expect(await pushes('im.message.reaction.deleted_v1')).toMatchObject([
    { reaction_type: { emoji_type: 'OK' } },
  ])
})

test('a message is passed on to the bot; a card comes to it as its words', async () => {
  const { emulator, ask, pushes } = await listening()
  const { messageId } = emulator.say(xu, '@段小梅 请登记杨春兰', { chatId: office })
  const passed = await ask('/forward', { openId: mei, messageId })
  expect(passed.json).toMatchObject({ forwarded: true, from: { id: mei }, text: '@段小梅 请登记杨春兰' })
  expect(await ask('/forward', { openId: 'ou_nobody', messageId })).toMatchObject({ status: 400 })
  const [heard] = await pushes('im.message.receive_v1')
  expect(heard.message.content).toBe('{"text":"@段小梅 请登记杨春兰"}')
  expect(heard.message.mentions).toBeUndefined()
})

test('a thread grows from a message and keeps what is said in it', async () => {
  const { emulator, ask } = await listening()
  const root = emulator.say(xu, '产业园方案', { chatId: office })
  const said = await ask<Shown>('/say', {
    openId: mei,
    chatId: office,
    text: '我看过了',
    replyTo: root.messageId,
    inThread: true,
  })
  const { threadId } = said.json
  await ask('/say', { openId: xu, chatId: office, text: '谢谢', replyTo: said.json.messageId })
  const [first] = (await ask<Shown[]>(`/chats/${office}/messages?as=${mei}`)).json
  expect(first).toMatchObject({ threadId, threadReplies: 2 })
  expect((await ask<Shown[]>(`/threads/${threadId}?as=${xu}`)).json.map(({ text }) => text)).toEqual([
    '产业园方案',
    '我看过了',
    '谢谢',
  ])
})

test('the bot hears what was read in its private chats; people see who has read', async () => {
  const { emulator, ask, pushes } = await listening()
  const { messageId } = emulator.say(xu, '看一下', { chatId: office })
  await ask('/read', { openId: mei, chatId: office })
  expect((await ask(`/chats/${office}/messages?as=${xu}`)).json).toMatchObject([{ messageId, readBy: [mei] }])
  expect(await pushes('im.message.message_read_v1')).toEqual([])
})

test('the page knows each bot’s menu', async () => {
  const menu = [{ name: '查人才', key: 'talent.search' }]
  const emulator = newEmulator({ apps: [{ ...bole, menu }] })
  const ask = asking((await serve(emulator)).domain)
  expect((await ask('/world')).json).toMatchObject({ bot: { menu }, bots: [{ appId: bole.appId, menu }] })
})

test('a bot is told only of what it is subscribed to', async () => {
  const bot = botThat(() => new Response('{}'))
  const events = ['im.message.reaction.created_v1']
  const emulator = newEmulator({ fetch: bot.fetch, apps: [{ ...bole, events }] })
  const { messageId } = emulator.say(xu, '@伯乐 在吗', { chatId: office })
  emulator.react(mei, messageId, 'OK')
  await emulator.settled()
  expect(emulator.courier.deliveries.map(({ eventType }) => eventType)).toEqual(events)
})
