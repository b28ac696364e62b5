import type { Day } from '#core/shanghai.ts'
import type { SpecialDay } from '#core/working-calendar.ts'

/** A year's days in one short string, for a button or the audit: `h0101元旦 w0104元旦`. */
export const encodeDays = (days: readonly SpecialDay[]): string =>
  days
    .map(({ day, kind, name }) => `${kind === 'holiday' ? 'h' : 'w'}${day.slice(5).replace('-', '')}${name}`)
    .join(' ')

/** The opposite; what is no such string gives nothing. */
export const decodeDays = (year: number, encoded: string): readonly SpecialDay[] =>
  encoded.split(' ').flatMap(one => {
    const [, kind, month, date, name] = /^([hw])(\d{2})(\d{2})(.+)$/.exec(one) ?? []
    if (name === undefined) return []
    const day: Day = `${year}-${month}-${date}`
    return [{ day, kind: kind === 'h' ? ('holiday' as const) : ('makeUp' as const), name }]
  })
