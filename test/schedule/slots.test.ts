import { describe, expect, test } from 'vitest'
import { dueSlots } from '#schedule/due.ts'
import { slotsOf } from '#schedule/slots.ts'

const shanghai = (written: string): Date => new Date(`${written}:00+08:00`)

describe('The times of a cron expression, read in Shanghai', () => {
  test.each([
    ['every Monday at nine', '0 9 * * 1', '2026-11-23T09:00', '2026-11-23T09:00', '2026-11-30T09:00'],
    ['a minute earlier', '0 9 * * 1', '2026-11-23T08:59', '2026-11-16T09:00', '2026-11-23T09:00'],
    ['several times a day', '30 8,17 * * *', '2026-11-23T12:00', '2026-11-23T08:30', '2026-11-23T17:30'],
    [
      'before dawn, when it is still yesterday in London',
      '0 6 * * *',
      '2026-11-23T06:30',
      '2026-11-23T06:00',
      '2026-11-24T06:00',
    ],
    ['the last day of the month', '0 9 L * *', '2026-11-23T09:00', '2026-10-31T09:00', '2026-11-30T09:00'],
    ['the second Friday', '0 17 * * 5#2', '2026-11-23T09:00', '2026-11-13T17:00', '2026-12-11T17:00'],
    ['the leap day', '0 0 29 2 *', '2026-11-23T09:00', '2024-02-29T00:00', '2028-02-29T00:00'],
  ])('%s', (_words, expression, instant, latest, next) => {
    const slots = slotsOf(expression)
    expect(slots.latest(shanghai(instant))).toEqual(shanghai(latest))
    expect(slots.next(shanghai(instant))).toEqual(shanghai(next))
  })

  test('an expression that names no time is refused at once', () => {
    expect(() => slotsOf('61 9 * * 1')).toThrow()
    expect(() => slotsOf('0 0 31 2 *')).toThrow()
  })

  test('of what was missed the latest is due, or every one where the job says so', () => {
    const weekly = slotsOf('0 9 * * 1')
    const since = shanghai('2026-11-01T00:00')
    const at = shanghai('2026-11-23T09:00')
    expect(dueSlots({}, weekly, since, at)).toEqual([at])
    expect(dueSlots({ catchUp: 'every' }, weekly, since, at)).toEqual(
      ['2026-11-02T09:00', '2026-11-09T09:00', '2026-11-16T09:00', '2026-11-23T09:00'].map(shanghai),
    )
    expect(dueSlots({}, weekly, at, shanghai('2026-11-30T08:59'))).toEqual([])
  })

  test('a minute’s job after a year asleep catches up a hundred times, not half a million', () => {
    const minutely = slotsOf('* * * * *')
    const due = dueSlots(
      { catchUp: 'every' },
      minutely,
      shanghai('2025-11-23T09:00'),
      shanghai('2026-11-23T09:00'),
    )
    expect(due).toHaveLength(100)
    expect(due.at(-1)).toEqual(shanghai('2026-11-23T09:00'))
  })
})
