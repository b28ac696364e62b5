import cron from 'node-cron'
import { addDays, type Day, dayOf, instantOf } from '#core/shanghai.ts'

/** The times a cron expression names, in Asia/Shanghai. */
export type Slots = {
  /** The latest time at or before `instant`; `null` when there is none within four years. */
  readonly latest: (instant: Date) => Date | null
  /** The first time after `instant`; `null` when there is none within four years. */
  readonly next: (instant: Date) => Date | null
}

/** Far enough to find a 29th of February. */
const daysMax = 4 * 366

/** Throws for an expression that names no time. */
export const slotsOf = (expression: string): Slots => {
  const { hour, minute, second } = cron.parse(expression)
  const times = timesOfDay(hour, minute, second)
  const matches = dayMatcher(expression, times[0] ?? 0)
  const search = (from: Day, step: 1 | -1, fits: (slot: Date) => boolean): Date | null => {
    const ordered = step === 1 ? times : [...times].reverse()
    for (let day = from, count = 0; count < daysMax; day = addDays(day, step), count += 1) {
      if (!matches(day)) continue
      const found = ordered.map(time => at(day, time)).find(fits)
      if (found) return found
    }
    return null
  }
  return {
    latest: instant => search(dayOf(instant), -1, slot => slot.getTime() <= instant.getTime()),
    next: instant => search(dayOf(instant), 1, slot => slot.getTime() > instant.getTime()),
  }
}

/** Seconds since midnight, in order. */
const timesOfDay = (hours: number[], minutes: number[], seconds: number[]): readonly number[] =>
  hours
    .flatMap(hour => minutes.flatMap(minute => seconds.map(second => hour * 3_600 + minute * 60 + second)))
    .sort((a, b) => a - b)

/** Whether the expression names any time of a day: node-cron itself decides, so that L, W and # mean what it says they mean. */
const dayMatcher = (expression: string, aTime: number): ((day: Day) => boolean) => {
  const task = cron.createTask(expression, () => undefined, { timezone: 'Asia/Shanghai' })
  return day => task.match(at(day, aTime))
}

const at = (day: Day, secondOfDay: number): Date => new Date(instantOf(day).getTime() + secondOfDay * 1_000)
