import { type DigestFigure, weeklyCard } from '#cards/digests/weekly.ts'
import { count as counted, countWords } from '#cards/kit/amounts.ts'
import { shortDate } from '#cards/kit/dates.ts'
import type { Area, Indicator } from '#core/figures.ts'
import type { Noun } from '#core/handlers.ts'
import { addDays } from '#core/shanghai.ts'
import type { Week } from '#core/weekly.ts'
import { areaFor } from '#domain/figures/index.ts'
import { type Asked, asReader, stands, type Telling, type Told, toldBy, wordsOf } from './told.ts'
import { before, daysIn } from './when.ts'

/** Figures told of; the ones that moved most. */
const figuresMax = 3
/** Weeks the chart looks back. */
const chartWeeks = 6

const dayMs = 86_400_000
const weekDays = 7
const weekMs = weekDays * dayMs

/** The week one reader is told of, within his rights. */
export const buildWeekly = async (telling: Telling, asked: Asked): Promise<Told> => {
  const { span, period, note } = asked
  const area = areaFor(asReader(telling.ctx, asked.reader))
  const told = await toldBy(telling, asked)
  const moved = await movedMost(telling, span, area)
  const charted = moved[0]?.indicator ?? null
  const days = daysIn(span)
  const figures = moved.map(({ figure }) => figure)
  const card = weeklyCard({
    week: period,
    span: `${shortDate(days.from)}至${shortDate(days.to)}`,
    note,
    ...told,
    figures,
    chart: charted && (await chartOf(telling, charted, span, area)),
  })
  const lines = [...wordsOf(told.own), ...wordsOf(told.changed), ...wordsOf(told.atRisk)]
  return {
    card,
    facts: {
      figures: figures.map(({ name, value, moved: by }) => ({ name, value: `${value}，${by}` })),
      lines: wordsOf(told.changed),
    },
    isEmpty: lines.length + figures.length === 0,
  }
}

type Moved = { readonly indicator: Indicator; readonly figure: DigestFigure; readonly weight: number }

const movedMost = async (telling: Telling, span: Week, area: Area | null): Promise<readonly Moved[]> => {
  const firsts: Moved[] = []
  const others: Moved[] = []
  for (const noun of telling.nouns) {
    const [first, ...more] = await movedAmong(telling, noun, span, area)
    if (first) firsts.push(first)
    others.push(...more)
  }
  // One figure a noun, as long as there are nouns: who came and how many there are now are the same news.
  return [...byWeight(firsts), ...byWeight(others)].slice(0, figuresMax)
}

const movedAmong = async (
  telling: Telling,
  { indicators = [] }: Noun,
  span: Week,
  area: Area | null,
): Promise<readonly Moved[]> => {
  const moved: Moved[] = []
  for (const indicator of indicators) {
    const one = indicator.isDetail ? null : await movedIn(telling, indicator, span, area)
    if (one) moved.push(one)
  }
  return byWeight(moved)
}

const byWeight = (moved: readonly Moved[]): readonly Moved[] => moved.toSorted((a, b) => b.weight - a.weight)

/** How much there is to a move: one less of one is chance, ten less of thirty is not. */
const weightOf = (by: number, among: number): number => Math.abs(by) / Math.sqrt(Math.max(1, among))

const movedIn = async (
  { ctx }: Telling,
  one: Indicator,
  span: Week,
  area: Area | null,
): Promise<Moved | null> => {
  const { from, to } = span
  const value = await one.count(ctx.db, { from, to, area })
  const earlier = weekBefore(span)
  const was = await one.count(ctx.db, stands(one) ? { from, to: from, area } : { ...earlier.span, area })
  const by = value - was
  if (by === 0) return null
  const { id, name, unit } = one
  const words = (number: number): string => countWords(counted(Math.abs(number), unit))
  const than = stands(one) ? '' : `比${earlier.words}`
  const days = daysIn(span)
  return {
    indicator: one,
    figure: {
      id,
      name,
      value: words(value),
      moved: `${than}${by > 0 ? '增加' : '减少'}${words(by)}`,
      trace: stands(one) ? `溯源 ${id} ${days.to}` : `溯源 ${id} ${days.from}至${days.to}`,
    },
    weight: weightOf(by, stands(one) ? Math.abs(by) : value + was),
  }
}

/** What happened is compared with as many days before: the same days of last week, of a week or less. */
const weekBefore = (span: Week): { readonly span: Week; readonly words: string } => {
  const days = daysIn(span)
  const count = Math.round((Date.parse(days.to) - Date.parse(days.from)) / dayMs) + 1
  const back = Math.max(weekDays, count)
  const words = count === weekDays ? '上周' : count < weekDays ? '上周同期' : `前${count}天`
  const from = before(addDays(days.from, -back))
  return { span: { from, to: before(addDays(days.to, 1 - back)) }, words }
}

const chartOf = async ({ ctx }: Telling, one: Indicator, { to }: Week, area: Area | null) => {
  const points = []
  for (let back = chartWeeks - 1; back >= 0; back -= 1) {
    const at = new Date(to.getTime() - back * weekMs)
    const from = stands(one) ? at : new Date(at.getTime() - weekMs)
    points.push({ label: shortDate(at), value: await one.count(ctx.db, { from, to: at, area }) })
  }
  const each = stands(one) ? '' : '每周'
  return { title: `近${chartWeeks}周${each}${one.name}`, unit: one.unit, points }
}
