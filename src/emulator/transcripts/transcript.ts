import { z } from 'zod'

/** A chat by what people call it: `private:段小梅` or `group:人才办群`, so that a transcript outlives the ids. */
const chat = z.string().regex(/^(private|group):/)

/** Messages are counted through the whole transcript, the people's and the bot's. */
const nth = z.number().int().positive()

const reply = { replyTo: nth.optional(), inThread: z.boolean().optional() }

/** Somebody's entry in the address book, or what changes in it. */
const entry = z.partialRecord(z.enum(['name', 'title', 'department', 'mobile', 'email']), z.string())

const act = z.discriminatedUnion('does', [
  z.object({ does: z.literal('says'), n: nth, chat, text: z.string(), ...reply }),
  z.object({
    does: z.literal('sends'),
    n: nth,
    chat,
    type: z.string(),
    content: z.record(z.string(), z.unknown()),
    /** The file or image itself, in base64, so that the transcript can be played anywhere. */
    file: z.object({ name: z.string(), bytes: z.base64() }).optional(),
    ...reply,
  }),
  z.object({ does: z.literal('forwards'), n: nth, chat, message: nth }),
  z.object({
    does: z.literal('presses'),
    message: nth,
    /** Where in the card, and the words on it. */
    path: z.string(),
    words: z.string(),
    form: z.record(z.string(), z.unknown()).optional(),
    chosen: z.unknown().optional(),
  }),
  z.object({ does: z.literal('recalls'), message: nth }),
  z.object({ does: z.literal('reacts'), message: nth, emoji: z.string(), on: z.boolean() }),
  z.object({ does: z.literal('reads'), chat }),
  z.object({
    does: z.literal('makesGroup'),
    chat,
    name: z.string(),
    members: z.array(z.string()),
    withBot: z.boolean(),
  }),
  z.object({ does: z.enum(['adds', 'removes']), chat, people: z.array(z.string()) }),
  z.object({ does: z.enum(['addsBot', 'removesBot']), chat }),
  z.object({ does: z.literal('joins'), entry }),
  z.object({ does: z.literal('changes'), entry }),
  z.object({ does: z.literal('leaves') }),
  z.object({ does: z.literal('enters') }),
  z.object({ does: z.literal('menu'), key: z.string() }),
])

/** What the bot does. For an emoji `n` is the message it is on; a group it makes has none. */
const answer = z.object({
  n: nth.optional(),
  chat,
  how: z.enum(['says', 'redraws', 'recalls', 'reacts', 'unreacts', 'makesGroup']),
  words: z.string(),
})

const step = z.object({
  at: z.iso.datetime(),
  who: z.string(),
  act,
  /** What flew over the page after a press. */
  toast: z.string().optional(),
  answers: z.array(answer),
})

/** What people did, and what the bot answered until somebody did the next thing. */
export const transcriptShape = z.object({
  format: z.literal('feishu-transcript'),
  version: z.literal(1),
  savedAt: z.iso.datetime(),
  /** What the bot said before anybody did anything. */
  before: z.array(answer),
  steps: z.array(step),
})

export type Transcript = z.output<typeof transcriptShape>
export type Step = z.output<typeof step>
export type Act = z.output<typeof act>
export type Answer = z.output<typeof answer>
