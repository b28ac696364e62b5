import type { Reader } from '#core/reader.ts'
import type { Looking } from '#domain/steps/index.ts'

/** What a query of stations must include to give a {@link StationRow}. */
export const whole = {
  host: true,
  dept: true,
  township: true,
  field: true,
  contact: true,
  members: { orderBy: { id: 'asc' } },
  levels: { orderBy: { fromOn: 'asc' } },
  reports: { orderBy: { year: 'asc' } },
  notes: { orderBy: { year: 'asc' } },
  assessments: { orderBy: { id: 'asc' } },
  subsidies: { orderBy: { year: 'asc' } },
} as const

/** A station with everything its faces and its steps need. */
export type StationRow = NonNullable<Awaited<ReturnType<typeof findStation>>>

// Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
export const findStation = (db: Looking, id: number) =>
  (db as Reader).workstation.findUnique({ where: { id }, include: whole })

/** GZ-3: a station's number as people write it. */
export const stationNumber = (id: number): string => `GZ-${id}`

/** The id in `GZ-3`, `gz3` or `3`; `null` when the text is no station's number. */
export const readStationNumber = (text: string): number | null => {
  const digits = /^(?:gz[-—－]?)?(\d{1,9})$/i.exec(text.trim().normalize('NFKC'))?.[1]
  return digits === undefined ? null : Number(digits)
}
