import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOfficeDay } from '#core/quiet-hours.ts'
import { addDays, type Day, dayOf, instantOf } from '#core/shanghai.ts'
import { builtInCalendar } from '#core/working-calendar.ts'
import { type Difference, differing } from '#domain/digests/differing.ts'
import { kinds } from '#domain/digests/kinds.ts'
import type { Facts } from '#domain/digests/told.ts'
import { latestDues, nextDue } from '#domain/digests/when.ts'
import { nextWords } from '#domain/digests/when-next.ts'

const anyMinute = fc
  .record({ day: fc.integer({ min: 0, max: 364 }), minute: fc.integer({ min: 0, max: 1_439 }) })
  .map(({ day, minute }) => new Date(instantOf(addDays('2026-01-01', day)).getTime() + minute * 60_000))

describe('Whatever the moment, an issue', () => {
  test.each(kinds)(
    'of the $words is due on its period’s first working day at half past eight',
    ({ rhythm }) => {
      fc.assert(
        fc.property(anyMinute, now => {
          const [latest, before] = latestDues(builtInCalendar, rhythm, now, 2)
          if (!latest || !before) throw new Error('there is always an issue')
          expect(latest.at.getTime()).toBeLessThanOrEqual(now.getTime())
          expect(before.at.getTime()).toBeLessThan(latest.at.getTime())
          expect(latest.at).toEqual(instantOf(latest.day, '08:30'))
          expect(isOfficeDay(builtInCalendar, latest.day)).toBe(true)
          for (let day = latest.start; day < latest.day; day = addDays(day, 1))
            expect(isOfficeDay(builtInCalendar, day)).toBe(false)
          const next = nextDue(builtInCalendar, rhythm, now)
          expect(next?.at.getTime()).toBeGreaterThan(now.getTime())
          // Nothing lies between the two: an issue is never passed over.
          expect(latestDues(builtInCalendar, rhythm, next?.at ?? now, 2)[1]).toEqual(latest)
        }),
        { numRuns: 200 },
      )
    },
  )
})

describe('When the next one comes', () => {
  const at = (day: Day): Date => instantOf(day, '12:00')
  const words = (name: string, day: Day): string =>
    kinds
      .filter(kind => kind.name === name)
      .map(kind => nextWords(builtInCalendar, kind, at(day)))
      .join()

  test('is said with the reason a holiday moves it', () => {
    expect(words('weekly', '2026-09-28')).toBe(
      '下一期周报：2026年10月8日（周四）上午8:30，因为2026年10月5日国庆节不上班，顺延到第一个工作日。',
    )
    expect(words('monthly', '2026-09-28')).toBe(
      '下一期月报：2026年10月8日（周四）上午8:30，因为2026年10月1日国庆节不上班，顺延到第一个工作日。',
    )
    expect(words('weekly', '2026-11-23')).toBe(
      '下一期周报：2026年11月30日（周一）上午8:30，每周第一个工作日。',
    )
  })

  test('a month that begins on a weekend, and a day made up for', () => {
    expect(words('monthly', '2026-07-20')).toContain(
      '2026年8月3日（周一）上午8:30，因为2026年8月1日是周末不上班',
    )
    expect(words('morning', '2026-10-09')).toContain(
      '2026年10月10日（周六）上午8:30，每个工作日（国庆节调休上班）',
    )
  })

  test('a year whose holidays nobody knows is counted Monday to Friday, and says so', () => {
    expect(words('letter', '2026-11-23')).toBe(
      '下一期联系服务半年信：2027年1月1日（周五）上午8:30，2027年的放假安排还没有载入，先按周一到周五算。',
    )
    expect(dayOf(at('2026-11-23'))).toBe('2026-11-23')
  })
})

describe('What differs between two tellings', () => {
  const facts = fc.record({
    figures: fc.uniqueArray(fc.record({ name: fc.string(), value: fc.string() }), {
      selector: ({ name }) => name,
      maxLength: 5,
    }),
    lines: fc.uniqueArray(fc.string(), { maxLength: 5 }),
  })

  test('is nothing when they say the same in another order', () => {
    fc.assert(
      fc.property(facts, one => {
        const turned = { figures: [...one.figures].reverse(), lines: [...one.lines].reverse() }
        expect(differing(one, turned)).toEqual([])
      }),
    )
  })

  test('leads from the one to the other', () => {
    fc.assert(
      fc.property(facts, facts, (was, is) => {
        const { figures, lines } = applied(was, differing(was, is))
        expect(figures).toEqual(new Map(is.figures.map(({ name, value }) => [name, value])))
        expect(lines).toEqual(new Set(is.lines))
      }),
    )
  })
})

/** What was told, with the differences made good. */
const applied = (was: Facts, differences: readonly Difference[]) => {
  const figures = new Map(was.figures.map(({ name, value }) => [name, value]))
  const lines = new Set(was.lines)
  for (const { name, was: old, is } of differences)
    if (name === null) {
      lines.delete(old ?? is ?? '')
      if (is !== null) lines.add(is)
    } else if (is === null) figures.delete(name)
    else figures.set(name, is)
  return { figures, lines }
}
