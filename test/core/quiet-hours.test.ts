import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterQuietHours, heldUntil, inOfficeHours, isOfficeDay } from '#core/quiet-hours.ts'
import { dayOf, minuteOfDay } from '#core/shanghai.ts'
import { builtInCalendar as calendar } from '#core/working-calendar.ts'

const at = (when: string) => new Date(`${when}:00+08:00`)

test('Reminders go out in office hours of a working day only', () => {
  const hours = (when: string) => inOfficeHours(calendar, at(when))
  expect(['2026-11-23T09:20', '2026-11-23T08:00', '2026-11-23T17:30', '2026-11-22T09:20'].map(hours)).toEqual(
    [true, false, false, false],
  )
  // A make-up Saturday is worked; a year nobody has loaded falls back to Monday to Friday.
  expect(['2026-10-10T09:20', '2027-03-01T09:20', '2027-03-06T09:20'].map(hours)).toEqual([true, true, false])
})

test.each([
  ['2026-11-23T08:30', '2026-11-23T08:30', 'at opening: at once'],
  ['2026-11-23T17:59', '2026-11-23T17:59', 'before six: at once'],
  ['2026-11-23T07:10', '2026-11-23T08:30', 'early: when the office opens'],
  ['2026-11-23T18:00', '2026-11-24T08:30', 'from six on: the next morning'],
  ['2026-11-27T21:00', '2026-11-30T08:30', 'Friday night: Monday'],
  ['2026-11-21T10:00', '2026-11-23T08:30', 'Saturday: Monday'],
  ['2026-10-09T19:00', '2026-10-10T08:30', 'the night before a Saturday that is made up: that Saturday'],
  ['2026-09-30T19:00', '2026-10-08T08:30', 'the eve of the National Day: after the holiday'],
  ['2026-12-31T19:00', '2027-01-01T08:30', 'into a year nobody has loaded: the next weekday'],
])('A message of %s arrives at %s (%s)', (written, arrives) => {
  expect(afterQuietHours(calendar, at(written))).toEqual(at(arrives))
})

test('A message never arrives before it was written, nor in quiet hours, and waits no longer than it must', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 365 * 24 * 60 - 1 }), minutes => {
      const written = new Date(at('2026-01-01T00:00').getTime() + minutes * 60_000)
      const arrives = afterQuietHours(calendar, written)
      expect(arrives >= written).toBe(true)
      const minute = minuteOfDay(arrives)
      expect(minute >= 510 && minute < 1_080 && isOfficeDay(calendar, dayOf(arrives))).toBe(true)
      if (arrives > written) expect(minute).toBe(510)
    }),
  )
})

test.each([
  ['2026-11-24T09:25', '2026-11-24T09:25', null, 'on time: at once'],
  ['2026-11-24T09:25', '2026-11-24T15:00', null, 'late, but still in office hours: at once'],
  ['2026-11-24T09:25', '2026-11-24T22:00', '2026-11-25T08:30', 'at night: the next morning'],
  ['2026-11-27T09:25', '2026-11-28T10:00', '2026-11-30T08:30', 'on the weekend: Monday'],
  ['2026-11-24T09:25', '2026-11-25T07:00', '2026-11-25T08:30', 'early: when the office opens'],
  ['2026-11-24T22:00', '2026-11-24T22:00', null, 'a job of the night speaks at night'],
  ['2026-11-28T09:25', '2026-11-28T22:00', null, 'nor is one of a rest day bound to office hours'],
])('What a job of %s tells others when it runs at %s waits until %s (%s)', (scheduled, now, until, _why) => {
  expect(heldUntil(calendar, at(scheduled), at(now))).toEqual(until === null ? null : at(until))
})
