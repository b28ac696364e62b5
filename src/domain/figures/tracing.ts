import { z } from 'zod'
import { traceCard } from '#cards/figures/trace.ts'
import { count as counted, countWords } from '#cards/kit/amounts.ts'
import type { Context } from '#core/context.ts'
import type { DataClass } from '#core/data-class.ts'
import type { Indicator, Span } from '#core/figures.ts'
import { type Action, type Command, command, onPress } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { awaitedReply, severalReply } from './asking.ts'
import { divisionIn, type Part, partIn } from './dividing.ts'
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
      const view = viewOf(one, askedIn(said, dayOf(ctx.now)), dayOf(ctx.now), await planStart(ctx))
      const isOther = one.otherReading !== undefined && said.words.includes(one.otherReading.name)
      const span = spanIn(view.asked, areaAsked(ctx))
      const division = divisionIn(one, said.words)
      const part = division && (await partIn(ctx, { division, id: one.id }, span, said.rest))
      return trace(ctx, { one, isOther, stretch: { ...view.asked, words: view.asOf }, part }, 0)
    },
  })

const pageSize = 15

/** What is listed: a figure of some days, in one of its readings, or one part of it. */
type Traced = {
  readonly one: Indicator
  readonly isOther: boolean
  readonly stretch: Stretch
  readonly part: Part | null
}

const trace = async (ctx: Context, traced: Traced, from: number): Promise<Reply> => {
  const { one, isOther, stretch, part } = traced
  const { reading, dataClass, said } = calledBy(traced)
  if (dataClass !== 'P1' && !readsNames(ctx, dataClass)) onlyCounted()
  const { rows, next, value, total, unit } = await pageOf(ctx, traced, spanIn(stretch, areaAsked(ctx)), from)
  noteNames(ctx, `溯源 ${one.id}${part ? ` 按${said}` : ''}`, rows, dataClass)
  const card = traceCard({
    id: one.id,
    name: reading === null ? one.name : `${one.name}（${reading}）`,
    value,
    asOf: stretch.words,
    rows: rows.map(row => ({
      number: row.number,
      words: `${wordsFor(ctx, row)}${row.amount === undefined ? '' : `（${row.amount}${unit}）`}`,
    })),
    from,
    total,
    masked: !readsNames(ctx) && rows.some(({ name }) => name !== undefined),
    query: `${one.id}${isOther ? '*' : ''} ${stretch.from} ${stretch.to}${said === '' ? '' : ` ${said}`}`,
    previous: from > 0 ? Math.max(0, from - pageSize) : null,
    next,
  })
  return privately(ctx.chat, show(card), '明细已私聊发您。')
}

// A masked name beside its number still tells whose age it is.
const onlyCounted = (): never =>
  refuse(
    '这份名单不能给您看。',
    '按年龄的名单只给管这些人才的经办人看。',
    '人数可以看，发“指标 RC-01 按年龄”。',
  )

/** How what is listed is called beside the figure's own name, and what it tells of people. */
const calledBy = ({
  one,
  isOther,
  part,
}: Traced): { readonly reading: string | null; readonly dataClass: DataClass; readonly said: string } => ({
  reading: (isOther ? one.otherReading?.name : part?.word) ?? null,
  dataClass: part?.division.dataClass ?? 'P1',
  said: part ? `${part.division.names[0]} ${part.word}` : '',
})

/** A page of the records counted, and how many there are. */
const pageOf = async (ctx: Context, { one, isOther, part }: Traced, span: Span, skip: number) => {
  const page = { skip, take: pageSize + 1 }
  const reading = isOther && one.otherReading ? one.otherReading : one
  const found = part
    ? await part.division.list(ctx.db, span, ctx.vault, { word: part.word, ...page })
    : await reading.list(ctx.db, span, page)
  const rows = found.slice(0, pageSize)
  const isEach = rows.every(({ amount }) => amount === undefined)
  const count = part?.count ?? (isEach ? await reading.count(ctx.db, span) : 0)
  return {
    rows,
    unit: reading.unit,
    value: part ? countWords(counted(part.count, one.unit)) : await valueWords(ctx, reading, span),
    total: isEach ? count : null,
    next: found.length > pageSize ? skip + pageSize : null,
  }
}

const incomplete = '这张卡片不完整，请重新查询。'
const optionalNumber = z.number({ error: incomplete }).int().nonnegative().optional()
const query =
  /^(?<id>[A-Z]{2,3}-\d{1,3})(?<other>\*?) (?<from>\d{4}-\d{2}-\d{2}) (?<to>\d{4}-\d{2}-\d{2})(?: (?<title>\S+) (?<word>.+))?$/

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
      const { id = '', other = '', from = '', to = '', title, word } = query.exec(q)?.groups ?? {}
      const one =
        registry.indicators.find(indicator => indicator.id === id) ??
        refuse(incomplete, '指标可能已经调整。', '请发“指标”重新查询。')
      const asked =
        one.kind === 'stock' || one.kind === 'parameter'
          ? ({ kind: 'day', day: to } as const)
          : ({ kind: 'period', from, to, words: '期内' } as const)
      const view = viewOf(one, asked, dayOf(ctx.now), null)
      const stretch = { from, to, words: view.asOf }
      const division = title === undefined ? null : divisionIn(one, [title])
      const part =
        division && (await partIn(ctx, { division, id }, spanIn(stretch, areaAsked(ctx)), word ?? ''))
      return trace(ctx, { one, isOther: other !== '', stretch, part }, after ?? before ?? 0)
    },
  })
