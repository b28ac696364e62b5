import type { SlotValue } from '#core/slots.ts'
import type { Tx } from '#storage/change.ts'

/** Most grievances of one year; the id holds both: 202600031. */
const yearFactor = 100_000

/** SQ-2026-0031 */
export const grievanceNumber = (id: number): string =>
  `SQ-${Math.floor(id / yearFactor)}-${String(id % yearFactor).padStart(4, '0')}`

/** The id behind SQ-2026-0031, sq2026-31. */
export const readGrievanceNumber = (typed: string): number | null => {
  const [, year, number] = /^SQ[-\s]?(20\d\d)[-\s]?(\d{1,5})$/i.exec(typed.trim()) ?? []
  return year === undefined || number === undefined ? null : Number(year) * yearFactor + Number(number)
}

/** The id somebody said: 31号诉求 means this year's, or last year's when this year has no such number yet. */
export const idsSaid = (value: SlotValue | undefined, year: number): readonly number[] => {
  if (value?.kind !== 'id' || (value.prefix !== 'SQ' && value.prefix !== '')) return []
  return value.year === null
    ? [year * yearFactor + value.number, (year - 1) * yearFactor + value.number]
    : [value.year * yearFactor + value.number]
}

/** The next number of the year; the year's row is locked until the change is committed, so none is given twice or lost. */
export const nextId = async (tx: Tx, year: number): Promise<number> => {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    insert into grievance_year (year, last) values (${year}, 1)
    on conflict (year) do update set last = grievance_year.last + 1 returning last`
  return year * yearFactor + (row?.last ?? 1)
}
