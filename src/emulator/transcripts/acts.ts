import { boundValue, nameOf, type Part, partsOf, wordsOf } from '../acts/parts.ts'
import { isObject } from '../messages.ts'
import { wordsOfMessage } from '../words.ts'
import type { Act } from './transcript.ts'
import { type Note, pressedMessage } from './watch.ts'

/** The number of every message so far, by its id. */
export type Numbers = Map<string, number>

type ActOf<Does extends Act['does']> = Extract<Act, { does: Does }>

type NoteOf<Kind extends Note['kind']> = Extract<Note, { kind: Kind }>

/** What somebody did, as a transcript says it; nothing where it is about a message from before. */
export const actOfNote = (numbers: Numbers, note: Note): Act | null => {
  switch (note.kind) {
    case 'said':
    case 'edited':
    case 'recalled':
      return actOfMessage(numbers, note)
    case 'reacted': {
      const message = numbers.get(note.message.messageId)
      return message ? { does: 'reacts', message, emoji: note.emoji, on: note.on } : null
    }
    case 'pressed':
      return actOfPress(numbers, note)
    case 'entered':
      return { does: 'enters' }
    case 'menu':
      return { does: 'menu', key: String(note.delivery.envelope.event.event_key) }
    case 'done':
      return actOfDone(note)
    default:
      return null
  }
}

const actOfMessage = (numbers: Numbers, note: NoteOf<'said' | 'edited' | 'recalled'>): Act | null => {
  const { message, chat } = note
  const n = numbers.get(message.messageId)
  if (n === undefined || note.kind === 'edited') return null
  if (note.kind === 'recalled') return { does: 'recalls', message: n }
  if (message.forwardedFrom !== null) {
    const source = numbers.get(message.forwardedFrom)
    return source ? { does: 'forwards', n, chat, message: source } : null
  }
  const place = { n, chat, ...replyOf(numbers, note) }
  if (message.type === 'text')
    return { does: 'says', ...place, text: wordsOfMessage({ ...message, recalled: false }) }
  const content: unknown = JSON.parse(note.content)
  if (!isObject(content)) return null
  const file = fileOf(note)
  return { does: 'sends', ...place, type: message.type, content: file.file ? {} : content, ...file }
}

/** Larger files are left out of transcripts. */
const fileBytesMax = 5_000_000

const fileOf = ({ file }: NoteOf<'said' | 'edited' | 'recalled'>): Pick<ActOf<'sends'>, 'file'> =>
  file && file.bytes.length <= fileBytesMax
    ? { file: { name: file.name, bytes: file.bytes.toString('base64') } }
    : {}

const replyOf = (numbers: Numbers, { message }: NoteOf<'said' | 'edited' | 'recalled'>) => {
  const replyTo = numbers.get(message.parentId ?? '')
  if (!replyTo) return {}
  return message.threadId === null ? { replyTo } : { replyTo, inThread: true }
}

const actOfPress = (
  numbers: Numbers,
  { delivery, content }: NoteOf<'pressed' | 'entered' | 'menu'>,
): Act | null => {
  const { event } = delivery.envelope
  const message = numbers.get(pressedMessage(delivery))
  const action = isObject(event.action) ? event.action : {}
  const part = pressedPart(content, action)
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

const actOfDone = ({ done, chat, others, name }: NoteOf<'done'>): Act => {
  switch (done.does) {
    case 'makesGroup':
      return { does: done.does, chat, name, members: [...others], withBot: done.withBot }
    case 'adds':
    case 'removes':
      return { does: done.does, chat, people: [...others] }
    case 'joins':
    case 'changes':
      return { does: done.does, entry: done.entry }
    case 'leaves':
      return { does: done.does }
    default:
      return { does: done.does, chat }
  }
}
