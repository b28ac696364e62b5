import { boardCard } from '#cards/grievances/board.ts'
import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Context } from '#core/context.ts'
import { type Reply, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { lastOf } from './bulletin/period.ts'
import { kinds, open, states } from './dictionary.ts'
import { whereOf } from './filter.ts'
import { ofMyExperts } from './policy.ts'
import { kindOf, stateOf } from './record.ts'

type Board = {
  readonly title: string
  readonly where: Prisma.GrievanceWhereInput
  /** What the reader may open from it: all lists, those of his own experts who agreed, or nothing. */
  readonly open: 'list' | 'experts' | 'none'
}

/** Where the open cases stand and what is urgent: aggregates, fit for every chat. */
export const board = async (ctx: Context, { title, where, open: opens }: Board): Promise<Reply> => {
  const isOpen = { AND: [where, { state: { in: [...open] } }] }
  const [byState, byKind, urgent] = await Promise.all([
    ctx.db.grievance.groupBy({ by: ['state'], where: isOpen, _count: true }),
    ctx.db.grievance.groupBy({ by: ['kind'], where: isOpen, _count: true }),
    urgencies(ctx, where),
  ])
  return show(
    boardCard({
      title,
      total: byState.reduce((sum, { _count }) => sum + _count, 0),
      urgent: urgent.filter(({ count }) => count > 0).map(({ words, count }) => `${words}${count}件`),
      isLate: urgent.some(({ state, count }) => state === 'overdue' && count > 0),
      counts: byState
        .map(row => ({ word: states[stateOf(row)], count: row._count, at: open.indexOf(stateOf(row)) }))
        .sort((a, b) => a.at - b.at)
        .map(({ word, count }) => ({ word, count })),
      kinds: byKind
        .map(row => ({ word: kinds[kindOf(row)], count: row._count }))
        .sort((a, b) => b.count - a.count),
      note: opens === 'none' ? '这里只看件数。' : undefined,
      buttons: await buttonsOf(ctx, opens, urgent),
    }),
  )
}

type Urgency = { readonly state: string; readonly words: string; readonly count: number }

const kindsOfUrgency = [
  ['overdue', '超期'],
  ['due_soon', '快到期'],
  ['submitted', '待受理'],
  ['returned', '被退回'],
  ['visit_back', '待回访'],
  ['escalated', '升级'],
] as const

const urgencies = async (ctx: Context, where: Prisma.GrievanceWhereInput): Promise<readonly Urgency[]> => {
  const found: Urgency[] = []
  for (const [state, words] of kindsOfUrgency)
    found.push({
      state,
      words,
      count: await ctx.db.grievance.count({ where: { AND: [where, await whereOf(ctx, { state })] } }),
    })
  return found
}

const listButton = (text: string, filter: object): ButtonSpec => ({
  text,
  do: 'grievances.list',
  value: { q: JSON.stringify(filter), skip: 0 },
})

const buttonsOf = async (
  ctx: Context,
  opens: Board['open'],
  urgent: readonly Urgency[],
): Promise<readonly ButtonSpec[]> => {
  if (opens === 'none') return []
  if (opens === 'experts') {
    const self = ctx.actor.kind === 'person' ? ctx.actor.personId : 0
    const count = await ctx.db.grievance.count({ where: ofMyExperts(self) })
    return count === 0 ? [] : [listButton(`我联系专家的诉求（${count}件）`, { whose: 'experts' })]
  }
  return [
    ...urgent
      .filter(({ count }) => count > 0)
      .map(({ state, words, count }) => listButton(`${words}（${count}）`, { state })),
    listButton('全部在办', { state: 'open' }),
    { text: '办理质量', do: 'grievances.rates', value: {} },
    { text: '上周通报', do: 'grievances.bulletin', value: { ...lastOf('week', dayOf(ctx.now)) } },
  ]
}
