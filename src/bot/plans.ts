import type { Context } from '#core/context.ts'
import type { Conversation } from '#core/conversation.ts'
import type { Mention } from '#core/inbound.ts'
import { decideCard } from './decisions.ts'
import { goOn } from './follow-ups.ts'
import { askedOf } from './memory.ts'
import { perform } from './perform.ts'
import type { Plan, Situation } from './plan.ts'
import { answerToQuestion } from './questions.ts'
import { withOpinion } from './second-opinion.ts'
import type { Offered } from './turn.ts'

/** Reads a message against what was said before; nothing is done until a plan is carried out. */
export const plansFor = async (
  offered: Offered,
  ctx: Context,
  words: {
    readonly typed: string
    readonly mentions: readonly Mention[]
    readonly memory: Conversation | null
  },
): Promise<readonly Plan[]> => {
  const names = await offered.names(ctx.db)
  const { typed, mentions, memory } = words
  const situation: Situation = { offered, ctx, memory, sentence: { typed, mentions, now: ctx.now, names } }
  for (const read of [answerToQuestion, decideCard, goOn]) {
    const plan = await read(situation)
    if (plan) return [plan]
  }
  const requests = offered.understanding.understand(situation.sentence)
  const { secondOpinion } = offered
  const sure = secondOpinion
    ? await Promise.all(
        requests.map(one => withOpinion({ ...offered, secondOpinion }, ctx, situation.sentence, one)),
      )
    : requests
  return sure.map(understood => ({
    intent: understood.intent,
    told: askedOf(understood).told,
    confidence: understood.confidence,
    text: understood.text,
    carryOut: () => perform(offered, ctx, understood),
  }))
}
