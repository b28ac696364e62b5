import { z } from 'zod'

/** A chat by what people call it: `private:段小梅` or `group:人才办群`, so that a transcript outlives the ids. */
const chat = z.string().regex(/^(private|group):/)

/** Messages are counted through the whole transcript, the people's and the bot's. */
const nth = z.number().int().positive()

const act = z.discriminatedUnion('does', [
  z.object({ does: z.literal('says'), n: nth, chat, text: z.string(), replyTo: nth.optional() }),
  z.object({
    does: z.literal('sends'),
    n: nth,
    chat,
    type: z.string(),
    content: z.record(z.string(), z.unknown()),
    replyTo: nth.optional(),
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
  z.object({ does: z.literal('enters') }),
  z.object({ does: z.literal('menu'), key: z.string() }),
])

const answer = z.object({
  n: nth,
  chat,
  how: z.enum(['says', 'redraws', 'recalls']),
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

/** One act in a sentence. */
export const actWords = ({ who, act: done }: Pick<Step, 'who' | 'act'>): string => {
  switch (done.does) {
    case 'says':
      return `${who}说：${done.text}`
    case 'sends':
      return `${who}发送 ${done.type}`
    case 'forwards':
      return `${who}转发第 ${done.message} 条消息`
    case 'presses':
      return `${who}按「${done.words}」`
    case 'recalls':
      return `${who}撤回第 ${done.message} 条消息`
    case 'enters':
      return `${who}打开与机器人的会话`
    case 'menu':
      return `${who}按菜单「${done.key}」`
  }
}
