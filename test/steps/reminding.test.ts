import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#core/shanghai.ts'
import { builtInCalendar } from '#core/working-calendar.ts'
import { addWorkingDays, isWorkingDay } from '#core/working-days.ts'
import { pastIfReminded } from '#domain/steps/index.ts'

const day = (nth: number): string => addDays('2026-03-01', nth)
const workingDays = Array.from({ length: 120 }, (_, nth) => day(nth)).filter(one =>
  isWorkingDay(builtInCalendar, one),
)
const reminders = fc.uniqueArray(fc.integer({ min: -2, max: 6 }), { maxLength: 5 })

/** Some working mornings, in order: on the others the program was down. */
const mornings = fc.subarray(workingDays, { minLength: 2, maxLength: 30 })

test('every reminder of every deadline is told on the first morning anybody is told, and on one only', () => {
  fc.assert(
    fc.property(fc.integer({ min: 15, max: 100 }).map(day), reminders, mornings, (deadline, at, told) => {
      const pairs = told.slice(1).map((today, nth) => [told[nth] ?? '', today] as const)
      const heard = pairs.flatMap(([since, today]) =>
        pastIfReminded(builtInCalendar, deadline, at, since, today) === null ? [] : [today],
      )
      // When each falls: on a rest day there are no mornings, so the next working day is its own.
      const wanted = at
        .map(one => (one === 0 ? deadline : addWorkingDays(builtInCalendar, deadline, one)))
        .flatMap(own => pairs.find(([since, today]) => since < own && own <= today)?.[1] ?? [])
      expect(heard).toEqual([...new Set(wanted)].sort())
    }),
  )
})

test('says by how many working days: the day before, the day itself, after a weekend', () => {
  const past = (deadline: string, since: string, today: string): number | null =>
    pastIfReminded(builtInCalendar, deadline, [-1, 0, 1, 3, 5], since, today)
  expect(past('2026-11-25', '2026-11-23', '2026-11-24')).toBe(-1)
  expect(past('2026-11-25', '2026-11-24', '2026-11-25')).toBe(0)
  expect(past('2026-11-27', '2026-11-27', '2026-11-30')).toBe(1)
  expect(past('2026-11-27', '2026-11-30', '2026-12-01')).toBeNull()
  // A date agreed upon for a Saturday is told of on Friday and on Monday.
  expect(past('2026-11-28', '2026-11-26', '2026-11-27')).toBe(-1)
  expect(past('2026-11-28', '2026-11-27', '2026-11-30')).toBe(1)
})
