import { z } from 'zod'
import { faultShapes, variantsShape } from '../fault-shapes.ts'

/** What each call of the control API takes. */
const id = z.string().min(1).max(200)

export const person = z.object({ openId: id })
const words = z.string().max(200)

export const joining = z.object({
  openId: id,
  name: z.string().min(1).max(200),
  unionId: id.optional(),
  userId: id.optional(),
  title: words.optional(),
  department: words.optional(),
  mobile: words.optional(),
  email: words.optional(),
})
export const changing = joining.omit({ unionId: true, userId: true }).partial({ name: true })
export const moving = z.object({ chatId: id, openIds: z.array(id).min(1), by: id.optional() })
export const reading = z.object({ openId: id, chatId: id })
export const recalling = z.object({ openId: id, messageId: id })
export const menu = z.object({ openId: id, key: z.string().min(1).max(30) })
export const bot = z.object({ chatId: id, openId: id.optional() })
export const group = z.object({
  name: z.string().min(1),
  members: z.array(id),
  withBot: z.boolean().optional(),
})

/** Without `chatId` the words go to the private chat with the bot; `mentions` narrows whom `@name` can mean. */
export const saying = z.object({
  openId: id,
  text: z.string().min(1).max(20_000),
  chatId: id.optional(),
  replyTo: id.optional(),
  inThread: z.boolean().optional(),
  mentions: z.array(id).optional(),
})

/** What `POST /emulator/upload` has answered can be sent as it is. */
export const sending = z.object({
  openId: id,
  type: z.enum(['text', 'post', 'image', 'file', 'audio', 'media', 'sticker', 'share_chat', 'share_user']),
  content: z.record(z.string(), z.unknown()),
  chatId: id.optional(),
  replyTo: id.optional(),
  inThread: z.boolean().optional(),
})

/** Without `on` the emoji is put on or taken off, as a click does. */
export const reacting = z.object({
  openId: id,
  messageId: id,
  emoji: z.string().min(1).max(40),
  on: z.boolean().optional(),
})

/** Without `chatId` it goes to the private chat with the bot. */
export const forwarding = z.object({ openId: id, messageId: id, chatId: id.optional() })

/** `part` is the words on a component, or its name, or exactly one of its traits. */
export const pressing = z.object({
  openId: id,
  messageId: id,
  part: z.union([
    z.string(),
    z.object({
      text: z.string().optional(),
      name: z.string().optional(),
      do: z.string().optional(),
      path: z.string().optional(),
      nth: z.number().int().min(0).optional(),
    }),
  ]),
  form: z.record(z.string(), z.unknown()).optional(),
  chosen: z.unknown().optional(),
})

export const choosing = pressing.omit({ form: true })

export const urls = z.object({ appId: id, eventUrl: z.url().optional(), callbackUrl: z.url().optional() })

export const { push: pushFault, call: callFault, socket: socketFault } = faultShapes

/** Which of the open points to turn, and how; the others stay. */
export const variants = variantsShape

export const clock = z.union([
  z.object({ at: z.iso.datetime({ offset: true }) }),
  z.object({ advanceMs: z.number().int() }),
])

export const settling = z.object({
  quietMs: z.number().int().min(0).max(60_000).optional(),
  timeoutMs: z.number().int().min(0).max(600_000).optional(),
})

export const limits = z.object({ on: z.boolean() })
