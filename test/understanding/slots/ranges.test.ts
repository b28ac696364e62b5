import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf } from '#core/shanghai.ts'
import type { Slots } from '#core/slots.ts'
import { now, read, toldIn, valuesOf } from './stage.ts'

const today = dayOf(now)

const holds = <Value>(value: fc.Arbitrary<Value>, check: (value: Value) => void): void => {
  fc.assert(fc.property(value, check), { numRuns: 200 })
}

const link = fc.constantFrom('到', '至', '-')

const partsOf = (day: string): readonly [month: number, date: number] => [
  Number(day.slice(5, 7)),
  Number(day.slice(8)),
]

describe('From one day to another', () => {
  test.each([
    ['下周三到周五', 'period 2026-12-02–2026-12-04'],
    ['上周三到周五', 'period 2026-11-18–2026-11-20'],
    ['从周一到周四', 'period 2026-11-23–2026-11-26'],
    ['周三到下周二', 'period 2026-11-25–2026-12-01'],
    ['下周一上午到周三中午', 'period 2026-11-30–2026-12-02'],
    ['3号到7号', 'period 2026-12-03–2026-12-07'],
    ['3到7号', 'period 2026-12-03–2026-12-07'],
    ['12月1-5号', 'period 2026-12-01–2026-12-05'],
    ['下个月3至7日', 'period 2026-12-03–2026-12-07'],
    ['28号到3号', 'period 2026-11-28–2026-12-03'],
    ['11月18日至20日', 'period 2026-11-18–2026-11-20'],
    ['11月18至20日', 'period 2026-11-18–2026-11-20'],
    ['12月28日到1月3日', 'period 2026-12-28–2027-01-03'],
  ])('is said in many ways: %s', (said, expected) => {
    expect(read(said)).toBe(expected)
  })

  const near = fc.tuple(fc.integer({ min: 0, max: 27 }), fc.integer({ min: 1, max: 20 }), link)

  test('is that stretch, however much of the two days is left out', () => {
    holds(near, ([away, length, join]) => {
      const [from, to] = [addDays(today, away), addDays(today, away + length)]
      const [[month, date], [monthTo, dateTo]] = [partsOf(from), partsOf(to)]
      const whole = [
        `${month}月${date}日${join}${monthTo}月${dateTo}日`,
        ...(month === monthTo
          ? [`${month}月${date}日${join}${dateTo}日`, `${month}月${date}${join}${dateTo}号`]
          : []),
        ...(length < 27 && month !== monthTo ? [`${month}月${date}号${join}${dateTo}号`] : []),
      ]
      for (const words of whole) {
        const [period] = valuesOf(words, 'period')
        expect([words, period]).toMatchObject([words, { from, to }])
      }
    })
  })

  test('goes from a weekday to the next such day, in whatever week it begins', () => {
    const week = fc.constantFrom(['上', -1], ['这', 0], ['下', 1], ['下下', 2]) as fc.Arbitrary<
      [string, number]
    >
    holds(
      fc.tuple(week, fc.nat(6), fc.nat(6), fc.constantFrom('到', '至')),
      ([[words, weeks], first, last, join]) => {
        if (first === last) return
        const names = '一二三四五六日'
        const from = addDays(today, weeks * 7 + first)
        const to = addDays(from, (last - first + 7) % 7)
        const said = `${words}周${names.charAt(first)}${join}周${names.charAt(last)}`
        expect([said, valuesOf(said, 'period')[0]]).toMatchObject([said, { from, to }])
      },
    )
  })

  test('takes as long as the clock says', () => {
    const start = fc.integer({ min: 7, max: 17 })
    holds(
      fc.tuple(start, fc.constantFrom(0, 30), fc.integer({ min: 1, max: 10 }), link),
      ([hour, minute, halves, join]) => {
        const end = hour * 60 + minute + halves * 30
        const clock = (minutes: number): string =>
          `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
        const [said] = valuesOf(`${clock(hour * 60 + minute)}${join}${clock(end)}`, 'duration')
        expect(said).toEqual(
          halves % 2 === 0
            ? { kind: 'duration', count: halves / 2, unit: 'hour' }
            : { kind: 'duration', count: halves * 30, unit: 'minute' },
        )
      },
    )
  })
})

describe('A day of what has been', () => {
  const done: Slots = { on: { kind: 'day', title: '日期', past: true } }

  test.each([
    ['周五去讲过课', 'on 2026-11-20'],
    ['5号去和平村', 'on 2026-11-05'],
    ['3月7号去的', 'on 2026-03-07'],
    ['今天去的', 'on 2026-11-23'],
    ['12月7号', 'on 2025-12-07'],
    ['上周三', 'on 2026-11-18'],
    ['5号上午9点到11点', 'on 2026-11-05 09:00'],
  ])('is the last one: %s', (said, expected) => {
    expect(toldIn(said, done)).toBe(expected)
  })

  test('never lies ahead, said without its month or its week', () => {
    holds(fc.integer({ min: 1, max: 28 }), date => {
      const [value] = [toldIn(`${date}号去的`, done)]
      expect(value <= `on ${today}`).toBe(true)
    })
  })
})
