import { expect, test, vi } from 'vitest'
import { asking } from './asking.ts'
import { lineTo, socketApp, type Told } from './on-the-line.ts'
import { mei, newEmulator, office, xu } from './served.ts'

/** Every event the emulator pushes. */
const types = [
  'im.message.receive_v1',
  'im.message.recalled_v1',
  'im.message.message_read_v1',
  'im.message.reaction.created_v1',
  'im.message.reaction.deleted_v1',
  'im.chat.access_event.bot_p2p_chat_entered_v1',
  'im.chat.member.bot.added_v1',
  'im.chat.member.bot.deleted_v1',
  'im.chat.member.user.added_v1',
  'im.chat.member.user.deleted_v1',
  'im.chat.updated_v1',
  'application.bot.menu_v6',
  'contact.user.created_v3',
  'contact.user.updated_v3',
  'contact.user.deleted_v3',
]

test('every kind of event reaches the official client over the long connection', async () => {
  const emulator = newEmulator({ apps: [socketApp] })
  const heard = new Map<string, Told>()
  const handlers = Object.fromEntries(types.map(type => [type, (data: Told) => void heard.set(type, data)]))
  const { connect, client, domain } = await lineTo(emulator, handlers)
  await connect()
  const ask = asking(domain)
  emulator.enter(mei)
  emulator.menu(mei, 'register')
  const file = emulator.upload(mei, '名单.xlsx', Buffer.from([0, 255, 10]))
  const sent = emulator.send(mei, 'file', file.content)
  await client.im.v1.message.create({
    params: { receive_id_type: 'open_id' },
    data: { receive_id: mei, msg_type: 'text', content: '{"text":"收到"}' },
  })
  emulator.read(mei, emulator.privateChatOf(mei))
  emulator.react(mei, sent.messageId, 'OK')
  emulator.react(mei, sent.messageId, 'OK')
  emulator.recall(mei, sent.messageId)
  await client.im.v1.chat.update({ path: { chat_id: office }, data: { name: '专班' } })
  await ask('/members/remove', { chatId: office, openIds: [xu] })
  await ask('/members/add', { chatId: office, openIds: [xu] })
  emulator.removeBot(office, mei)
  emulator.addBot(office, mei)
  await ask('/people', { openId: 'ou_yang', name: '杨春兰' })
  await ask('/people/change', { openId: 'ou_yang', title: '茶艺师' })
  emulator.leave('ou_yang')
  await emulator.settled()
  expect([...heard.keys()].sort()).toEqual([...types].sort())
  expect(heard.get('application.bot.menu_v6')).toMatchObject({ event_key: 'register' })
  expect(heard.get('im.message.message_read_v1')).toMatchObject({ reader: { reader_id: { open_id: mei } } })
  expect(heard.get('im.chat.updated_v1')).toMatchObject({ after_change: { name: '专班' } })
  expect(emulator.courier.deliveries.every(({ state }) => state === 'delivered')).toBe(true)
})

const card = (words: string, ...buttons: string[]) => ({
  schema: '2.0',
  body: {
    elements: [
      { tag: 'markdown', element_id: 'text', content: words },
      ...buttons.map(word => ({
        tag: 'button',
        text: { tag: 'plain_text', content: word },
        behaviors: [{ type: 'callback', value: { do: word } }],
      })),
    ],
  },
})

/** A bot of the newest fashion: it answers a press at once, redraws the card later with the press's token, and types into a card. */
const modernBot = async () => {
  const emulator = newEmulator({ apps: [socketApp] })
  const files: { name: string; bytes: Buffer }[] = []
  const later: Promise<unknown>[] = []
  const line = await lineTo(emulator, {
    'im.message.receive_v1': async data => {
      const { message_id = '', message_type = '', content = '{}' } = data.message ?? {}
      if (message_type === 'file') return void later.push(fetchFile(message_id, JSON.parse(content)))
      return void later.push(reply(message_id, card('登记', '提交')))
    },
    'card.action.trigger': data => {
      const token = String(data.token)
      setTimeout(() => later.push(redraw(token)), 20)
      return { toast: { type: 'info', content: '正在登记' } }
    },
    'application.bot.menu_v6': data => void later.push(type(String(data.operator?.operator_id?.open_id))),
  })
  const { client } = line
  const reply = (message_id: string, content: object) =>
    client.im.v1.message.reply({
      path: { message_id },
      data: { msg_type: 'interactive', content: JSON.stringify(content) },
    })
  const redraw = (token: string) =>
    client.request({
      method: 'POST',
      url: '/open-apis/interactive/v1/card/update',
      data: { token, card: card('已登记，编号 RC-1') },
    })
  const fetchFile = async (message_id: string, { file_key, file_name }: Record<string, string>) => {
    const path = { message_id, file_key: file_key ?? '' }
    const got = await client.im.v1.messageResource.get({ path, params: { type: 'file' } })
    const chunks: Buffer[] = []
    for await (const chunk of got.getReadableStream()) chunks.push(chunk)
    files.push({ name: file_name ?? '', bytes: Buffer.concat(chunks) })
  }
  const type = async (receive_id: string) => {
    const streaming = { ...card(''), config: { streaming_mode: true } }
    const made = await client.cardkit.v1.card.create({
      data: { type: 'card_json', data: JSON.stringify(streaming) },
    })
    const card_id = made.data?.card_id ?? ''
    const content = JSON.stringify({ type: 'card', data: { card_id } })
    await client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id, msg_type: 'interactive', content },
    })
    for (const [index, words] of ['人才', '人才 帮助'].entries())
      await client.cardkit.v1.cardElement.content({
        path: { card_id, element_id: 'text' },
        data: { content: words, sequence: index + 1 },
      })
    const settings = JSON.stringify({ config: { streaming_mode: false } })
    await client.cardkit.v1.card.settings({ path: { card_id }, data: { settings, sequence: 9 } })
  }
  const done = async () => {
    await emulator.settled()
    await Promise.all(later)
  }
  return {
    ...line,
    emulator,
    files,
    done,
    wordsTo: () => emulator.messagesOf(emulator.privateChatOf(mei)).map(emulator.wordsOf),
  }
}

test('registered, pressed and redrawn later; cut off in the middle; a file fetched; a menu answered with a card that types', async () => {
  const { emulator, connect, done, files, wordsTo, happened } = await modernBot()
  await connect()
  emulator.say(mei, '登记')
  await done()
  const [, form] = emulator.messagesOf(emulator.privateChatOf(mei))
  const id = form?.messageId ?? ''
  expect((await emulator.press(mei, id, '提交')).toast?.content).toBe('正在登记')
  await vi.waitFor(() => expect(wordsTo()[1]).toBe('已登记，编号 RC-1'))

  emulator.socketFaults.add({ kind: 'closed', times: 1 })
  const bytes = Buffer.from('姓名\n杨春兰')
  emulator.send(mei, 'file', emulator.upload(mei, '名单.csv', bytes).content)
  emulator.menu(mei, 'help')
  await vi.waitFor(() => expect(files).toEqual([{ name: '名单.csv', bytes }]), 5000)
  await vi.waitFor(() => expect(wordsTo().at(-1)).toBe('人才 帮助'))
  await done()
  expect(happened).toEqual(['reconnecting', 'reconnected'])
  expect(emulator.courier.deliveries.map(({ state }) => state)).toEqual(Array(4).fill('delivered'))
  expect(emulator.calls.filter(({ code }) => code !== 0)).toEqual([])
})

test('two programs on one app share the events, and the random choice follows the seed', async () => {
  const share = async () => {
    const emulator = newEmulator({ apps: [socketApp], seed: 5 })
    const heard: string[] = []
    for (const name of ['甲', '乙']) {
      const { connect } = await lineTo(emulator, {
        'im.message.receive_v1': () => void heard.push(name),
      })
      await connect()
    }
    for (let nth = 0; nth < 12; nth++) {
      emulator.say(mei, `第 ${nth} 句`)
      await emulator.settled()
    }
    return heard
  }
  const heard = await share()
  expect(heard).toHaveLength(12)
  expect(new Set(heard)).toEqual(new Set(['甲', '乙']))
  expect(await share()).toEqual(heard)
})
