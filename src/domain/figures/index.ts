import { z } from 'zod'
import { figureCard } from '#cards/figures/figure.ts'
import { figuresCard } from '#cards/figures/figures.ts'
import { traceCard } from '#cards/figures/trace.ts'
import { dateWords } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import type { Counted, Indicator } from '#core/figures.ts'
import { command, defineNoun, type Noun, onPress, type Said } from '#core/handlers.ts'
import { may } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import { type Day, dayOf } from '#core/shanghai.ts'
import { phrases } from './phrases.ts'
import { areaFor, lastMonthEnd, monthEnds, movedWords, spanTo, valueWords } from './reading.ts'

export { areaFor, spanTo, valueWords } from './reading.ts'

const mayRead = may('figures.read')

/** Figures (指标) over what all nouns answer for: their values, how they came about, and the records they count. */
export const figuresOver = (nouns: readonly Noun[]): Noun => {
  const indicators = nouns.flatMap(noun => noun.indicators ?? [])
  const find = (words: readonly string[]): Indicator | null =>
    indicators.find(({ id, name }) =>
      words.some(word => word.toUpperCase() === id || (word.length > 1 && name.includes(word))),
    ) ?? null
  return defineNoun({
    name: 'figures',
    title: '指标',
    commands: [openFigures(indicators, find), openTrace(find)],
    actions: [turnTrace(find)],
    jobs: [],
    undo: {},
  })
}

type Find = (words: readonly string[]) => Indicator | null

const slots = {
  id: { kind: 'id', title: '指标编号', prefix: 'IND' },
  date: { kind: 'day', title: '日期' },
  period: { kind: 'period', title: '期间' },
} as const

const openFigures = (indicators: readonly Indicator[], find: Find) =>
  command({
    intent: 'figures.query',
    phrases: phrases['figures.query'],
    slots,
    words: ['指标', '指标 查', '年报数字', 'figures'],
    summary: '看县里各项指标，每个数都能看到明细',
    example: '指标 IND-21',
    allow: mayRead,
    run: async (ctx, said) => {
      const one = find(said.words)
      if (said.words.some(isId) && one === null) return unknownFigure(said.words)
      return one ? show(await figure(ctx, one)) : show(await all(ctx, indicators))
    },
  })

const isId = (word: string): boolean => /^(IND|[A-Z]{2})-\d{1,3}$/i.test(word)

const unknownFigure = (words: readonly string[]): never =>
  refuse(`没有“${words.find(isId)}”这项指标。`, '指标要用名录里的编号。', '发“指标”看看现在有哪些。')

const all = async (ctx: Context, indicators: readonly Indicator[]) => {
  const area = areaFor(ctx)
  const span = spanTo(dayOf(ctx.now), area)
  const lines = []
  for (const one of indicators)
    lines.push({
      id: one.id,
      name: one.name,
      value: await valueWords(ctx, one, span),
      moved: await movedWords(ctx, one, span),
    })
  return figuresCard({ range: rangeWords(area), asOf: `截至${dateWords(ctx.now)}`, lines })
}

const rangeWords = (area: unknown): string => (area === null ? '全县' : '您负责范围内')

/** Names shown of who came and who went; more are counted. */
const namedMax = 12

const figure = async (ctx: Context, one: Indicator) => {
  const today = dayOf(ctx.now)
  const area = areaFor(ctx)
  const span = spanTo(today, area)
  const past = []
  for (const { label, day } of monthEnds(today)) {
    past.push({ label, value: await one.count(ctx.db, spanTo(day, area)) })
  }
  const { came, went } = await changes(ctx, one, today)
  const hidden = Math.max(0, came.length - namedMax) + Math.max(0, went.length - namedMax)
  return figureCard({
    id: one.id,
    name: one.name,
    unit: one.unit,
    value: await valueWords(ctx, one, span),
    range: rangeWords(area),
    asOf: one.kind === 'flow' ? `${today.slice(0, 4)}年以来` : `截至${dateWords(ctx.now)}`,
    rule: one.rule,
    owner: one.owner,
    past,
    came: came.slice(0, namedMax).map(wordsOf),
    went: went.slice(0, namedMax).map(wordsOf),
    more: hidden > 0 ? `以及其他${hidden}项，发“溯源 ${one.id}”看全部。` : null,
    trace: `溯源 ${one.id}`,
  })
}

const wordsOf = ({ number, words }: Counted): string => `${number} ${words}`

/** Rows compared at most; a county's figures stay far below. */
const comparedMax = 5_000

const changes = async (ctx: Context, one: Indicator, today: Day) => {
  if (one.kind === 'flow') return { came: [], went: [] }
  const area = areaFor(ctx)
  const page = { skip: 0, take: comparedMax }
  const now = await one.list(ctx.db, spanTo(today, area), page)
  const before = await one.list(ctx.db, spanTo(lastMonthEnd(today), area), page)
  const numbers = (rows: readonly Counted[]) => new Set(rows.map(({ number }) => number))
  const [is, was] = [numbers(now), numbers(before)]
  return {
    came: now.filter(({ number }) => !was.has(number)),
    went: before.filter(({ number }) => !is.has(number)),
  }
}

const openTrace = (find: Find) =>
  command({
    intent: 'figures.trace',
    phrases: phrases['figures.trace'],
    slots,
    words: ['溯源', '指标 溯源', 'figures trace', 'trace'],
    summary: '看一个指标由哪些记录算出',
    example: '溯源 IND-21 2026-06-30',
    allow: mayRead,
    run: async (ctx, said) => {
      const one = find(said.words)
      if (!one) return refuse('请写明是哪一项指标。', '溯源要有指标编号。', '例如：溯源 IND-21 2026-06-30')
      return traced(ctx, one, dayIn(said) ?? dayOf(ctx.now), 0)
    },
  })

const dayIn = ({ slots: said, words }: Said): Day | null => {
  const [date] = said.date ?? []
  if (date?.kind === 'day') return date.day
  return words.find(word => /^\d{4}-\d{2}-\d{2}$/.test(word)) ?? null
}

const pageSize = 15

const traced = async (ctx: Context, one: Indicator, day: Day, from: number): Promise<Reply> => {
  if (day > dayOf(ctx.now)) return refuse('这一天还没有到。', '指标只能看到今天为止。', '请换一个日期。')
  const span = spanTo(day, areaFor(ctx))
  const total = await one.count(ctx.db, span)
  const rows = await one.list(ctx.db, span, { skip: from, take: pageSize })
  const card = traceCard({
    id: one.id,
    name: one.name,
    value: await valueWords(ctx, one, span),
    asOf: one.kind === 'flow' ? `${day.slice(0, 4)}年至${dateWords(day)}` : `截至${dateWords(day)}`,
    rows,
    from,
    total,
    query: `${one.id} ${day}`,
    previous: from > 0 ? Math.max(0, from - pageSize) : null,
    next: from + rows.length < total ? from + pageSize : null,
  })
  return privately(ctx.chat, show(card), '明细已私聊发您。')
}

const incomplete = '这张卡片不完整，请重新查询。'
const optionalNumber = z.number({ error: incomplete }).int().nonnegative().optional()

const turnTrace = (find: Find) =>
  onPress({
    name: 'figures.trace',
    allow: mayRead,
    bound: z.object({
      q: z.string({ error: incomplete }).regex(/^\S{2,12} \d{4}-\d{2}-\d{2}$/, { error: incomplete }),
      after: optionalNumber,
      before: optionalNumber,
    }),
    run: async (ctx, { q, after, before }) => {
      const [id = '', day = ''] = q.split(' ')
      const one = find([id]) ?? refuse(incomplete, '指标可能已经调整。', '请发“指标”重新查询。')
      return traced(ctx, one, day, after ?? before ?? 0)
    },
  })
