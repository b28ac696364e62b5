import { boundValue, nameOf, type Part, partsOf, wordsOf } from '../acts/parts.ts'
import { isObject } from '../messages.ts'
import type { Courier, Delivery } from '../push/courier.ts'
import type { Happening, State } from '../state.ts'
import { wordsOfMessage } from '../words.ts'
import { nameOfChat, nameOfPerson } from './names.ts'
import type { Act, Answer, Step, Transcript } from './transcript.ts'
import { type Note, pressedMessage, watchNotes } from './watch.ts'

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
    transcript: () => writeDown(state, notes),
    restart,
    stop: () => {
      state.watchers.delete(watch)
      stop()
    },
  }
}

/** Gives every message its number. */
type Numbers = { readonly known: Map<string, number>; readonly of: (messageId: string) => number | undefined }

const writeDown = (state: State, notes: readonly Note[]): Transcript => {
  const known = new Map<string, number>()
  const numbers: Numbers = { known, of: id => known.get(id) }
  const before: Answer[] = []
  const steps: Step[] = []
  for (const note of notes) {
    if (note.kind === 'said') known.set(note.message.messageId, known.size + 1)
    const answer = answerOf(state, numbers, note)
    if (answer) (steps.at(-1)?.answers ?? before).push(answer)
    const step = answer ? null : stepOf(state, numbers, note)
    if (step) steps.push(step)
  }
  const savedAt = state.clock.now().toISOString()
  return { format: 'feishu-transcript', version: 1, savedAt, before, steps: steps.filter(matters) }
}

/** Opening a chat without an answer is only looking. */
const matters = ({ act, answers }: Step): boolean => act.does !== 'enters' || answers.length > 0

const answerOf = (state: State, numbers: Numbers, note: Note): Answer | null => {
  if (!('message' in note) || note.message.sender.kind !== 'app') return null
  const n = numbers.of(note.message.messageId)
  if (n === undefined) return null
  const how = { said: 'says', edited: 'redraws', recalled: 'recalls' } as const
  const words = wordsOfMessage({ ...note.message, content: note.content, recalled: note.kind === 'recalled' })
  return { n, chat: nameOfChat(state, note.message.chatId), how: how[note.kind], words }
}

const stepOf = (state: State, numbers: Numbers, note: Note): Step | null => {
  const act = 'message' in note ? actOfMessage(state, numbers, note) : actOfPush(numbers, note)
  if (!act) return null
  const openId = 'message' in note ? note.message.sender.id : pusher(note.delivery)
  const toast = 'delivery' in note ? toastOf(note.delivery) : null
  return {
    at: new Date(note.at).toISOString(),
    who: nameOfPerson(state, openId),
    act,
    ...(toast === null ? {} : { toast }),
    answers: [],
  }
}

const actOfMessage = (
  state: State,
  numbers: Numbers,
  note: Extract<Note, { message: unknown }>,
): Act | null => {
  const { message } = note
  const n = numbers.of(message.messageId)
  if (n === undefined || note.kind === 'edited') return null
  if (note.kind === 'recalled') return { does: 'recalls', message: n }
  const replyTo = numbers.of(message.parentId ?? '')
  const place = { n, chat: nameOfChat(state, message.chatId), ...(replyTo ? { replyTo } : {}) }
  if (message.forwardedFrom !== null) {
    const source = numbers.of(message.forwardedFrom)
    return source ? { does: 'forwards', n, chat: place.chat, message: source } : null
  }
  if (message.type === 'text')
    return { does: 'says', ...place, text: wordsOfMessage({ ...message, recalled: false }) }
  const content: unknown = JSON.parse(note.content)
  return isObject(content) ? { does: 'sends', ...place, type: message.type, content } : null
}

const actOfPush = (numbers: Numbers, note: Extract<Note, { delivery: unknown }>): Act | null => {
  const { event } = note.delivery.envelope
  if (note.kind === 'entered') return { does: 'enters' }
  if (note.kind === 'menu') return { does: 'menu', key: String(event.event_key) }
  const message = numbers.of(pressedMessage(note.delivery))
  const action = isObject(event.action) ? event.action : {}
  const part = pressedPart(note.content, action)
  if (message === undefined || !part) return null
  const chosen = action.input_value ?? action.checked ?? action.option ?? action.options
  return {
    does: 'presses',
    message,
    path: part.path,
    words: wordsOf(part),
    ...(isObject(action.form_value) ? { form: action.form_value } : {}),
    ...(chosen === undefined ? {} : { chosen }),
  }
}

/** A callback does not say where in the card somebody pressed, only what is bound there. */
const pressedPart = (content: string, action: Readonly<Record<string, unknown>>): Part | undefined => {
  const card: unknown = JSON.parse(content || 'null')
  const bound = JSON.stringify(action.value)
  return partsOf(isObject(card) ? card : {}).find(
    part =>
      part.tag === action.tag &&
      nameOf(part) === (action.name ?? '') &&
      JSON.stringify(boundValue(part.json)) === bound,
  )
}

const pusher = ({ envelope }: Delivery): string => {
  const { operator, operator_id } = envelope.event
  const holder = isObject(operator) && isObject(operator.operator_id) ? operator.operator_id : operator
  for (const who of [holder, operator_id]) if (isObject(who) && who.open_id) return String(who.open_id)
  return ''
}

const toastOf = ({ attempts }: Delivery): string | null => {
  try {
    const answer: unknown = JSON.parse(attempts.at(-1)?.answer ?? '')
    const toast = isObject(answer) ? answer.toast : null
    return isObject(toast) && typeof toast.content === 'string' ? toast.content : null
  } catch {
    return null
  }
}
