import { heldUntil } from '#core/quiet-hours.ts'
import type { Reader } from '#core/reader.ts'
import { calendarOf } from './loaded.ts'

/** For the clock: until when what a job of `scheduled` tells others waits, when it runs `now`. */
export const heldIn =
  (db: Reader) =>
  async (scheduled: Date, now: Date): Promise<Date | null> =>
    heldUntil(await calendarOf(db), scheduled, now)
