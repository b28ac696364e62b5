import { z } from 'zod'
import { moneyWords } from '#cards/kit/amounts.ts'
import { stationStats } from '#cards/workstations/stats.ts'
import type { Context } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { type Action, command, onPress } from '#core/handlers.ts'
import { travelling } from '#core/paging.ts'
import { type Reply, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { asked } from './browse.ts'
import { kinds, levels, states } from './dictionary.ts'
import { Filter, filterWords, whereOf } from './filter.ts'
import { phrases } from './phrases.ts'
import { mayReadStations, rowsSeen } from './policy.ts'
import { searched } from './slots.ts'

const divisions = {
  level: '级别',
  township: '乡镇',
  field: '领域',
  kind: '类型',
  state: '状态',
} as const

type Division = keyof typeof divisions

/** `工作站统计`: how many, by what, and what they achieved. */
export const countStations = command({
  intent: 'station.stats',
  phrases: phrases['station.stats'],
  slots: searched,
  words: ['工作站统计', '工作站 统计'],
  summary: '统计工作站的数量和成果',
  example: '工作站统计 茶叶',
  allow: mayReadStations,
  run: async (ctx, said) => {
    const by = (Object.keys(divisions) as Division[]).find(one => said.rest.includes(divisions[one])) // the table's keys
    return counted(ctx, await asked(ctx, said), by ?? 'level')
  },
})

export const statsActions: readonly Action[] = [
  onPress({
    name: 'workstations.stats',
    allow: mayReadStations,
    bound: z.object({
      q: travelling(Filter),
      by: z.enum(['level', 'township', 'field', 'kind', 'state'], { error: '这张卡片不完整，请重新查询。' }),
    }),
    run: (ctx, { q, by }) => counted(ctx, q, by),
  }),
]

const counted = async (ctx: Context, filter: Filter, by: Division): Promise<Reply> => {
  const where = { AND: [rowsSeen(ctx.actor), whereOf(filter, dayOf(ctx.now))] }
  const rows = await ctx.db.workstation.findMany({
    where,
    select: { level: true, kind: true, state: true, township: true, field: true },
  })
  const year = await lastReported(ctx, where)
  return show(
    stationStats({
      understood: filterWords(filter),
      total: rows.length,
      by: divisions[by],
      divisions: Object.entries(divisions).map(([code, words]) => ({
        by: code,
        words: `按${words}`,
        chosen: code === by,
      })),
      lines: linesOf(rows.map(row => divided[by](row))),
      year,
      ...(await resultsIn(ctx, where, year)),
      query: JSON.stringify(filter),
    }),
  )
}

type Row = {
  readonly level: string
  readonly kind: string
  readonly state: string
  readonly township: { readonly name: string }
  readonly field: { readonly name: string }
}

const divided: Readonly<Record<Division, (row: Row) => string>> = {
  level: ({ level }) => wordOf(levels, level) ?? level,
  kind: ({ kind }) => wordOf(kinds, kind) ?? kind,
  state: ({ state }) => wordOf(states, state) ?? state,
  township: ({ township }) => township.name,
  field: ({ field }) => field.name,
}

const order: readonly string[] = [levels.province, levels.prefecture, levels.county]

const linesOf = (words: readonly string[]) => {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const place = (word: string): number => (order.includes(word) ? order.indexOf(word) : order.length)
  return [...counts]
    .map(([word, count]) => ({ word, count }))
    .sort((a, b) => place(a.word) - place(b.word) || b.count - a.count || a.word.localeCompare(b.word, 'zh'))
}

type Where = Prisma.WorkstationWhereInput

/** The newest year any of them has reported. */
const lastReported = async (ctx: Context, where: Where): Promise<number> => {
  const { _max } = await ctx.db.workstationReport.aggregate({
    where: { station: where },
    _max: { year: true },
  })
  return _max.year ?? Number(dayOf(ctx.now).slice(0, 4))
}

const resultsIn = async (ctx: Context, where: Where, year: number) => {
  const { _sum, _count } = await ctx.db.workstationReport.aggregate({
    where: { station: where, year },
    _sum: {
      techniques: true,
      varieties: true,
      acreageMu: true,
      trainees: true,
      households: true,
      spentFen: true,
    },
    _count: true,
  })
  if (_count === 0) return { results: [], reported: '' }
  return {
    results: [
      [`${year}年推广新技术`, `${_sum.techniques ?? 0}项`],
      ['引进新品种', `${_sum.varieties ?? 0}个`],
      ['示范推广面积', `${_sum.acreageMu ?? 0}亩`],
      ['培训本地人员', `${_sum.trainees ?? 0}人次`],
      ['带动农户', `${_sum.households ?? 0}户`],
      ['使用经费', moneyWords(_sum.spentFen ?? 0n)],
    ] as const,
    reported: `${year}年有${_count}个工作站述职。`,
  }
}
