import type { Reader } from '#core/reader.ts'
import { type Calendar, calendarWith, type SpecialDay } from '#core/working-calendar.ts'
import type { Tx } from '#storage/change.ts'

/**
 * The calendar as it stands now: the years that come with the program, and those an administrator has loaded. One small
 * statement, asked whenever a deadline is counted, so that every replica counts with a year from the moment it is loaded.
 */
export const calendarOf = async (db: Pick<Reader | Tx, '$queryRaw'>): Promise<Calendar> => {
  // Reader and Tx offer the same; TypeScript cannot call a union of their generics, so one of the two is named.
  const rows = await (db as Reader).$queryRaw<Row[]>`
    select y.year, d.day::text as day, d.kind, d.name
    from calendar_year y left join calendar_day d on d.year = y.year order by y.year, d.day`
  return calendarWith(
    [...new Set(rows.map(({ year }) => year))].map(year => ({
      year,
      days: rows.filter(row => row.year === year && row.day !== null).map(dayOfRow),
    })),
  )
}

type Row = {
  readonly year: number
  readonly day: string | null
  readonly kind: string | null
  readonly name: string | null
}

const dayOfRow = ({ day, kind, name }: Row): SpecialDay => ({
  day: day ?? '',
  kind: kind === 'make_up' ? 'makeUp' : 'holiday',
  name: name ?? '',
})
