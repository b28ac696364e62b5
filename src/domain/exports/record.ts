import { z } from 'zod'
import type { OutFilter } from '#core/outgoing.ts'
import type { Reader } from '#core/reader.ts'
import type { Tx } from '#storage/change.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { Gaps } from './gaps.ts'

const whole = {
  author: true,
  decider: true,
  template: { select: { name: true, edition: true } },
} as const

const ids = z.array(z.number().int())

/** What a ledger was narrowed to, as it is kept. */
export const Filter: z.ZodType<OutFilter> = z.object({
  townships: ids,
  villages: ids,
  units: ids,
  fields: ids,
  states: z.array(z.string()),
  words: z.array(z.string()),
})

export type ExportState = 'waiting' | 'making' | 'done' | 'refused' | 'expired' | 'failed' | 'cancelled'

type Row = Prisma.ExportGetPayload<{ include: typeof whole }>

export type ExportRecord = Omit<Row, 'filter' | 'state' | 'gaps'> & {
  readonly filter: OutFilter
  readonly state: ExportState
  /** What of its template stayed empty. */
  readonly gaps: Gaps | null
}

export const exportNumber = (id: number): string => `DC-${id}`

export const findExport = async (db: Reader | Tx, id: number): Promise<ExportRecord | null> => {
  // Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
  const row = await (db as Reader).export.findUnique({ where: { id }, include: whole })
  return row && recordOf(row)
}

export const listExports = async (
  db: Reader,
  where: Prisma.ExportWhereInput,
  id: 'asc' | 'desc',
  take: number,
): Promise<readonly ExportRecord[]> =>
  (await db.export.findMany({ where, include: whole, orderBy: { id }, take })).map(recordOf)

// The states are written by this noun alone, which knows no others.
const recordOf = (row: Row): ExportRecord => ({
  ...row,
  filter: Filter.parse(row.filter),
  state: row.state as ExportState,
  gaps: row.gaps === null ? null : Gaps.parse(row.gaps),
})
