import { forward } from '../acts/forward.ts'
import { press } from '../acts/press.ts'
import { enter, menu, recall, type Stage, say, send } from '../acts/talk.ts'
import { privateChat } from '../chats.ts'
import { firstApp } from '../state.ts'
import { wordsOfMessage } from '../words.ts'
import { lasting, same, sorted, told } from './compare.ts'
import { chatNamed, nameOfChat, personNamed } from './names.ts'
import { type Act, type Answer, actWords, type Step, type Transcript } from './transcript.ts'
import { watchNotes } from './watch.ts'

/** The first thing that came out otherwise. */
export type Difference = {
  /** Counted from 1. */
  readonly step: number
  readonly act: string
  readonly wanted: readonly string[]
  readonly got: readonly string[]
  /** Why the act itself could not be done. */
  readonly reason?: string
}

export type Played = { readonly steps: number; readonly difference: Difference | null }

export type Playing = {
  /** Resolves when the bot has nothing more to do. Without it the player waits for what it expects, and a little longer. */
  readonly settle?: () => Promise<void>
  /** How long an expected answer may take. */
  readonly patienceMs?: number
  /** How long the bot must be quiet before the next act. */
  readonly quietMs?: number
}

/** Does what the people of a transcript did and compares what the bot answers. Stops at the first difference. */
export const playTranscript = async (
  emulator: Stage,
  transcript: Transcript,
  playing: Playing = {},
): Promise<Played> => {
  const stage: Stage = { state: emulator.state, courier: emulator.courier }
  const heard: Heard[] = []
  const stop = listen(stage, heard)
  const ids = new Map<number, string>()
  try {
    for (const [index, step] of transcript.steps.entries()) {
      const difference = await playStep({ stage, heard, ids, playing }, step)
      if (difference)
        return { steps: index, difference: { step: index + 1, act: actWords(step), ...difference } }
    }
  } finally {
    stop()
  }
  return { steps: transcript.steps.length, difference: null }
}

type Heard = Omit<Answer, 'n'> & { readonly messageId: string }

type Play = {
  readonly stage: Stage
  readonly heard: Heard[]
  /** The message that now stands for a number of the transcript. */
  readonly ids: Map<number, string>
  readonly playing: Playing
}

const listen = ({ state, courier }: Stage, heard: Heard[]): (() => void) =>
  watchNotes(state, courier, note => {
    if (!('message' in note) || note.message.sender.kind !== 'app') return
    const how = ({ said: 'says', edited: 'redraws', recalled: 'recalls' } as const)[note.kind]
    const { messageId, chatId } = note.message
    heard.push({ messageId, chat: nameOfChat(state, chatId), how, words: wordsOfMessage(note.message) })
  })

const playStep = async (play: Play, step: Step): Promise<Omit<Difference, 'step' | 'act'> | null> => {
  play.heard.length = 0
  const wanted = [...told(step.answers), ...toasted(step.toast)]
  try {
    const toast = await perform(play, personNamed(play.stage.state, step.who), step.act)
    await quiet(play, step.answers.length)
    const answers = sorted(play.heard.map(one => ({ ...one, n: 1 })))
    const got = [...told(answers), ...toasted(toast)]
    match(play, step.answers)
    return same(wanted, got) ? null : { wanted, got }
  } catch (error) {
    return { wanted, got: [], reason: error instanceof Error ? error.message : String(error) }
  }
}

const toasted = (words: string | undefined): string[] => (words ? [`提示：${lasting(words)}`] : [])

/** The first new message in a chat stands for the first new one of the transcript in that chat, and so on. */
const match = ({ heard, ids }: Play, answers: readonly Answer[]): void => {
  const fresh = heard.filter(({ how }) => how === 'says')
  for (const { n, chat, how } of answers) {
    if (how !== 'says') continue
    const at = fresh.findIndex(one => one.chat === chat)
    const [found] = at < 0 ? [] : fresh.splice(at, 1)
    if (found) ids.set(n, found.messageId)
  }
}

/** Does one act; the answer is the toast it brought. */
const perform = async (play: Play, openId: string, act: Act): Promise<string | undefined> => {
  const { stage, ids } = play
  switch (act.does) {
    case 'says':
      ids.set(act.n, say(stage, openId, act.text, placeOf(play, openId, act)).messageId)
      return
    case 'sends':
      ids.set(act.n, send(stage, openId, act.type, act.content, placeOf(play, openId, act)).messageId)
      return
    case 'forwards':
      ids.set(
        act.n,
        forward(stage, openId, known(play, act.message), placeOf(play, openId, act).chatId).messageId,
      )
      return
    case 'presses':
      return await pressAgain(play, openId, act)
    case 'recalls':
      recall(stage, openId, known(play, act.message))
      return
    case 'enters':
      enter(stage, openId)
      return
    case 'menu':
      menu(stage, openId, act.key)
  }
}

const pressAgain = async (
  play: Play,
  openId: string,
  { message, path, form, chosen }: Extract<Act, { does: 'presses' }>,
): Promise<string | undefined> => {
  const how = { ...(form ? { form } : {}), ...(chosen === undefined ? {} : { chosen }) }
  const pressed = await press(play.stage, openId, known(play, message), { path }, how)
  if (pressed.error) throw new Error(`${pressed.error.code} ${pressed.error.words}`)
  return pressed.toast?.content
}

const placeOf = (
  { stage, ids }: Play,
  openId: string,
  act: { readonly chat: string; readonly replyTo?: number | undefined },
) => {
  const chatId =
    chatNamed(stage.state, act.chat) ?? privateChat(stage.state, firstApp(stage.state).appId, openId).chatId
  const replyTo = ids.get(act.replyTo ?? 0)
  return { chatId, ...(replyTo ? { replyTo } : {}) }
}

const known = ({ ids }: Play, n: number): string => {
  const id = ids.get(n)
  if (!id) throw new Error(`第 ${n} 条消息在记录开始之前，或者这次没有出现`)
  return id
}

const patienceMsDefault = 5000
const quietMsDefault = 400
const lookMs = 20

/** Waits until the bot has answered as often as it did then, and is quiet. */
const quiet = async ({ stage, heard, playing }: Play, wanted: number): Promise<void> => {
  await stage.courier.settled()
  if (playing.settle) return await playing.settle()
  const { patienceMs = patienceMsDefault, quietMs = quietMsDefault } = playing
  const until = Date.now() + patienceMs
  while (heard.length < wanted && Date.now() < until) await pause(lookMs)
  let count = -1
  while (count !== heard.length) {
    count = heard.length
    await pause(quietMs)
  }
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
