import type { Context } from '#core/context.ts'
import type { Conversation } from '#core/conversation.ts'
import type { Noun } from '#core/handlers.ts'
import type { Inbound, Mention } from '#core/inbound.ts'
import { errorWords, type Log } from '#core/log.ts'
import { Refusal } from '#core/refusal.ts'
import type { Reply, Say } from '#core/reply.ts'
import type { SecondOpinion } from '#core/second-opinion.ts'
import { minutesAt, stampCard } from '#core/stamp.ts'
import { Unavailable } from '#core/unavailable.ts'
import { followNames } from '#understanding/lexicon/follow.ts'
import { createUnderstanding } from '#understanding/understand.ts'
import { alreadyDone, apology, refused } from './answers.ts'
import { answerHappening, answerRecall } from './happening.ts'
import { requestOn } from './listed.ts'
import { recall } from './memory.ts'
import { answerMessage, answerWords } from './message.ts'
import { nearestAmong } from './nearest.ts'
import type { Plan } from './plan.ts'
import { plansFor } from './plans.ts'
import { answerPress } from './press.ts'
import type { Offered, Outcome } from './turn.ts'

/** What the bot is made of. */
export type BotParts = {
  /** The roll-call. */
  readonly nouns: readonly Noun[]
  /** Names waiting cards and defects: short, never the same twice. */
  readonly newId: () => string
  readonly log: Pick<Log, 'error'>
  /** The county's name, which may stand before a unit's or a place's. */
  readonly county?: string
  /** A model that is asked when the rules are unsure; without one, the rules alone decide. */
  readonly secondOpinion?: SecondOpinion | null
  /** Told how every turn ended. */
  readonly onOutcome?: (kind: Inbound['kind'], outcome: Outcome) => void
}

/** One turn of conversation: find → allow → parse → run → explain. `null` says nothing. */
export type Bot = {
  /** Learns the words of the roll-call, so that the first who speaks need not wait for it. */
  readonly prepare: () => void
  readonly respond: (ctx: Context, inbound: Inbound) => Promise<Reply | null>
  /**
   * What a message asks for, request by request, as it would be understood here and now; nothing is done until a plan is
   * carried out. `memory` stands in for what was said before, when it is given.
   */
  readonly interpret: (ctx: Context, words: Words) => Promise<readonly Plan[]>
}

/** A message's words; without `memory`, what the database remembers of the conversation counts. */
export type Words = {
  readonly typed: string
  readonly mentions: readonly Mention[]
  readonly memory?: Conversation | null
}

/**
 * The bot over a roll-call. Refusals and defects are explained to whoever spoke; only {@link Unavailable}, and defects
 * in what happens without words, are thrown on, so that the inbox tries again.
 */
export const createBot = (parts: BotParts): Bot => {
  const offered = offeredBy(parts)
  return {
    prepare: offered.understanding.prepare,
    respond: async (ctx, inbound) => {
      const { reply, outcome } = await answered(parts, offered, ctx, inbound)
      parts.onOutcome?.(inbound.kind, outcome)
      return reply && stamped(reply, ctx, parts.newId)
    },
    interpret: async (ctx, { typed, mentions, memory }) =>
      plansFor(offered, ctx, { typed, mentions, memory: memory === undefined ? await recall(ctx) : memory }),
  }
}

type Ended = { readonly reply: Reply | null; readonly outcome: Outcome }

const answered = async (
  parts: BotParts,
  offered: Offered,
  ctx: Context,
  inbound: Inbound,
): Promise<Ended> => {
  try {
    const reply = await answer(parts, offered, ctx, inbound)
    return { reply, outcome: reply === null ? 'silent' : 'answered' }
  } catch (error) {
    return explained(parts, ctx, inbound, error)
  }
}

const answer = async (
  { nouns }: BotParts,
  offered: Offered,
  ctx: Context,
  inbound: Inbound,
): Promise<Reply | null> => {
  switch (inbound.kind) {
    case 'message':
      return answerMessage(offered, ctx, inbound)
    case 'press':
      return answerPress(offered, ctx, inbound)
    case 'menu':
      return answerWords(offered, ctx, inbound.menuKey.replaceAll('_', ' '), 'tapped')
    case 'recalled':
      return answerRecall(ctx, inbound)
    default:
      return answerHappening(nouns, ctx, inbound)
  }
}

const explained = (parts: BotParts, ctx: Context, inbound: Inbound, error: unknown): Ended => {
  const ended = explanationOf(parts, ctx, inbound.kind, error)
  if (ended.outcome === 'failed' && !['message', 'press', 'menu'].includes(inbound.kind)) throw error
  return ended
}

const explanationOf = (
  { newId, log }: BotParts,
  ctx: Context,
  kind: Inbound['kind'],
  error: unknown,
): Ended & { readonly reply: Reply } => {
  const isPress = kind === 'press'
  if (error instanceof Unavailable) throw error
  if (error instanceof Refusal) return { reply: refused(error, isPress), outcome: 'refused' }
  if (isAlreadyChanged(error)) return { reply: alreadyDone(error, isPress), outcome: 'answered' }
  const id = newId()
  log.error(faultOf(error, { defect: id, kind, requestId: ctx.requestId }), 'a turn failed')
  return { reply: apology(id, isPress), outcome: 'failed' }
}

// Where it happened, without the message at the stack's head: that may quote what a person wrote.
const faultOf = (error: unknown, fields: Readonly<Record<string, string>>) => ({
  ...fields,
  fault: errorWords(error),
  at: error instanceof Error ? error.stack?.split('\n').filter(line => /^\s+at /.test(line)) : undefined,
})

// Known by its name: the bot does not know storage, which throws it.
const isAlreadyChanged = (error: unknown): error is Error & { readonly subject?: unknown } =>
  error instanceof Error && error.name === 'AlreadyChanged'

const offeredBy = (parts: BotParts): Offered => {
  const { nouns, county = '' } = parts
  const commands = nouns.flatMap(noun => noun.commands)
  const byIntent = new Map(commands.map(command => [command.intent, command]))
  const actions = nouns.flatMap(noun => noun.actions)
  const byName = new Map(actions.map(action => [action.name, action]))
  if (byName.size !== actions.length) throw new Error('two actions have the same name')
  if (byIntent.size !== commands.length) throw new Error('two commands are about the same')
  return {
    nouns,
    understanding: createUnderstanding(nouns),
    names: followNames(
      nouns.flatMap(({ lexicon }) => (lexicon ? [lexicon] : [])),
      county,
    ),
    commands,
    commandOf: intent => byIntent.get(intent),
    secondOpinion: parts.secondOpinion ?? null,
    nearest: nearestAmong(commands),
    actions: byName,
    explain: (ctx, error) => explanationOf(parts, ctx, 'message', error).reply,
  }
}

const stamped = (reply: Reply, ctx: Context, newId: () => string): Reply => {
  const pendingId = reply.awaits === null ? {} : { pendingId: newId() }
  const stamp = { t: minutesAt(ctx.now), ...('pendingId' in pendingId ? { p: pendingId.pendingId } : {}) }
  const draw = (one: Say | null): Say | null =>
    one && 'card' in one ? { card: stampCard(one.card, stamp, requestOn(ctx, reply, one.card)) } : one
  return {
    ...reply,
    ...pendingId,
    answer: draw(reply.answer),
    privately: draw(reply.privately),
    ...(reply.also ? { also: reply.also.map(one => stamped(one, ctx, newId)) } : {}),
    ...(reply.remembers && reply.awaits !== null
      ? { remembers: waitingWith(reply.remembers, pendingId) }
      : {}),
  }
}

/** What is spoken of next includes the card that waits. */
const waitingWith = (
  remembers: Conversation,
  { pendingId = null }: { readonly pendingId?: string | null },
): Conversation => (remembers.last ? { ...remembers, last: { ...remembers.last, pendingId } } : remembers)
