import { annualCard } from '#cards/figures/annual.ts'
import { awaitedCard } from '#cards/figures/awaited.ts'
import { type FigureLine, figuresCard } from '#cards/figures/figures.ts'
import { dateWords } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import type { Indicator } from '#core/figures.ts'
import { type Command, command, type Said } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { type Reply, show } from '#core/reply.ts'
import { type Day, dayOf } from '#core/shanghai.ts'
import { countTalents } from '#domain/talents/index.ts'
import { type Awaited, awaited } from './awaited.ts'
import { divided, divisionIn } from './dividing.ts'
import { figure } from './figure.ts'
import { phrases } from './phrases.ts'
import { planStart } from './planned.ts'
import { mayRead, slots } from './policy.ts'
import { areaAsked, movedWords, rangeWords, valueWords } from './reading.ts'
import { type Found, findIn, type Registry } from './registry.ts'
import { type Asked, askedIn, spanIn, viewOf } from './when.ts'
import { wording } from './wording.ts'

/** `指标`: all of them, one, one divided, one as a sentence, or those of the yearly report. */
export const openFigures = (registry: Registry): Command =>
  command({
    intent: 'figures.query',
    phrases: phrases['figures.query'],
    slots,
    words: ['指标', '指标 查', '年报数字', 'figures', ...experts],
    summary: '看县里各项指标，每个数都能看到明细',
    example: '指标 IND-21',
    allow: mayRead,
    run: (ctx, said) => (asksExperts(said) ? ofExperts(ctx, registry, said) : answer(ctx, registry, said)),
  })

/** 专家 without anything else are of several kinds. */
const experts = ['有多少专家', '多少专家', '人才统计 专家'] as const

const asksExperts = ({ called = '' }: Said): boolean => called.includes('专家')

/** Those of a field or a place are people in the register: 有多少专家 茶叶. */
const ofExperts = async (ctx: Context, registry: Registry, said: Said): Promise<Reply> => {
  const days = said.slots.period?.flatMap(value => (value.kind === 'period' ? [value.words] : [])) ?? []
  const named = said.words.filter(word => !days.includes(word))
  if (named.length === 0) return answer(ctx, registry, { ...said, rest: `多少专家${said.rest}`, free: true })
  if (findIn(registry, said).kind !== 'none') return answer(ctx, registry, said)
  const denied = countTalents.allow.check(ctx)
  return denied ? refuse(denied.what, denied.rule, denied.next) : countTalents.of(ctx, named)
}

const answer = async (ctx: Context, registry: Registry, said: Said): Promise<Reply> => {
  const asked = askedIn(said, dayOf(ctx.now))
  if (/年报|二十七|27[项个]/.test(said.rest)) return annual(ctx, registry, asked)
  const found = findIn(registry, said)
  if (found.kind === 'awaited') return awaitedReply(found.awaited)
  if (found.kind === 'several') return severalReply(ctx, found, asked)
  // A whole year of no figure in particular is the yearly report: 年报数字 2026.
  if (found.kind === 'none' && isYear(asked)) return annual(ctx, registry, asked)
  if (found.kind === 'none') return all(ctx, registry, asked)
  const one = found.indicator
  const asking = { one, asked }
  if (said.words.some(word => ['用文字', '文字', '写作'].includes(word))) return wording(ctx, asking)
  const division = divisionIn(one, said.words)
  return division ? divided(ctx, asking, division) : figure(ctx, asking)
}

const isYear = (asked: Asked): boolean =>
  asked.kind === 'period' &&
  asked.from.endsWith('-01-01') &&
  asked.to.endsWith('-12-31') &&
  asked.from.slice(0, 4) === asked.to.slice(0, 4)

export const awaitedReply = (figures: readonly Awaited[]): Reply =>
  show(
    awaitedCard({
      figures: figures.map(({ id, name, unit, rule, owner }) => ({ id, name, unit, rule, owner })),
    }),
  )

/** Those that were asked for together, or that fit the words: the person picks one. */
export const severalReply = async (
  ctx: Context,
  { indicators, awaited: missing = [], isAsked }: Omit<Extract<Found, { readonly kind: 'several' }>, 'kind'>,
  asked: Asked = { kind: 'now' },
): Promise<Reply> => {
  const { range, asOf, linesOf } = await overview(ctx, asked)
  const card = {
    title: isAsked ? '指标' : '有几项指标，请选一项',
    range,
    asOf,
    lines: [
      ...(await linesOf(indicators)),
      ...missing.map(({ id, name, owner }) => ({ id, name, value: '还没有记录', moved: owner })),
    ],
  }
  return show(figuresCard({ ...card, details: [], sentences: [] }))
}

const all = async (ctx: Context, { indicators }: Registry, asked: Asked): Promise<Reply> => {
  const { range, asOf, linesOf } = await overview(ctx, asked)
  return show(
    figuresCard({
      range,
      asOf,
      lines: await linesOf(indicators.filter(({ isDetail }) => !isDetail)),
      details: await linesOf(indicators.filter(({ isDetail }) => isDetail)),
      sentences: areaAsked(ctx) === null ? ['指标 年报', '规划进度', '已报数'] : ['指标 年报'],
    }),
  )
}

const annual = async (ctx: Context, registry: Registry, asked: Asked): Promise<Reply> => {
  const { range, asOf, day, linesOf } = await overview(ctx, asked)
  const lines = await linesOf(registry.indicators.filter(({ id }) => id.startsWith('IND-')))
  return show(
    annualCard({
      title: `${day.slice(0, 4)}年年报数字`,
      range,
      asOf,
      lines: lines.toSorted((a, b) => a.id.localeCompare(b.id)),
      awaited: awaited.filter(({ id }) => registry.indicators.every(one => one.id !== id)),
    }),
  )
}

const overview = async (ctx: Context, asked: Asked) => {
  const today = dayOf(ctx.now)
  const area = areaAsked(ctx)
  const planFrom = await planStart(ctx)
  const day = viewOf({ kind: 'stock' }, asked, today, planFrom).asked.to
  const lineOf = async (one: Indicator): Promise<FigureLine> => {
    const view = viewOf(one, asked, today, planFrom)
    const span = spanIn(view.asked, area)
    const moved = asked.kind === 'now' ? await movedWords(ctx, one, span) : view.asOf
    return { id: one.id, name: one.name, value: await valueWords(ctx, one, span), moved }
  }
  return {
    range: await rangeWords(ctx, area),
    asOf: asked.kind === 'period' ? asked.words : `截至${dateWords(day)}`,
    day: day satisfies Day,
    linesOf: async (indicators: readonly Indicator[]) => {
      const lines = []
      for (const one of indicators) lines.push(await lineOf(one))
      return lines
    },
  }
}
