import { z } from 'zod'
import type { Context } from '#core/context.ts'
import { type Action, command, onPress } from '#core/handlers.ts'
import { notFound } from '#core/refusal.ts'
import { done, privately, type Reply, show, stale } from '#core/reply.ts'
import { OutdatedPairs } from './plan/outdated.ts'
import { drawPlan } from './plan-view.ts'
import { maySolve } from './policy.ts'
import {
  dropPlan,
  findPlan,
  lockPair,
  makePlan,
  type PlanRef,
  type PlanRow,
  solveAgain,
  swapPair,
} from './verbs/plan.ts'
import { sendPlan } from './verbs/send-plan.ts'

/** `排结对方案`: the draft that is there, or a new one; `排结对方案 重新` begins anew. */
export const openPlan = command({
  intent: 'pair.plan',
  phrases: [
    '排一个结对方案',
    '帮我排一下全县的结对',
    '没结对的村怎么安排人才',
    '给没有结对的村都配上人',
    '重新排结对',
    '自动配对',
  ],
  words: ['排结对方案', '结对 排', '排方案', 'pair plan', 'pair solve'],
  summary: '为所有没有结对的村排出最优方案（草稿）',
  example: '排结对方案',
  writes: true,
  allow: maySolve.inChats('private', 'office'),
  run: async (ctx, { words }) => {
    const draft = await ctx.db.pairingPlan.findFirst({ where: { state: 'draft' }, orderBy: { id: 'desc' } })
    const row = draft && !words.some(word => word.includes('重新')) ? draft : await makePlan(ctx)
    return privately(ctx.chat, show(await drawPlan(ctx, row)), '结对方案已私聊发您。')
  },
})

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
