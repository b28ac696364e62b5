import type { Asked } from '#core/conversation.ts'
import { type Reply, say } from '#core/reply.ts'
import { saidAgain } from './memory.ts'
import { toldIn, toldWords, withInstead } from './merging.ts'
import { asking, named, perform, performAgain } from './perform.ts'
import { type Plan, planOf, type Situation } from './plan.ts'

type WaitingCard = { readonly id: string }

/** 不是茶叶，是核桃: the last request with that changed, its waiting card taken back. `null`: there is nothing it could mean. */
export const editedRequest = (
  situation: Situation,
  words: string,
  waiting: readonly WaitingCard[],
): Plan | null => {
  const { memory, sentence } = situation
  const last = memory?.last ?? null
  if (!last)
    return waiting.length > 0 ? planOf('pending.edit', sentence.typed, async () => say(byHand)) : null
  const old = waiting.find(({ id }) => id === last.pendingId) ?? null
  const slots = situation.offered.commandOf(last.asked.intent)?.slots ?? {}
  const { told, unclear } = toldIn(words, slots, sentence)
  const intent = old ? 'pending.edit' : last.asked.intent
  if (unclear) {
    const question = { kind: 'slot', asked: last.asked, replaces: old?.id ?? null, ...unclear } as const
    return planOf(intent, sentence.typed, async () => asking(question))
  }
  if (Object.keys(told).length === 0) return otherAct(situation, last.asked, old)
  const asked = withInstead(last.asked, told, slots)
  return planOf(
    intent,
    sentence.typed,
    async () => {
      const reply = await performAgain(situation.offered, situation.ctx, asked, saidAgain(asked))
      return settling(named(reply, last.words, `改为${toldWords(told)}`), old)
    },
    told,
  )
}

const byHand = '要改哪里，请直接在卡片上改；或者把整件事重新说一遍。'

/** 不是新增，是改: the same told, but another thing done with it. */
const otherAct = (situation: Situation, asked: Asked, old: WaitingCard | null): Plan | null => {
  const { offered, ctx, sentence } = situation
  const typed = `${asked.text}，${sentence.typed}`
  const meant = offered.understanding.understandOne({ ...sentence, typed })
  if (!meant || meant.intent === asked.intent) return null
  return planOf(
    meant.intent,
    sentence.typed,
    async () => settling(await perform(offered, ctx, meant), old),
    asked.told,
  )
}

const settling = (reply: Reply, old: WaitingCard | null): Reply =>
  old ? { ...reply, settles: { pendingId: old.id, state: 'cancelled' } } : reply
