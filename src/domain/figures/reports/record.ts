import type { Reader } from '#core/reader.ts'
import { notFound } from '#core/refusal.ts'
import type { Tx } from '#storage/change.ts'
import type { FigureReportLine } from '#storage/generated/client.ts'
import type { Line } from './lines.ts'

export const reportNumber = (id: number): string => `BC-${id}`

export type ReportRow = Awaited<ReturnType<typeof findReport>>

export const findReport = async (db: Reader | Tx, id: number) =>
  // Both offer the same delegate; TypeScript cannot call a union of their generics.
  (await (db as Reader).figureReport.findUnique({
    where: { id },
    include: { lines: { orderBy: { id: 'asc' } } },
  })) ?? notFound('这份上报数')

export const lineIn = (row: FigureReportLine): Line => ({
  indicator: row.indicator,
  name: row.name,
  unit: row.unit,
  value: row.value,
  outOf: row.outOf,
  // Written by linesAt alone.
  records: row.records as Line['records'],
})
