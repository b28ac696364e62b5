import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, dayOf, instantOf, minuteOfDay } from '#core/shanghai.ts'

describe('The office’s clock', () => {
  test('is Shanghai’s wherever the server stands', () => {
    expect(dayOf(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
    expect(dayOf(new Date('2026-11-22T15:59:59Z'))).toBe('2026-11-22')
  })

  test('takes a day apart and puts it together again', () => {
    fc.assert(
      fc.property(instants, instant => {
        const minute = minuteOfDay(instant)
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
        expect(instantOf(dayOf(instant), clock).getTime()).toBe(
          Math.floor(instant.getTime() / 60_000) * 60_000,
        )
      }),
    )
  })

  test('adds days there and back, and months up to the last day of a short one', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -800, max: 800 }), (instant, count) => {
        expect(addDays(addDays(dayOf(instant), count), -count)).toBe(dayOf(instant))
      }),
    )
    expect(['2026-01-31', '2026-12-31', '2024-01-31'].map(day => addMonths(day, 1))).toEqual([
      '2026-02-28',
      '2027-01-31',
      '2024-02-29',
    ])
  })
})

const instants = fc
  .integer({ min: Date.parse('2005-01-01T00:00:00Z'), max: Date.parse('2026-06-30T00:00:00Z') })
  .map(time => new Date(time))
