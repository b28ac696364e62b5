import type { Context } from '#core/context.ts'
import type { PrimaryPress } from '#core/primary.ts'
import { type Reply, say } from '#core/reply.ts'
import { shortWordIn } from '#understanding/short-words.ts'
import { pressByWord } from './acting.ts'
import { editedRequest } from './edits.ts'
import { type Plan, planOf, type Situation } from './plan.ts'

/** A card that waits for this person in this chat, and what its first button does. */
export type Waiting = {
  readonly id: string
  readonly createdAt: Date
  readonly press: PrimaryPress | null
}

/** Most waiting cards that are told apart in a question. */
const cardsMax = 5
/** After this long, 好 may be said to something else: the card is named and pressed by hand. */
const freshMinutes = 10

/** 同意, 算了, 不是…，是…: what is said to the one card that waits; `null` when nothing of the kind was said. */
export const decideCard = async (situation: Situation): Promise<Plan | null> => {
  const { ctx, sentence } = situation
  const short = shortWordIn(sentence.typed)
  if (!short || !['yes', 'no', 'cancel', 'instead'].includes(short.kind)) return null
  const waiting = await waitingFor(ctx)
  if (short.kind === 'instead') return editedRequest(situation, short.words, waiting)
  const [only, ...others] = waiting
  const intent =
    short.kind === 'yes' ? 'pending.confirm' : short.kind === 'cancel' ? 'pending.cancel' : 'pending.edit'
  return planOf(intent, sentence.typed, async () => {
    if (!only) return say(nothingWaits)
    if (others.length > 0) return say(severalWait(waiting))
    if (short.kind === 'no') return say(whatInstead(only))
    return short.kind === 'cancel' ? cancel(only) : confirm(situation, only)
  })
}

const nothingWaits =
  '现在没有等您确认的卡片。别的卡片上要您同意的，请点那张卡片上的按钮；要办什么，直接说一句话就行。'

const severalWait = (waiting: readonly Waiting[]): string =>
  `有${waiting.length}张卡片在等您：${waiting
    .slice(0, cardsMax)
    .map(titleOf)
    .join('、')}。请在要办的那张卡片上点按钮。`

const whatInstead = (one: Waiting): string =>
  `“${titleOf(one)}”里哪里不对？请说“不是…，是…”，或者直接在卡片上改。不办了就说“算了”。`

const titleOf = ({ press }: Waiting): string => press?.title ?? '卡片'

export const waitingFor = async (ctx: Context): Promise<readonly Waiting[]> => {
  if (ctx.actor.kind !== 'person') return []
  const here = ctx.chat.scope === 'private' ? { alone: true } : { alone: false, chatId: ctx.chat.chatId }
  const rows = await ctx.db.pending.findMany({
    where: { openId: ctx.actor.openId, state: 'open', ...here },
    orderBy: { createdAt: 'desc' },
    take: cardsMax + 1,
  })
  return rows.map(({ id, createdAt, press }) => ({ id, createdAt, press: pressIn(ctx, press) }))
}

const pressIn = ({ vault }: Context, sealed: string | null): PrimaryPress | null => {
  if (sealed === null) return null
  try {
    // Kept by the answer that carried the card.
    return JSON.parse(vault.open(sealed)) as PrimaryPress
  } catch {
    return null
  }
}

const cancel = (one: Waiting): Reply => ({
  ...say(`“${titleOf(one)}”已取消，什么都没有保存。`),
  settles: { pendingId: one.id, state: 'cancelled' },
})

const confirm = async ({ offered, ctx }: Situation, one: Waiting): Promise<Reply> => {
  const { press } = one
  if (!press) return say('请在卡片上点按钮。')
  const minutes = (ctx.now.getTime() - one.createdAt.getTime()) / 60_000
  if (minutes > freshMinutes)
    return say(`在等您的是“${press.title}”，已经有一会儿了。要办，请在那张卡片上点按钮；不办，就说“算了”。`)
  if (press.missing.length > 0)
    return say(`“${press.title}”还差：${press.missing.join('、')}。请在卡片上填好，再点按钮。`)
  if (press.grave) return say(`“${press.title}”办了收不回来，请在卡片上点按钮确认。`)
  return pressByWord(offered, ctx, one.id, press)
}
