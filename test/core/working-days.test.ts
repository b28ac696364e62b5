import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#core/refusal.ts'
import { addDays, addMonths, dayOf, instantOf, minuteOfDay } from '#core/shanghai.ts'
import { dueAfter, isWorkingDay, loadedYears, receiptDay } from '#core/working-days.ts'

const at = (when: string) => new Date(`${when}:00+08:00`)
const said = (when: Date) => `${dayOf(when)} ${Math.floor(minuteOfDay(when) / 60)}:${minuteOfDay(when) % 60}`

describe('Working days', () => {
  test.each([
    ['2026-11-23', true, 'a Monday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-10-01', false, 'the National Day'],
    ['2026-10-10', true, 'a Saturday made up for the holiday'],
    ['2026-02-14', true, 'a Saturday made up for the Spring Festival'],
    ['2022-05-07', true, 'the made-up Saturday of 2022 that real notices forgot'],
    ['2022-05-08', false, 'the Sunday after it'],
  ])('%s: %s (%s)', (day, works) => {
    expect(isWorkingDay(day)).toBe(works)
  })

  test('a notice shown from 7 to 12 May 2022 stood five of them, only because 7 May was made up', () => {
    expect(between('2022-05-07', '2022-05-12')).toEqual([
      '2022-05-07',
      '2022-05-09',
      '2022-05-10',
      '2022-05-11',
      '2022-05-12',
    ])
  })

  test('five of them from 7 March 2022 end on Friday the 11th, not on Saturday as a real notice said', () => {
    expect(between('2022-03-07', '2022-03-12').at(-1)).toBe('2022-03-11')
  })

  test('of a year whose holidays are not loaded are refused, never guessed', () => {
    const beyond = (loadedYears.at(-1) ?? 0) + 1
    expect(() => isWorkingDay(`${beyond}-01-04`)).toThrow(Refusal)
    expect(() => dueAfter(at(`${beyond - 1}-12-30T09:00`), 5)).toThrow(`${beyond}年的节假日安排还没有载入`)
  })
})

describe('A deadline', () => {
  test.each([
    ['2026-11-23T09:00', 5, '2026-11-30 17:30'],
    ['2026-11-23T17:29', 1, '2026-11-24 17:30'],
    ['2026-11-23T17:30', 1, '2026-11-25 17:30'],
    ['2026-11-21T10:00', 1, '2026-11-24 17:30'],
    ['2026-09-30T10:00', 1, '2026-10-08 17:30'],
    ['2026-09-30T10:00', 3, '2026-10-10 17:30'],
    ['2026-11-23T09:00', 0, '2026-11-23 17:30'],
  ])('of what came in at %s, %i working days, is %s', (when, count, due) => {
    expect(said(dueAfter(at(when), count))).toBe(due)
  })

  test('leaves exactly so many working days, ends on one, and never comes earlier for what came later', () => {
    fc.assert(
      fc.property(instants, instants, fc.integer({ min: 0, max: 60 }), (one, other, count) => {
        const due = dayOf(dueAfter(one, count))
        expect(isWorkingDay(due)).toBe(true)
        expect(between(addDays(receiptDay(one), 1), due)).toHaveLength(count)
        const [earlier, later] = one < other ? [one, other] : [other, one]
        expect(dueAfter(earlier, count) <= dueAfter(later, count)).toBe(true)
      }),
    )
  })
})

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

/** Any minute of the years whose holidays are loaded, with room for a deadline of some months. */
const instants = fc
  .integer({ min: Date.parse('2005-01-01T00:00:00Z'), max: Date.parse('2026-06-30T00:00:00Z') })
  .map(time => new Date(time))

/** The working days from one day to another, both included. */
const between = (from: string, to: string): string[] => {
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) days.push(day)
  return days
}
