import { z } from 'zod'
import { traceCard } from '#cards/figures/trace.ts'
import type { Context } from '#core/context.ts'
import type { Counting, Indicator } from '#core/figures.ts'
import { type Action, type Command, command, onPress } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { awaitedReply, severalReply } from './asking.ts'
import { noteNames, readsNames, wordsFor } from './names.ts'
import { phrases } from './phrases.ts'
import { planStart } from './planned.ts'
import { mayRead, slots } from './policy.ts'
import { areaAsked, valueWords } from './reading.ts'
import { findIn, type Registry } from './registry.ts'
import { askedIn, type Stretch, spanIn, viewOf } from './when.ts'

/** `溯源 IND-21 2026-06-30`: the very records a figure counts. */
export const openTrace = (registry: Registry): Command =>
  command({
    intent: 'figures.trace',
    phrases: phrases['figures.trace'],
    slots,
    words: ['溯源', '指标 溯源', 'figures trace', 'trace'],
    summary: '看一个指标由哪些记录算出',
    example: '溯源 IND-21 2026-06-30',
    allow: mayRead,
    run: async (ctx, said) => {
      const found = findIn(registry, said)
      if (found.kind === 'none')
        return refuse('请写明是哪一项指标。', '溯源要有指标编号。', '例如：溯源 IND-21 2026-06-30')
      if (found.kind === 'awaited') return awaitedReply(found.awaited)
      if (found.kind === 'several') return severalReply(ctx, found)
      const one = found.indicator
      const view = viewOf(one, askedIn(said), dayOf(ctx.now), await planStart(ctx))
      const isOther = one.otherReading !== undefined && said.words.includes(one.otherReading.name)
      return traced(ctx, one, { ...view.asked, words: view.asOf }, isOther, 0)
    },
  })

const pageSize = 15

const traced = async (
  ctx: Context,
  one: Indicator,
  stretch: Stretch,
  isOther: boolean,
  from: number,
): Promise<Reply> => {
  const reading = isOther && one.otherReading ? one.otherReading : one
  const span = spanIn(stretch, areaAsked(ctx))
  const found = await reading.list(ctx.db, span, { skip: from, take: pageSize + 1 })
  const rows = found.slice(0, pageSize)
  noteNames(ctx, `溯源 ${one.id}`, rows)
  const card = traceCard({
    id: one.id,
    name: isOther ? `${one.name}（${reading.name}）` : one.name,
    value: await valueWords(ctx, reading, span),
    asOf: stretch.words,
    rows: rows.map(row => ({
      number: row.number,
      words: `${wordsFor(ctx, row)}${row.amount === undefined ? '' : `（${row.amount}${reading.unit}）`}`,
    })),
    from,
    total: rows.some(({ amount }) => amount !== undefined) ? null : await countOf(ctx, reading, span),
    masked: !readsNames(ctx) && rows.some(({ name }) => name !== undefined),
    query: `${one.id}${isOther ? '*' : ''} ${stretch.from} ${stretch.to}`,
    previous: from > 0 ? Math.max(0, from - pageSize) : null,
    next: found.length > pageSize ? from + pageSize : null,
  })
  return privately(ctx.chat, show(card), '明细已私聊发您。')
}

const countOf = (ctx: Context, { count }: Counting, span: Parameters<Counting['count']>[1]) =>
  count(ctx.db, span)

const incomplete = '这张卡片不完整，请重新查询。'
const optionalNumber = z.number({ error: incomplete }).int().nonnegative().optional()
const query = /^(?<id>[A-Z]{2,3}-\d{1,3})(?<other>\*?) (?<from>\d{4}-\d{2}-\d{2}) (?<to>\d{4}-\d{2}-\d{2})$/

export const turnTrace = (registry: Registry): Action =>
  onPress({
    name: 'figures.trace',
    allow: mayRead,
    bound: z.object({
      q: z.string({ error: incomplete }).regex(query, { error: incomplete }),
      after: optionalNumber,
      before: optionalNumber,
    }),
    run: async (ctx, { q, after, before }) => {
      const { id = '', other = '', from = '', to = '' } = query.exec(q)?.groups ?? {}
      const one =
        registry.indicators.find(indicator => indicator.id === id) ??
        refuse(incomplete, '指标可能已经调整。', '请发“指标”重新查询。')
      const asked =
        one.kind === 'stock' || one.kind === 'parameter'
          ? ({ kind: 'day', day: to } as const)
          : ({ kind: 'period', from, to, words: '期内' } as const)
      const view = viewOf(one, asked, dayOf(ctx.now), null)
      return traced(ctx, one, { from, to, words: view.asOf }, other !== '', after ?? before ?? 0)
    },
  })
