import { type DigestFigure, weeklyCard } from '#cards/digests/weekly.ts'
import { count as counted, countWords } from '#cards/kit/amounts.ts'
import { shortDate } from '#cards/kit/dates.ts'
import type { Area, Indicator } from '#core/figures.ts'
import type { Week } from '#core/weekly.ts'
import { areaFor } from '#domain/figures/index.ts'
import { type Asked, asReader, stands, type Telling, type Told, toldBy, wordsOf } from './told.ts'

/** Figures told of; the ones that moved most. */
const figuresMax = 3
/** Weeks the chart looks back. */
const chartWeeks = 6

const weekMs = 7 * 86_400_000

/** The week one reader is told of, within his rights. */
export const buildWeekly = async (telling: Telling, asked: Asked): Promise<Told> => {
  const { span, period, note } = asked
  const area = areaFor(asReader(telling.ctx, asked.reader))
  const told = await toldBy(telling, asked)
  const moved = await movedMost(telling, span, area)
  const charted = moved.find(({ indicator }) => stands(indicator))?.indicator ?? null
  const figures = moved.map(({ figure }) => figure)
  const card = weeklyCard({
    week: period,
    span: `${shortDate(span.from)}至${shortDate(span.to)}`,
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

type Moved = { readonly indicator: Indicator; readonly figure: DigestFigure; readonly by: number }

const movedMost = async (telling: Telling, span: Week, area: Area | null): Promise<readonly Moved[]> => {
  const indicators = telling.nouns.flatMap(noun => noun.indicators ?? []).filter(one => !one.isDetail)
  const moved: Moved[] = []
  for (const indicator of indicators) {
    const one = await movedIn(telling, indicator, span, area)
    if (one) moved.push(one)
  }
  return moved.toSorted((a, b) => b.by - a.by).slice(0, figuresMax)
}

const movedIn = async (
  { ctx }: Telling,
  one: Indicator,
  { from, to }: Week,
  area: Area | null,
): Promise<Moved | null> => {
  const value = await one.count(ctx.db, { from, to, area })
  const before = stands(one) ? await one.count(ctx.db, { from, to: from, area }) : 0
  const by = value - before
  if (by === 0) return null
  const { id, name, unit } = one
  const words = (number: number): string => countWords(counted(Math.abs(number), unit))
  const moved = stands(one) ? `${by > 0 ? '增加' : '减少'}${words(by)}` : '本期'
  return {
    indicator: one,
    figure: { id, name, value: words(value), moved },
    by: Math.abs(by) / Math.max(1, before),
  }
}

const chartOf = async ({ ctx }: Telling, one: Indicator, { to }: Week, area: Area | null) => {
  const points = []
  for (let back = chartWeeks - 1; back >= 0; back -= 1) {
    const at = new Date(to.getTime() - back * weekMs)
    points.push({ label: shortDate(at), value: await one.count(ctx.db, { from: at, to: at, area }) })
  }
  return { title: `近${chartWeeks}周${one.name}`, unit: one.unit, points }
}
