import { bulletinCard } from '#cards/digests/bulletin.ts'
import { count as counted, countWords } from '#cards/kit/amounts.ts'
import { shortDate } from '#cards/kit/dates.ts'
import type { Area, Indicator } from '#core/figures.ts'
import type { Noun } from '#core/handlers.ts'
import type { Week } from '#core/weekly.ts'
import { areaFor } from '#domain/figures/index.ts'
import { type Asked, asReader, stands, type Telling, type Told, toldBy, wordsOf } from './told.ts'
import { daysIn } from './when.ts'

/** A share of fewer than so many is no percentage. */
const shareMin = 5

/** The month behind for the office: every noun's figures and rates, what happened, what is at risk. */
export const buildBulletin = async (telling: Telling, given: Asked): Promise<Told> => {
  const asked = { ...given, span: inDays(given.span) }
  const days = daysIn(asked.span)
  const area = areaFor(asReader(telling.ctx, asked.reader))
  const sections = []
  for (const noun of telling.nouns) {
    const lines = await figuresOf(telling, noun, asked.span, area)
    if (lines.length > 0) sections.push({ title: noun.title ?? noun.name, lines })
  }
  const { changed, atRisk } = await toldBy(telling, asked)
  const figures = sections.flatMap(({ lines }) => lines)
  return {
    card: bulletinCard({
      month: asked.period,
      span: `${shortDate(days.from)}至${shortDate(days.to)}`,
      note: asked.note,
      sections,
      changed,
      atRisk,
    }),
    facts: {
      figures: figures.map(({ name, value, moved }) => ({
        name,
        value: moved ? `${value}，${moved}` : value,
      })),
      lines: wordsOf(changed),
    },
    isEmpty: figures.every(({ moved }) => moved === null) && changed.length + atRisk.length === 0,
  }
}

/** What is dated the first of a month at midnight belongs to that month, as it does when the figure is asked for. */
const inDays = ({ from, to }: Week): Week => ({
  from: new Date(from.getTime() - 1),
  to: new Date(to.getTime() - 1),
})

const figuresOf = async (telling: Telling, { indicators = [] }: Noun, span: Week, area: Area | null) => {
  const lines = []
  // What a figure is made of is looked up; a rate is told.
  for (const one of indicators)
    if (!one.isDetail || one.outOf) lines.push(await lineOf(telling, one, span, area))
  return lines
    .filter(({ value }) => value !== null)
    .map(({ value, ...line }) => ({ ...line, value: value ?? '' }))
}

const lineOf = async ({ ctx }: Telling, one: Indicator, { from, to }: Week, area: Area | null) => {
  const value = await one.count(ctx.db, { from, to, area })
  const whole = (await one.outOf?.(ctx.db, { from, to, area })) ?? null
  const before = stands(one) ? await one.count(ctx.db, { from, to: from, area }) : value
  const words = (number: number): string => countWords(counted(Math.abs(number), one.unit))
  const moved = value === before ? null : `${value > before ? '增加' : '减少'}${words(value - before)}`
  return { id: one.id, name: one.name, value: valueWords(value, whole, words(value), one.unit), moved }
}

const valueWords = (value: number, whole: number | null, words: string, unit: string): string | null => {
  if (whole === null) return words
  if (whole === 0) return null
  return `${value}/${whole}${unit}${whole < shareMin ? '' : `（${((value / whole) * 100).toFixed(1)}%）`}`
}
