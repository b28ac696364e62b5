import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#core/refusal.ts'
import { addDays, type Day, dayOf, minuteOfDay } from '#core/shanghai.ts'
import { builtInCalendar, calendarWith, kindOf } from '#core/working-calendar.ts'
import {
  addWorkingDays,
  countWorkingDays,
  dueAfter,
  dueAfterHours,
  dueAfterIfLoaded,
  dueAfterPause,
  isWorkingDay,
  publicNotice,
  receiptDay,
  remainingAt,
  workingDaysBetween,
  workingDaysPast,
} from '#core/working-days.ts'

const calendar = builtInCalendar
const at = (when: string) => new Date(`${when}:00+08:00`)
const two = (number: number) => String(number).padStart(2, '0')
const said = (when: Date) =>
  `${dayOf(when)} ${two(Math.floor(minuteOfDay(when) / 60))}:${two(minuteOfDay(when) % 60)}`

describe('Working days', () => {
  test.each([
    ['2026-11-23', 'workday', 'a Monday'],
    ['2026-11-22', 'weekend', 'a Sunday'],
    ['2026-10-01', 'holiday', 'the National Day'],
    ['2026-10-10', 'makeUp', 'a Saturday made up for the holiday'],
    ['2026-02-14', 'makeUp', 'a Saturday made up for the Spring Festival'],
    ['2022-05-07', 'makeUp', 'the made-up Saturday of 2022 that real notices forgot'],
    ['2022-05-08', 'weekend', 'the Sunday after it'],
  ])('%s: %s (%s)', (day, kind) => {
    expect(kindOf(calendar, day)).toBe(kind)
    expect(isWorkingDay(calendar, day)).toBe(['workday', 'makeUp'].includes(kind))
  })

  test('a notice shown from 7 to 12 May 2022 stood five of them, only because 7 May was made up', () => {
    const { last, days } = publicNotice(calendar, '2022-05-07', 5)
    expect(last).toBe('2022-05-12')
    expect(days).toEqual(['2022-05-07', '2022-05-09', '2022-05-10', '2022-05-11', '2022-05-12'])
    const forgetful = calendarWith([{ year: 2022, days: [] }])
    expect(workingDaysBetween(forgetful, '2022-05-07', '2022-05-12')).toHaveLength(4)
  })

  test('five of them from 7 March 2022 end on Friday the 11th, not on Saturday the 12th as a real notice said', () => {
    expect(publicNotice(calendar, '2022-03-07', 5).last).toBe('2022-03-11')
    expect(isWorkingDay(calendar, '2022-03-12')).toBe(false)
  })

  test('of a year whose holidays are not loaded are refused, never guessed', () => {
    const beyond = (calendar.years.at(-1) ?? 0) + 1
    const last = at(`${beyond - 1}-12-30T09:00`)
    expect(() => isWorkingDay(calendar, `${beyond}-01-04`)).toThrow(Refusal)
    expect(() => dueAfter(calendar, last, 5)).toThrow(`${beyond}年的节假日安排还没有载入`)
    expect(() => publicNotice(calendar, `${beyond - 1}-12-30`, 5)).toThrow(Refusal)
    expect(dueAfterIfLoaded(calendar, last, 5)).toBeNull()
    expect(workingDaysPast(calendar, `${beyond - 1}-12-31`, `${beyond}-01-04`)).toBeNull()
  })

  test('of a year somebody has loaded count like any other, and a loaded year replaces the one that came with the program', () => {
    const loaded = calendarWith([
      {
        year: 2027,
        days: [
          { day: '2027-01-01', kind: 'holiday', name: '元旦' },
          { day: '2027-01-02', kind: 'makeUp', name: '元旦' },
        ],
      },
      { year: 2026, days: [] },
    ])
    expect(loaded.years.slice(-2)).toEqual([2026, 2027])
    expect(said(dueAfter(loaded, at('2026-12-30T09:00'), 3))).toBe('2027-01-04 17:30')
    expect(isWorkingDay(loaded, '2026-10-01')).toBe(true)
    expect(isWorkingDay(loaded, '2025-10-01')).toBe(false)
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
    expect(said(dueAfter(calendar, at(when), count))).toBe(due)
    expect(said(dueAfterIfLoaded(calendar, at(when), count) ?? new Date(0))).toBe(due)
  })

  test.each([
    ['2026-11-23T09:00', 4, '2026-11-23 15:00'],
    ['2026-11-23T11:00', 4, '2026-11-23 17:00'],
    ['2026-11-23T16:30', 4, '2026-11-24 11:30'],
    ['2026-11-27T17:00', 4, '2026-11-30 12:00'],
    ['2026-11-21T10:00', 4, '2026-11-23 14:30'],
    ['2026-11-23T20:00', 0.5, '2026-11-24 09:00'],
  ])('of what came in at %s, %d office hours, is %s', (when, hours, due) => {
    expect(said(dueAfterHours(calendar, at(when), hours))).toBe(due)
  })

  test('leaves exactly so many working days, ends on one, and never comes earlier for what came later', () => {
    fc.assert(
      fc.property(instants, instants, fc.integer({ min: 0, max: 60 }), (one, other, count) => {
        const due = dayOf(dueAfter(calendar, one, count))
        expect(isWorkingDay(calendar, due)).toBe(true)
        expect(countWorkingDays(calendar, receiptDay(calendar, one), due)).toBe(count)
        const [earlier, later] = one < other ? [one, other] : [other, one]
        expect(dueAfter(calendar, earlier, count) <= dueAfter(calendar, later, count)).toBe(true)
      }),
    )
  })

  test('that pauses keeps what was left of it, also over a weekend and when it was over already', () => {
    const due = dueAfter(calendar, at('2026-11-23T09:00'), 5)
    expect(remainingAt(calendar, due, at('2026-11-25T10:00'))).toBe(3)
    expect(said(dueAfterPause(calendar, at('2026-12-04T16:00'), 3))).toBe('2026-12-09 17:30')
    expect(remainingAt(calendar, due, at('2026-12-02T10:00'))).toBe(-2)
    expect(said(dueAfterPause(calendar, at('2026-12-04T16:00'), -2))).toBe('2026-12-02 17:30')
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: -90, max: 90 }),
        fc.integer({ min: 0, max: 40 }),
        (begun, later, count) => {
          const resumed = new Date(begun.getTime() + later * 86_400_000)
          const dueAt = dueAfter(calendar, begun, count)
          const left = remainingAt(calendar, dueAt, resumed)
          // A pause of no length changes nothing, whenever it is.
          if (left !== 0) expect(dueAfterPause(calendar, resumed, left)).toEqual(dueAt)
        },
      ),
    )
  })
})

/** Counting as a clerk does, with a finger on the calendar: the slow way, and the only one that needs no proof. */
const oracle = {
  working: new Set(daysFrom('2016-01-01', '2026-12-31').filter(day => isWorkingDay(calendar, day))),
  add: (from: Day, count: number): Day => {
    let day = from
    for (let left = Math.abs(count); left > 0; ) {
      day = addDays(day, Math.sign(count))
      if (oracle.working.has(day)) left -= 1
    }
    return day
  },
  count: (from: Day, to: Day): number =>
    daysFrom(addDays(from, 1), to).filter(day => oracle.working.has(day)).length,
}

describe('Adding and counting', () => {
  test('undo each other, are monotone and never land on a rest day', () => {
    fc.assert(
      fc.property(someDay, someDay, counts, (one, other, count) => {
        const end = addWorkingDays(calendar, one, count)
        expect(isWorkingDay(calendar, end)).toBe(true)
        if (count !== 0) expect(countWorkingDays(calendar, one, end)).toBe(count)
        const [earlier, later] = one < other ? [one, other] : [other, one]
        expect(addWorkingDays(calendar, earlier, count) <= addWorkingDays(calendar, later, count)).toBe(true)
        expect(
          addWorkingDays(calendar, one, Math.abs(count)) < addWorkingDays(calendar, one, Math.abs(count) + 1),
        ).toBe(count !== 0 || isWorkingDay(calendar, one))
      }),
    )
  })

  test('agree with a finger on the calendar, over ten years', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 0, max: 120 }), counts, (from, later, count) => {
        if (count !== 0) expect(addWorkingDays(calendar, from, count)).toBe(oracle.add(from, count))
        const to = addDays(from, later)
        expect(countWorkingDays(calendar, from, to)).toBe(oracle.count(from, to))
        expect(workingDaysPast(calendar, from, to)).toBe(oracle.count(from, to))
      }),
    )
    // Every day of ten years once, not only those the dice chose.
    for (const day of daysFrom('2016-06-01', '2026-06-01'))
      expect(addWorkingDays(calendar, day, 5)).toBe(oracle.add(day, 5))
  })

  test('a public notice counts its first working day and stands exactly as many as it says', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 30 }), (day, count) => {
        const { first, last, days } = publicNotice(calendar, day, count)
        expect(days).toHaveLength(count)
        expect([days[0], days.at(-1)]).toEqual([first, last])
        expect(first >= day && daysFrom(day, addDays(first, -1)).every(one => !oracle.working.has(one))).toBe(
          true,
        )
      }),
    )
  })
})

function daysFrom(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

/** Any minute of the years whose holidays are loaded, with room for a deadline of some months. */
const instants = fc
  .integer({ min: Date.parse('2005-01-01T00:00:00Z'), max: Date.parse('2026-06-30T00:00:00Z') })
  .map(time => new Date(time))

const someDay = fc.integer({ min: 0, max: 3_650 }).map(days => addDays('2016-06-01', days))

const counts = fc.integer({ min: -60, max: 60 })
