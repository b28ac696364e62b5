import { expect, test } from 'vitest'
import type { Emulator } from '#emulator/emulator.ts'
import { playTranscript } from '#emulator/transcripts/play.ts'
import { createRecorder } from '#emulator/transcripts/record.ts'
import { type Transcript, transcriptShape } from '#emulator/transcripts/transcript.ts'
import { mei, office, xu } from './served.ts'
import { formBot } from './transcripts-bot.ts'

/** Somebody registers somebody in private, somebody else asks in the group, and takes it back. */
const story = async (emulator: Emulator): Promise<Transcript> => {
  const recorder = createRecorder(emulator.state, emulator.courier)
  emulator.enter(mei)
  emulator.say(mei, '登记 杨春兰')
  await emulator.settled()
  const card = emulator.messagesOf(emulator.privateChatOf(mei)).at(-1)
  await emulator.press(mei, card?.messageId ?? '', '提交', { name: '杨春兰', day: '2026-12-01' })
  const asked = emulator.say(xu, '@伯乐 在吗', { chatId: office })
  await emulator.settled()
  emulator.recall(xu, asked.messageId)
  await emulator.settled()
  recorder.stop()
  return recorder.transcript()
}

const settled = (emulator: Emulator) => ({ settle: emulator.settled })

test('what people did and the bot answered becomes a file that names nobody by id', async () => {
  const written = await story(formBot())
  expect(transcriptShape.parse(JSON.parse(JSON.stringify(written)))).toEqual(written)
  expect(JSON.stringify(written)).not.toMatch(/\bo[umc]_/)
  expect(written.steps).toMatchObject([
    { who: '段小梅', act: { does: 'says', n: 1, chat: 'private:段小梅', text: '登记 杨春兰' } },
    {
      who: '段小梅',
      act: { does: 'presses', message: 2, words: '提交', form: { name: '杨春兰', day: '2026-12-01 +0800' } },
      toast: '已登记',
      answers: [{ n: 2, how: 'redraws', words: '【已登记】\nRC-12 杨春兰' }],
    },
    {
      who: '徐立',
      act: { does: 'says', chat: 'group:人才办群' },
      answers: [{ how: 'says', chat: 'group:人才办群', words: '没听懂' }],
    },
    { who: '徐立', act: { does: 'recalls', message: 3 }, answers: [] },
  ])
})

test('played in another Feishu against the same bot, all is the same', async () => {
  const written = await story(formBot())
  const other = formBot()
  const played = await playTranscript(other, written, settled(other))
  expect(played).toEqual({ steps: 4, difference: null })
  expect(other.messagesOf(office).map(message => message.recalled)).toEqual([true, false])
})

test('the first thing that comes out otherwise is told, and nothing is done after it', async () => {
  const written = await story(formBot())
  const other = formBot('已经登记')
  const { steps, difference } = await playTranscript(other, written, settled(other))
  expect(steps).toBe(1)
  expect(difference).toMatchObject({ step: 2, act: '段小梅按「提交」' })
  expect(difference?.wanted.at(-1)).toBe('提示：已登记')
  expect(difference?.got.at(-1)).toBe('提示：已经登记')
  expect(other.messagesOf(office)).toEqual([])
})

test('days, times and numbers of records may differ; words may not', async () => {
  const written = await story(formBot())
  const edited = (from: string, to: string): Transcript =>
    transcriptShape.parse(JSON.parse(JSON.stringify(written).replaceAll(from, to)))
  const passes = async (transcript: Transcript) => {
    const other = formBot()
    return (await playTranscript(other, transcript, settled(other))).difference
  }
  expect(await passes(edited('2026年11月23日 9:00', '2027年1月5日 14:30'))).toBeNull()
  expect(await passes(edited('RC-12', 'RC-999'))).toBeNull()
  expect(await passes(edited('没听懂', '听懂了'))).toMatchObject({ step: 3 })
})

test('without being told when the bot is done it waits for what it expects, and misses what does not come', async () => {
  const written = await story(formBot())
  const quick = { patienceMs: 300, quietMs: 20 }
  expect((await playTranscript(formBot(), written, quick)).difference).toBeNull()
  const dumb = formBot()
  dumb.pushFaults.add({ kind: 'drop' })
  expect((await playTranscript(dumb, written, quick)).difference).toMatchObject({ step: 1, got: [] })
})

test('somebody who is not there, and a card that never came, are told as reasons', async () => {
  const written = await story(formBot())
  const other = formBot()
  other.state.people.delete(mei)
  expect((await playTranscript(other, written, settled(other))).difference?.reason).toContain('段小梅')
  const later = { ...written, steps: written.steps.slice(1) }
  const third = formBot()
  expect((await playTranscript(third, later, settled(third))).difference?.reason).toContain('第 2 条消息')
})

test('over HTTP: saved, begun anew, played; a file that is no transcript is refused', async () => {
  const emulator = formBot()
  const ask = async <T>(path: string, method = 'GET', body?: unknown): Promise<T> => {
    const answer = await emulator.routes.request(`/emulator${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    // each caller says what the control API answers
    return (await answer.json()) as T
  }
  await story(emulator)
  const saved = await ask<Transcript>('/transcript')
  expect(saved.steps).toHaveLength(4)
  await ask('/transcript', 'DELETE')
  expect((await ask<Transcript>('/transcript')).steps).toEqual([])
  expect(await ask('/transcript/play', 'POST', { ...saved, steps: [] })).toEqual({
    steps: 0,
    difference: null,
  })
  expect(await ask('/transcript/play', 'POST', { hello: 1 })).toHaveProperty('error')
})
