import type { Context } from '#core/context.ts'
import type { Indicator } from '#core/figures.ts'
import { spanOf } from '#core/figures.ts'
import type { Day } from '#core/shanghai.ts'
import { amountWords } from '../reading.ts'
import { reportNumber } from './record.ts'

/** How a figure was reported for that very day, and whether it still counts the same; `null` when it never was. */
export const reportedWords = async (ctx: Context, one: Indicator, day: Day): Promise<string | null> => {
  const line = await ctx.db.figureReportLine.findFirst({
    where: { indicator: one.id, report: { state: 'locked', asOf: new Date(`${day}T00:00:00Z`) } },
    include: { report: true },
    orderBy: { reportId: 'desc' },
  })
  if (!line) return null
  const from = one.kind === 'stock' || one.kind === 'parameter' ? day : `${day.slice(0, 4)}-01-01`
  const number = reportNumber(line.reportId)
  const then = `${number}报${line.report.receiver}${amountWords(line.value, line.outOf, one.unit)}`
  if (one.kind === 'target') return then
  const now = await one.count(ctx.db, spanOf(from, day, null))
  return now === line.value
    ? `${then}，现在重算一致。`
    : `${then}，现在重算${amountWords(now, null, one.unit)}；发“已报数 ${number}”看差在哪里。`
}
