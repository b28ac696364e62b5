import type { Stage } from '../acts/talk.ts'
import { actWords } from './act-words.ts'
import { answerIn } from './answers.ts'
import { same, sorted, toasted, told } from './compare.ts'
import { perform, type Stand } from './perform.ts'
import type { Answer, Step, Transcript } from './transcript.ts'
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
  const stand: Stand = { stage, ids: new Map(), groups: new Map() }
  const stop = listen(stand, heard)
  let done = 0
  try {
    for (const block of blocksOf(transcript.steps)) {
      const difference = await playBlock({ stand, heard, playing }, block)
      const [first] = block
      if (difference && first)
        return { steps: done, difference: { step: done + 1, act: actWords(first), ...difference } }
      done += block.length
    }
  } finally {
    stop()
  }
  return { steps: done, difference: null }
}

/** A step with the reading after it: who reads a chat does so between two answers of the bot, and when is chance. */
const blocksOf = (steps: readonly Step[]): Step[][] => {
  const blocks: Step[][] = []
  for (const step of steps) {
    const last = blocks.at(-1)
    if (last && step.act.does === 'reads') last.push(step)
    else blocks.push([step])
  }
  return blocks
}

type Heard = Answer & { readonly messageId: string }

type Play = { readonly stand: Stand; readonly heard: Heard[]; readonly playing: Playing }

const listen = (stand: Stand, heard: Heard[]): (() => void) =>
  watchNotes(stand.stage.state, stand.stage.courier, note => {
    const answer = answerIn(note)
    const { messageId = '', chatId = '' } = 'message' in note ? note.message : {}
    if (answer) heard.push({ ...answer, messageId, chat: stand.groups.get(chatId) ?? answer.chat })
  })

const playBlock = async (
  play: Play,
  block: readonly Step[],
): Promise<Omit<Difference, 'step' | 'act'> | null> => {
  const { stand, heard } = play
  heard.length = 0
  const answers = block.flatMap(step => step.answers)
  const wanted = [...told(answers), ...block.flatMap(step => toasted(step.toast))]
  const toasts: string[] = []
  try {
    let due = 0
    for (const step of block) {
      const toast = await perform(stand, step)
      toasts.push(...toasted(toast))
      due += step.answers.length
      await quiet(play, due)
    }
    const got = [...told(sorted(heard)), ...toasts]
    match(play, answers)
    return same(wanted, got) ? null : { wanted, got }
  } catch (error) {
    return { wanted, got: [], reason: error instanceof Error ? error.message : String(error) }
  }
}

/** The first new message in a chat stands for the first new one of the transcript in that chat, and so on. */
const match = ({ heard, stand }: Play, answers: readonly Answer[]): void => {
  const fresh = heard.filter(({ how }) => how === 'says')
  for (const { n, chat, how } of answers) {
    if (how !== 'says' || n === undefined) continue
    const at = fresh.findIndex(one => one.chat === chat)
    const [found] = at < 0 ? [] : fresh.splice(at, 1)
    if (found) stand.ids.set(n, found.messageId)
  }
}

const patienceMsDefault = 5000
const quietMsDefault = 400
const lookMs = 20

/** Waits until the bot has answered as often as it did then, and is quiet. */
const quiet = async ({ stand, heard, playing }: Play, wanted: number): Promise<void> => {
  await stand.stage.courier.settled()
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
