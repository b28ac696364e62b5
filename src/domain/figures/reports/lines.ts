import type { Context } from '#core/context.ts'
import type { Indicator, Span } from '#core/figures.ts'
import type { Reader } from '#core/reader.ts'
import { type Day, dayOf } from '#core/shanghai.ts'
import { amountOf } from '../comparing.ts'
import { planStart } from '../planned.ts'
import type { Registry } from '../registry.ts'
import { spanIn, viewOf } from '../when.ts'

/** One figure with the very records it counts: how often each, by its number. */
export type Line = {
  readonly indicator: string
  readonly name: string
  readonly unit: string
  readonly value: number
  readonly outOf: number | null
  readonly records: Readonly<Record<string, number>>
}

/** Records read at once. */
const batch = 5_000

/** Every figure of the whole county for a day. */
export const linesAt = async (ctx: Context, { indicators }: Registry, day: Day): Promise<readonly Line[]> => {
  const planFrom = await planStart(ctx)
  const lines: Line[] = []
  for (const one of indicators) {
    const view = viewOf(one, { kind: 'day', day }, dayOf(ctx.now), planFrom)
    lines.push(await lineOf(ctx.db, one, spanIn(view.asked, null)))
  }
  return lines
}

const lineOf = async (db: Reader, one: Indicator, span: Span): Promise<Line> => {
  const records: Record<string, number> = {}
  let value = 0
  for (let skip = 0; ; skip += batch) {
    const rows = await one.list(db, span, { skip, take: batch })
    for (const { number, amount = 1 } of rows) records[number] = (records[number] ?? 0) + amount
    value += amountOf(rows)
    if (rows.length < batch) break
  }
  const outOf = one.outOf ? await one.outOf(db, span) : null
  return { indicator: one.id, name: one.name, unit: one.unit, value, outOf, records }
}

/** Whether two counts of the same figures are the same, record by record. */
export const sameLines = (a: readonly Line[], b: readonly Line[]): boolean =>
  a.length === b.length &&
  a.every(line => b.some(other => other.indicator === line.indicator && same(line, other)))

export const same = (a: Line, b: Line): boolean =>
  a.value === b.value &&
  a.outOf === b.outOf &&
  Object.keys(a.records).length === Object.keys(b.records).length &&
  Object.entries(a.records).every(([number, amount]) => b.records[number] === amount)
