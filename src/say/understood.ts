import { recall } from '#bot/memory.ts'
import { nearestAmong } from '#bot/nearest.ts'
import { plansFor } from '#bot/plans.ts'
import type { Offered } from '#bot/turn.ts'
import type { Context } from '#core/context.ts'
import type { Intent, Noun } from '#core/handlers.ts'
import type { MessageInbound } from '#core/inbound.ts'
import { say } from '#core/reply.ts'
import type { SaidSlots } from '#core/slots.ts'
import { followNames } from '#understanding/lexicon/follow.ts'
import { createUnderstanding } from '#understanding/understand.ts'

/** The command object: what was asked for, with what, and how sure that is. */
export type Understood = {
  readonly intent: Intent
  readonly slots: SaidSlots
  readonly confidence: number
}

/** How the bot takes a message, in the conversation it stands in: one command object for each of its requests. */
export const understanding = (nouns: readonly Noun[], county: string) => {
  const offered = offeredBy(nouns, county)
  return async (ctx: Context, { text, mentions }: MessageInbound): Promise<readonly Understood[]> => {
    // As the bot does: nothing but signs asks for help.
    const typed = /[\p{L}\p{N}]/u.test(text) ? text : '帮助'
    const plans = await plansFor(offered, ctx, { typed, mentions, memory: await recall(ctx) })
    return plans.map(({ intent, told, confidence }) => ({
      intent,
      confidence,
      slots: Object.fromEntries(
        Object.entries(told).map(([name, values]) => [name, values.map(({ value }) => value)]),
      ),
    }))
  }
}

/** Enough of what the bot knows to read a message; nothing is carried out with it. */
const offeredBy = (nouns: readonly Noun[], county: string): Offered => {
  const commands = nouns.flatMap(noun => noun.commands)
  return {
    understanding: createUnderstanding(nouns),
    names: followNames(
      nouns.flatMap(({ lexicon }) => (lexicon ? [lexicon] : [])),
      county,
    ),
    commandOf: wanted => commands.find(({ intent }) => intent === wanted),
    nearest: nearestAmong(commands),
    actions: new Map(),
    explain: () => say(''),
  }
}
