import { z } from 'zod'
import { planStart } from '#cards/pairings/plan-start.ts'
import type { Context } from '#core/context.ts'
import { type Action, command, onPress } from '#core/handlers.ts'
import { notFound } from '#core/refusal.ts'
import { ask, done, privately, type Reply, say, show, stale } from '#core/reply.ts'
import { doing } from './phrases/doing.ts'
import { gatherPlan, waitingVillages } from './plan/gather.ts'
import { readPlan } from './plan/kept.ts'
import { lockingWords } from './plan/locking.ts'
import { OutdatedPairs } from './plan/outdated.ts'
import { drawPlan } from './plan-view.ts'
import { maySolve } from './policy.ts'
import {
  draftNow,
  dropPlan,
  findPlan,
  lockPair,
  makePlan,
  type PlanRef,
  type PlanRow,
  planNumber,
  solveAgain,
  swapPair,
} from './verbs/plan.ts'
import { sendPlan } from './verbs/send-plan.ts'

/** `排结对方案`: the draft that is there; without one, or with `重新`, what a new one would be made of is confirmed first. */
export const openPlan = command({
  intent: 'pair.plan',
  phrases: doing['pair.plan'],
  words: ['排结对方案', '结对 排', '排方案', 'pair plan', 'pair solve'],
  summary: '为所有没有结对的村排出最优方案（草稿）',
  example: '排结对方案',
  writes: true,
  allow: maySolve.inChats('private', 'office'),
  run: async (ctx, said) => {
    const { words, rest } = said
    const draft = await draftNow(ctx.db)
    const isAnew = [...words, rest].some(word => word.includes('重新'))
    const reply = draft && !isAnew ? show(await drawPlan(ctx, draft)) : await askToPlan(ctx, draft)
    const plan = privately(ctx.chat, reply, '结对方案已私聊发您。')
    const locking = await lockingWords(ctx, said)
    return locking === null ? plan : { ...privately(ctx.chat, say(locking)), also: [plan] }
  },
})

/** What a plan would be made of, before anything is written. */
const askToPlan = async (ctx: Context, draft: PlanRow | null): Promise<Reply> => {
  const { villages, talents } = await gatherPlan(ctx.db, ctx.now)
  const waiting = await waitingVillages(ctx.db)
  if (villages.length === 0)
    return say(
      waiting === 0
        ? '每个村都已经有人才结对，没有需要安排的。'
        : `没有需要安排的村：还没有覆盖的${waiting}个村在等各方确认或者暂停。`,
    )
  const kept = draft ? readPlan(draft) : null
  const card = planStart({
    villages: villages.length,
    waiting,
    talents: talents.length,
    places: talents.reduce((sum, { room }) => sum + room, 0),
    replaces: draft && kept ? { number: planNumber(draft.id), pairs: kept.pairs.length } : null,
    locked: kept?.pairs.filter(({ isLocked }) => isLocked).length ?? 0,
    value: { draft: draft?.id ?? null, version: draft?.version ?? null },
  })
  return ask(planStart, card)
}

const incomplete = '这张卡片不完整，请发“排结对方案”重新打开。'
const number = z.number({ error: incomplete }).int({ error: incomplete })

const Ref = z.object({ id: number, version: number })
const Page = Ref.extend({ after: number.optional(), before: number.optional() })
/** A button of a page: the page stays where it was. */
const OnPage = Ref.extend({ from: number.default(0) })
const Place = OnPage.extend({ village: number })

const inPrivate = maySolve.inChats('private')

type Place = z.output<typeof Place>

const onPair = (name: string, toast: string, act: (ctx: Context, place: Place) => Promise<PlanRow>): Action =>
  onPress({
    name: `pairings.${name}`,
    allow: inPrivate,
    bound: Place,
    run: async (ctx, place) => redrawn(ctx, toast, await act(ctx, place), place.from),
  })

const onPlan = (name: string, toast: string, act: (ctx: Context, ref: PlanRef) => Promise<PlanRow>): Action =>
  onPress({
    name: `pairings.${name}`,
    allow: inPrivate,
    bound: OnPage,
    run: async (ctx, ref) => redrawn(ctx, toast, await act(ctx, ref), ref.from),
  })

const redrawn = async (ctx: Context, toast: string, row: PlanRow, from: number): Promise<Reply> =>
  done(toast, await drawPlan(ctx, row, from))

/** Pairs that can no longer be: nothing was sent, and the draft says which they are and offers to solve again. */
const sent = async (ctx: Context, { from, ...ref }: z.output<typeof OnPage>): Promise<Reply> => {
  try {
    return await redrawn(ctx, '已发出确认卡片', await sendPlan(ctx, ref), from)
  } catch (error) {
    if (!(error instanceof OutdatedPairs)) throw error
    const row = (await findPlan(ctx, ref.id)) ?? notFound('这份方案')
    return stale(error.message, await drawPlan(ctx, row, from))
  }
}

export const planActions = [
  onPress({
    name: planStart.name,
    allow: inPrivate,
    bound: z.object({ draft: number.nullable(), version: number.nullable() }),
    run: async (ctx, { draft, version }) => {
      const former = draft === null || version === null ? null : { id: draft, version }
      return done('已排出草稿', await drawPlan(ctx, await makePlan(ctx, former)))
    },
  }),
  onPress({
    name: 'pairings.plan',
    allow: inPrivate,
    bound: Page,
    run: async (ctx, { id, after, before }) => {
      const row = (await findPlan(ctx, id)) ?? notFound('这份方案')
      return show(await drawPlan(ctx, row, after ?? before ?? 0))
    },
  }),
  onPair('planLock', '已锁定', (ctx, place) => lockPair(ctx, place, place.village, true)),
  onPair('planUnlock', '已解锁', (ctx, place) => lockPair(ctx, place, place.village, false)),
  onPair('planSwap', '已换人', (ctx, place) => swapPair(ctx, place, place.village)),
  onPlan('planAgain', '已按最新情况重排', solveAgain),
  onPress({ name: 'pairings.planSend', allow: inPrivate, bound: OnPage, run: sent }),
  onPlan('planDrop', '方案已作废', dropPlan),
]
