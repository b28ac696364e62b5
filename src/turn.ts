import { setTimeout as sleep } from 'node:timers/promises'
import type { Bot } from '#bot/bot.ts'
import type { Inbound, PressInbound } from '#core/inbound.ts'
import { type AnswerDeps, type Kept, keepAnswer } from '#storage/answer.ts'
import type { Inbox } from '#storage/inbox.ts'
import type { HandleTurn } from '#storage/turns.ts'
import type { Contexts } from './contexts.ts'

type TurnParts = AnswerDeps & {
  readonly contexts: Contexts
  readonly bot: Bot
  readonly inbox: Pick<Inbox, 'claim'>
  /** Told of every turn that was brought to its kept answer. */
  readonly onTurn: (taken: TurnTaken) => void
  /** A press that failed after its request was answered: nobody else is left to say so. */
  readonly onLateFailure: (error: unknown) => void
}

type TurnTaken = {
  readonly kind: Inbound['kind']
  /** From being taken up to the kept answer. */
  readonly ms: number
  readonly requestId: string
}

export type Conversation = {
  /** For the inbox's lanes. */
  readonly handle: HandleTurn
  /** For the platform: keeps an event before it is acknowledged; answers a press within its request. */
  readonly receive: (inbound: Inbound) => Promise<unknown>
}

/** What the platform gives a callback is 3 s in all; the way there and back takes some of it. */
const pressBudgetMs = 2_300

export const createConversation = (parts: TurnParts): Conversation => {
  // The platform sends a press again when its answer is late: the repeat waits for the same answer, not for another one.
  const running = new Map<bigint, Promise<unknown>>()
  const pressed = (id: bigint, inbound: PressInbound): Promise<unknown> => {
    const answer = answerPress(parts, id, inbound).finally(() => running.delete(id))
    running.set(id, answer)
    return answer
  }
  return {
    // A press that comes as a turn was parked and is tried again: nobody waits for its answer any more.
    handle: ({ inboxId, inbound }) => respond(parts, inboxId, inbound, { late: true, keeping: false }),
    receive: async inbound => {
      const claimed = await parts.inbox.claim(inbound)
      if (inbound.kind !== 'press') return {}
      if (claimed.fresh) return pressed(claimed.id, inbound)
      return claimed.answer ?? (await running.get(claimed.id)) ?? underWay
    },
  }
}

const underWay = { toast: { type: 'info', content: '正在办理，办好后会更新这张卡片。' } }

type Hurry = { late: boolean; keeping: boolean }

const respond = async (parts: TurnParts, inboxId: bigint, inbound: Inbound, hurry: Hurry): Promise<Kept> => {
  const started = performance.now()
  const { ctx, readings } = await parts.contexts.ofInbound(inbound)
  const reply = await parts.bot.respond(ctx, inbound)
  hurry.keeping = true
  const kept = await keepAnswer(parts, { inboxId, inbound, ctx, reply, readings, late: hurry.late })
  parts.onTurn({ kind: inbound.kind, ms: performance.now() - started, requestId: ctx.requestId })
  return kept
}

/** The answer of a press, or that it is under way: then the result leaves through the outbox. */
const answerPress = async (parts: TurnParts, inboxId: bigint, inbound: PressInbound): Promise<unknown> => {
  const hurry: Hurry = { late: false, keeping: false }
  const work = respond(parts, inboxId, inbound, hurry)
  const inTime = await Promise.race([work, sleep(pressBudgetMs, null, { ref: false })])
  // Once it is being kept as an answer of this request it is a matter of milliseconds.
  if (inTime !== null || hurry.keeping) return (await work).answer ?? {}
  hurry.late = true
  work.catch(parts.onLateFailure)
  return underWay
}
