/** A calendar day in Asia/Shanghai, written `2026-11-23`. */
export type Day = string

// China has kept UTC+8 without summer time since 1991; the office's clock is never the server's.
const offsetMs = 8 * 3_600_000

/** The day it is in Shanghai at `instant`. */
export const dayOf = (instant: Date): Day => new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10)

/** Minutes since midnight in Shanghai at `instant`. */
export const minuteOfDay = (instant: Date): number =>
  Math.floor(((instant.getTime() + offsetMs) % 86_400_000) / 60_000)

/** The instant at which Shanghai's clocks show `time` (`HH:mm`) on `day`. */
export const instantOf = (day: Day, time = '00:00'): Date => new Date(`${day}T${time}:00+08:00`)

/** The day `count` calendar days after `day` (before, when negative). */
export const addDays = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)

/** The same day `count` months later, or that month's last day when it is shorter. */
export const addMonths = (day: Day, count: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + count, Math.min(date, lastDay))).toISOString().slice(0, 10)
}
