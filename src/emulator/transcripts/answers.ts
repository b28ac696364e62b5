import { wordsOfMessage } from '../words.ts'
import type { Answer } from './transcript.ts'
import type { Note } from './watch.ts'

const hows = { said: 'says', edited: 'redraws', recalled: 'recalls' } as const

/** What the bot did, in words; nothing where it was somebody else. */
export const answerIn = (note: Note): Omit<Answer, 'n'> | null => {
  const { chat, who } = note
  if (who !== '') return null
  if (note.kind === 'founded') return { chat, how: 'makesGroup', words: note.members.join('、') }
  if (note.kind === 'reacted') return { chat, how: note.on ? 'reacts' : 'unreacts', words: note.emoji }
  if (!('message' in note)) return null
  const { kind, content } = note
  const words = wordsOfMessage({ ...note.message, content, recalled: kind === 'recalled' })
  return { chat, how: hows[kind], words }
}
