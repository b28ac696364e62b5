import { z } from 'zod'
import { troubleKinds } from '../api/troubles.ts'
import { faultKinds } from '../push/faults.ts'

/** What each call of the control API takes. */
const id = z.string().min(1).max(200)

export const person = z.object({ openId: id })
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

export const urls = z.object({ appId: id, eventUrl: z.url().optional(), callbackUrl: z.url().optional() })

export const pushFault = z.object({
  kind: z.enum(faultKinds),
  times: z.number().int().positive().optional(),
  eventType: z.string().optional(),
  ms: z.number().int().min(0).optional(),
})

export const callFault = z.object({
  kind: z.enum(troubleKinds),
  times: z.number().int().positive().optional(),
  path: z.string().optional(),
  ms: z.number().int().min(0).optional(),
})

export const clock = z.union([
  z.object({ at: z.iso.datetime({ offset: true }) }),
  z.object({ advanceMs: z.number().int() }),
])

export const limits = z.object({ on: z.boolean() })
