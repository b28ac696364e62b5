import type { Context } from '#core/context.ts'
import type { Asked, Conversation } from '#core/conversation.ts'
import type { Intent } from '#core/handlers.ts'
import type { Reply } from '#core/reply.ts'
import type { Sentence } from '#understanding/understand.ts'
import type { Offered } from './turn.ts'

/** One request of a message as it was understood in its conversation, and how it is carried out. */
export type Plan = {
  readonly intent: Intent
  readonly told: Asked['told']
  readonly confidence: number
  readonly text: string
  readonly carryOut: () => Promise<Reply>
}

/** What is known around a sentence. */
export type Situation = {
  readonly offered: Offered
  readonly ctx: Context
  readonly sentence: Sentence
  readonly memory: Conversation | null
}

/** A plan that is sure because of what was said before. */
export const planOf = (
  intent: Intent,
  text: string,
  carryOut: Plan['carryOut'],
  told: Asked['told'] = {},
): Plan => ({ intent, told, confidence: 1, text, carryOut })
