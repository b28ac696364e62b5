import { expect, test } from 'vitest'
import type { EmulatorConfig } from '#emulator/config.ts'
import type { Emulator } from '#emulator/emulator.ts'
import { personFrom } from '#emulator/people.ts'
import { playTranscript } from '#emulator/transcripts/play.ts'
import { createRecorder } from '#emulator/transcripts/record.ts'
import { type Transcript, transcriptShape } from '#emulator/transcripts/transcript.ts'
import { asking } from './asking.ts'
import { bole, mei, newEmulator, office, serve, xu } from './served.ts'

const { encryptKey: _, ...plainApp } = bole

type Pushed = {
  readonly header: { readonly event_type: string }
  readonly event: {
    readonly chat_id: string
    readonly message_id: string
    readonly message: { readonly message_id: string; readonly content: string; readonly message_type: string }
    readonly reader: { readonly reader_id: { readonly open_id: string } }
    readonly users: readonly { readonly name: string }[]
    readonly object: { readonly name: string; readonly open_id: string }
  }
}

/** A bot that takes part: it thanks for emojis, greets newcomers, notices readers, counts bytes, and makes a group. */
const livelyBot = async (more: Partial<EmulatorConfig> = {}) => {
  const emulator = newEmulator({
    apps: [plainApp],
    limits: false,
    fetch: async (_url, init) => {
      const { header, event }: Pushed = JSON.parse(String(init.body))
      await answers[header.event_type]?.(event)
      return new Response('{}')
    },
    ...more,
  })
  const { client, domain } = await serve(emulator)
  const say = async (type: 'chat_id' | 'open_id', receive_id: string, text: string) =>
    await client.im.v1.message.create({
      params: { receive_id_type: type },
      data: { receive_id, msg_type: 'text', content: JSON.stringify({ text }) },
    })
  const like = async (message_id: string) =>
    await client.im.v1.messageReaction.create({
      path: { message_id },
      data: { reaction_type: { emoji_type: 'OK' } },
    })
  const answers: Record<string, (event: Pushed['event']) => Promise<unknown>> = {
    'im.message.receive_v1': async ({ message }) => {
      const content = JSON.parse(message.content)
      if (message.message_type === 'file') {
        const path = { message_id: message.message_id, file_key: content.file_key }
        const got = await client.im.v1.messageResource.get({ path, params: { type: 'file' } })
        let size = 0
        for await (const chunk of got.getReadableStream()) size += chunk.length
        return await say('open_id', mei, `${content.file_name}有 ${size} 个字节`)
      }
      if (content.text.includes('建专班'))
        return await client.im.v1.chat.create({
          params: { user_id_type: 'open_id' },
          data: { name: '茶叶专班', user_id_list: [mei, xu] },
        })
      await like(message.message_id)
      return await say('open_id', mei, '收到')
    },
    'im.message.message_read_v1': async ({ reader }) =>
      await say('open_id', reader.reader_id.open_id, '看到了'),
    'im.chat.member.bot.added_v1': async ({ chat_id }) => await say('chat_id', chat_id, '大家好'),
    'im.chat.member.user.added_v1': async ({ chat_id, users }) =>
      await say('chat_id', chat_id, `欢迎${users.map(({ name }) => name).join('、')}`),
    'im.chat.member.user.deleted_v1': async ({ chat_id, users }) =>
      await say('chat_id', chat_id, `${users.map(({ name }) => name).join('、')}走了`),
    'contact.user.created_v3': async ({ object }) =>
      await say('open_id', object.open_id, `${object.name}，欢迎`),
    'contact.user.deleted_v3': async ({ object }) => await say('chat_id', office, `${object.name}离职了`),
  }
  return { emulator, domain, ask: asking(domain) }
}

/** Everything people do besides speaking. */
const story = async ({ emulator, ask }: Awaited<ReturnType<typeof livelyBot>>): Promise<Transcript> => {
  const recorder = createRecorder(emulator.state, emulator.courier)
  const said = emulator.say(mei, '你好')
  await emulator.settled()
  emulator.read(mei, emulator.privateChatOf(mei))
  await emulator.settled()
  emulator.react(mei, said.messageId, 'THUMBSUP')
  emulator.react(mei, said.messageId, 'THUMBSUP')
  emulator.send(mei, 'file', emulator.upload(mei, '名单.csv', Buffer.from('姓名')).content)
  await emulator.settled()
  const group = emulator.makeGroup('茶园走访', [mei])
  await emulator.settled()
  const moving = { chatId: group.chatId, openIds: [xu], by: mei }
  await ask('/members/add', moving)
  await emulator.settled()
  const root = emulator.say(mei, '明天去', { chatId: group.chatId })
  emulator.say(xu, '好', { chatId: group.chatId, replyTo: root.messageId, inThread: true })
  await ask('/members/remove', moving)
  await emulator.settled()
  emulator.removeBot(group.chatId, mei)
  await ask('/people', { openId: 'ou_yang', name: '杨春兰', title: '茶艺师', department: '茶叶站' })
  await emulator.settled()
  await ask('/people/change', { openId: 'ou_yang', name: '杨春燕' })
  emulator.leave('ou_yang')
  await emulator.settled()
  emulator.say(mei, '建专班')
  await emulator.settled()
  recorder.stop()
  return recorder.transcript()
}

test('reactions, reading, groups, members, newcomers and leavers become steps, and what the bot does about them answers', async () => {
  const written = await story(await livelyBot())
  expect(transcriptShape.parse(JSON.parse(JSON.stringify(written)))).toEqual(written)
  expect(JSON.stringify(written)).not.toMatch(/\bo[umc]_|_v3_/)
  const acts = written.steps.map(({ who, act, answers }) => [
    who,
    act.does,
    answers.map(({ how, words }) => `${how} ${words}`),
  ])
  expect(acts).toEqual([
    ['段小梅', 'says', ['reacts OK', 'says 收到']],
    ['段小梅', 'reads', ['says 看到了']],
    ['段小梅', 'reacts', []],
    ['段小梅', 'reacts', []],
    ['段小梅', 'sends', ['says 名单.csv有 6 个字节']],
    ['段小梅', 'makesGroup', ['says 大家好']],
    ['段小梅', 'adds', ['says 欢迎徐立']],
    ['段小梅', 'says', []],
    ['徐立', 'says', []],
    ['段小梅', 'removes', ['says 徐立走了']],
    ['段小梅', 'removesBot', []],
    ['杨春兰', 'joins', ['says 杨春兰，欢迎']],
    ['杨春兰', 'changes', []],
    ['杨春燕', 'leaves', ['says 杨春燕离职了']],
    ['段小梅', 'says', ['makesGroup 段小梅、徐立']],
  ])
  expect(written.steps[8]?.act).toMatchObject({ replyTo: expect.any(Number), inThread: true })
})

const settled = (emulator: Emulator) => ({ settle: emulator.settled })

test('played in another Feishu it all happens again: emojis, receipts, the group, the thread, the file, the people', async () => {
  const written = await story(await livelyBot())
  const { emulator } = await livelyBot({ seed: 99 })
  expect(await playTranscript(emulator, written, settled(emulator))).toEqual({ steps: 15, difference: null })
  const { state } = emulator
  const group = [...state.chats.values()].find(({ name }) => name === '茶园走访')
  expect([[...(group?.members ?? [])], [...(group?.bots ?? [])]]).toEqual([[mei], []])
  expect(state.threads.size).toBe(1)
  expect([...state.people.values()].find(({ name }) => name === '杨春燕')).toMatchObject({
    left: true,
    title: '茶艺师',
  })
  expect([...state.blobs.values()].map(({ name, bytes }) => `${name} ${bytes}`)).toEqual(['名单.csv 姓名'])
  const received = emulator
    .messagesOf(emulator.privateChatOf(mei))
    .find(({ sender }) => sender.kind === 'app')
  expect(received?.readBy.has(mei)).toBe(true)
})

test('what was played can be saved and played a third time', async () => {
  const written = await story(await livelyBot())
  const second = await livelyBot({ seed: 99 })
  const recorder = createRecorder(second.emulator.state, second.emulator.courier)
  await playTranscript(second.emulator, written, settled(second.emulator))
  const again = recorder.transcript()
  const bare = (transcript: Transcript) => ({ ...transcript, savedAt: '' })
  expect(bare(again)).toEqual(bare(written))
  const third = await livelyBot({ seed: 3 })
  expect((await playTranscript(third.emulator, again, settled(third.emulator))).difference).toBeNull()
})

test('a bot that no longer thanks for a word with an emoji is found out', async () => {
  const written = await story(await livelyBot())
  const { emulator } = await livelyBot({ seed: 99 })
  emulator.callFaults.add({ kind: 'broken', path: '/reactions' })
  const { difference } = await playTranscript(emulator, written, settled(emulator))
  expect(difference).toMatchObject({
    step: 1,
    wanted: ['private:段小梅 （表情）OK', 'private:段小梅 收到', 'private:段小梅 看到了'],
  })
})

test('a group that is there twice, and a newcomer who is there already, are told as reasons', async () => {
  const written = await story(await livelyBot())
  const reason = async (transcript: Transcript, prepare: (emulator: Emulator) => void) => {
    const { emulator } = await livelyBot({ seed: 99 })
    prepare(emulator)
    return (await playTranscript(emulator, transcript, settled(emulator))).difference?.reason
  }
  const joining = { ...written, steps: written.steps.slice(11) }
  const come = (emulator: Emulator) => {
    const { state } = emulator
    const other = personFrom({ openId: 'ou_other', name: '杨春兰' })
    state.people.set(other.openId, other)
  }
  expect(await reason(joining, come)).toBe('模拟器里已经有「杨春兰」')
  const adding = { ...written, steps: written.steps.slice(6, 7) }
  expect(await reason(adding, () => undefined)).toContain('没有群「茶园走访」')
})
