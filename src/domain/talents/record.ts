import type { Reader } from '#core/reader.ts'
import type { Tx } from '#storage/change.ts'

/** What reads: the read-only connection of a turn, or the transaction of a change. */
export type Looking = Reader | Tx

/** What a query of records must include to give a {@link TalentRow}. */
export const whole = {
  unit: true,
  township: true,
  village: { include: { township: true } },
  fields: { include: { field: true } },
  person: true,
} as const

/** A record with everything its faces and its steps need. */
export type TalentRow = NonNullable<Awaited<ReturnType<typeof findTalent>>>

// Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
export const findTalent = (db: Looking, id: number) =>
  (db as Reader).talent.findUnique({ where: { id }, include: whole })

/** 单位 · 乡镇 · 村, as much as is known. */
export const placeWords = (row: Pick<TalentRow, 'unit' | 'township' | 'village'>): string =>
  [row.unit?.name, row.village?.township.name ?? row.township?.name, row.village?.name]
    .filter(word => word !== undefined)
    .join(' · ') || '未填'

export const fieldNames = (row: Pick<TalentRow, 'fields'>): readonly string[] =>
  row.fields.map(({ field }) => field.name)
