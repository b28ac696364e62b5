import { isObject } from '../messages.ts'
import type { Courier, Delivery } from '../push/courier.ts'
import type { Happening, State } from '../state.ts'
import { actOfNote, type Numbers } from './acts.ts'
import { answerIn } from './answers.ts'
import type { Answer, Step, Transcript } from './transcript.ts'
import { type Note, watchNotes } from './watch.ts'

export type Recorder = {
  /** Everything since the start, or since it was started anew. */
  readonly transcript: () => Transcript
  readonly restart: () => void
  readonly stop: () => void
}

/** So many acts and answers are kept; a longer session loses its beginning. */
const notesMax = 10_000

/** Writes down what people do and what the bot answers. */
export const createRecorder = (state: State, courier: Courier): Recorder => {
  let notes: Note[] = []
  const stop = watchNotes(state, courier, note => {
    notes.push(note)
    if (notes.length > notesMax) notes = notes.slice(notesMax / 2)
  })
  const restart = () => {
    notes = []
  }
  const watch = ({ kind }: Happening) => {
    if (kind === 'reset') restart()
  }
  state.watchers.add(watch)
  return {
    transcript: () => writeDown(notes, state.clock.now()),
    restart,
    stop: () => {
      state.watchers.delete(watch)
      stop()
    },
  }
}

const writeDown = (notes: readonly Note[], at: Date): Transcript => {
  const numbers: Numbers = new Map()
  const before: Answer[] = []
  const steps: Step[] = []
  for (const note of notes) {
    if (note.kind === 'said') numbers.set(note.message.messageId, numbers.size + 1)
    const answer = answerOf(numbers, note)
    const step = stepOf(numbers, note)
    if (answer) (steps.at(-1)?.answers ?? before).push(answer)
    if (step) steps.push(step)
  }
  const savedAt = at.toISOString()
  return { format: 'feishu-transcript', version: 1, savedAt, before, steps: steps.filter(matters) }
}

const stepOf = (numbers: Numbers, note: Note): Step | null => {
  const act = note.who === '' ? null : actOfNote(numbers, note)
  return act && { at: new Date(note.at).toISOString(), who: note.who, act, ...toastOf(note), answers: [] }
}

/** Opening a chat without an answer is only looking. */
const matters = ({ act, answers }: Step): boolean => act.does !== 'enters' || answers.length > 0

const answerOf = (numbers: Numbers, note: Note): Answer | null => {
  const answer = answerIn(note)
  if (!answer || !('message' in note)) return answer
  const n = numbers.get(note.message.messageId)
  return n === undefined ? null : { n, ...answer }
}

const toastOf = (note: Note): { toast?: string } => {
  const words = 'delivery' in note ? toastIn(note.delivery) : null
  return words === null ? {} : { toast: words }
}

const toastIn = ({ attempts }: Delivery): string | null => {
  try {
    const answer: unknown = JSON.parse(attempts.at(-1)?.answer ?? '')
    const toast = isObject(answer) ? answer.toast : null
    return isObject(toast) && typeof toast.content === 'string' ? toast.content : null
  } catch {
    return null
  }
}
