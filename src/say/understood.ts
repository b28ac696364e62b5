import type { Bot } from '#bot/bot.ts'
import type { Context } from '#core/context.ts'
import type { Intent } from '#core/handlers.ts'
import type { MessageInbound } from '#core/inbound.ts'
import { type Canonical, canonicalSlots } from './canonical.ts'

/** How one request of a message was understood. */
export type CommandObject = {
  /** `null`: nothing was understood. */
  readonly intent: Intent | null
  readonly slots: Readonly<Record<string, Canonical>>
  readonly confidence: number
}

/** How the bot takes a message, in the conversation it stands in: one command object for each of its requests. */
export const understood = async (
  bot: Bot,
  ctx: Context,
  { text, mentions }: MessageInbound,
): Promise<readonly [CommandObject, ...CommandObject[]]> => {
  // As the bot does: nothing but signs asks for help.
  const typed = /[\p{L}\p{N}]/u.test(text) ? text : '帮助'
  const plans = await bot.interpret(ctx, { typed, mentions })
  const [first = nothing, ...others] = plans.map(({ intent, told, confidence }) => ({
    intent,
    slots: canonicalSlots(told),
    confidence,
  }))
  return [first, ...others]
}

const nothing: CommandObject = { intent: null, slots: {}, confidence: 0 }
