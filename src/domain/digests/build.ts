import { type DigestFigure, weeklyCard } from '#cards/digests/weekly.ts'
import { count as counted, countWords } from '#cards/kit/amounts.ts'
import type { Card } from '#cards/kit/card.ts'
import { shortDate } from '#cards/kit/dates.ts'
import type { Person } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import type { Indicator } from '#core/figures.ts'
import type { Noun } from '#core/handlers.ts'
import { dayOf } from '#core/shanghai.ts'
import type { Week, Weekly } from '#core/weekly.ts'
import { areaFor } from '#domain/figures/index.ts'
import { mondayOf, weekOf } from './when.ts'

/** Figures told of; the ones that moved most. */
const figuresMax = 3
/** Weeks the chart looks back. */
const chartWeeks = 6

/** The week one reader is told of, within his rights. */
export const buildWeekly = async (
  ctx: Context,
  nouns: readonly Noun[],
  reader: Person,
  week: Week,
  corrects: string | null = null,
): Promise<Card> => {
  const own: Context = { ...ctx, actor: reader, chat: { chatId: '', scope: 'private', threadId: null } }
  const told: Weekly[] = []
  for (const { weekly } of nouns) if (weekly) told.push(await weekly(own, reader, week))
  const indicators = nouns.flatMap(noun => noun.indicators ?? []).filter(one => !one.isDetail)
  const moved = await movedMost(own, indicators, week)
  return weeklyCard({
    week: weekWords(week),
    span: `${shortDate(week.from)}至${shortDate(week.to)}`,
    own: told.flatMap(one => one.own),
    figures: moved.map(({ figure }) => figure),
    changed: told.flatMap(one => one.changed),
    atRisk: told.flatMap(one => one.atRisk),
    chart: await chartOf(
      own,
      moved.find(({ indicator }) => indicator.kind === 'stock')?.indicator ?? null,
      week,
    ),
    corrects,
  })
}

const weekWords = ({ to }: Week): string => {
  const { year, week } = weekOf(mondayOf(dayOf(to)))
  return `${year}年第${week}周`
}

type Moved = { readonly indicator: Indicator; readonly figure: DigestFigure; readonly by: number }

const movedMost = async (
  ctx: Context,
  indicators: readonly Indicator[],
  week: Week,
): Promise<readonly Moved[]> => {
  const moved: Moved[] = []
  for (const indicator of indicators) {
    const one = await movedIn(ctx, indicator, week)
    if (one) moved.push(one)
  }
  return moved.toSorted((a, b) => b.by - a.by).slice(0, figuresMax)
}

const movedIn = async (ctx: Context, one: Indicator, { from, to }: Week): Promise<Moved | null> => {
  const area = areaFor(ctx)
  const value = await one.count(ctx.db, { from, to, area })
  const before = one.kind === 'flow' ? 0 : await one.count(ctx.db, { from, to: from, area })
  const by = value - before
  if (by === 0) return null
  const { id, name, unit } = one
  const words = (number: number): string => countWords(counted(Math.abs(number), unit))
  const figure =
    one.kind === 'flow'
      ? { id, name, value: words(value), moved: '本周' }
      : { id, name, value: words(value), moved: `${by > 0 ? '增加' : '减少'}${words(by)}` }
  return { indicator: one, figure, by: Math.abs(by) / Math.max(1, before) }
}

const chartOf = async (ctx: Context, one: Indicator | null, { to }: Week) => {
  if (one === null) return null
  const area = areaFor(ctx)
  const points = []
  for (let back = chartWeeks - 1; back >= 0; back -= 1) {
    const at = new Date(to.getTime() - back * 7 * 86_400_000)
    points.push({ label: shortDate(at), value: await one.count(ctx.db, { from: at, to: at, area }) })
  }
  return { title: `近${chartWeeks}周${one.name}`, unit: one.unit, points }
}

/** The week a digest sent at `now` tells of: since `days` days ago. */
export const weekBefore = (now: Date, days = 7): Week => ({
  from: new Date(now.getTime() - days * 86_400_000),
  to: now,
})
