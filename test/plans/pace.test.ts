import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Course, expectedOn, paceOf, wantedBy } from '#domain/plans/pace.ts'

const course: fc.Arbitrary<Course> = fc.record({
  firstYear: fc.integer({ min: 2016, max: 2040 }),
  values: fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 5, maxLength: 5 }),
  adds: fc.boolean(),
  base: fc.integer({ min: 0, max: 5000 }),
})

const dayIn = ({ firstYear }: Course, days: number): string =>
  new Date(Date.UTC(firstYear, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)

describe('The pace of a plan', () => {
  test('wants at every year’s end what the plan says, and nothing before it began', () => {
    fc.assert(
      fc.property(course, one => {
        for (const [index, wanted] of wantedBy(one).entries())
          expect(expectedOn(one, `${one.firstYear + index}-12-31`)).toBeCloseTo(wanted)
        expect(expectedOn(one, `${one.firstYear - 1}-12-31`)).toBe(one.base)
        expect(expectedOn(one, `${one.firstYear + 9}-06-30`)).toBe(wantedBy(one).at(-1))
      }),
    )
  })

  test('lies on every day between what the two years’ ends want', () => {
    fc.assert(
      fc.property(course, fc.integer({ min: 0, max: 1825 }), (one, days) => {
        const day = dayIn(one, days)
        const index = Number(day.slice(0, 4)) - one.firstYear
        const ends = [index === 0 ? one.base : (wantedBy(one)[index - 1] ?? 0), wantedBy(one)[index] ?? 0]
        const expected = expectedOn(one, day)
        expect(expected).toBeGreaterThanOrEqual(Math.min(...ends) - 1e-9)
        expect(expected).toBeLessThanOrEqual(Math.max(...ends) + 1e-9)
      }),
    )
  })

  test('forecasts on the last day what is there, and early on nothing', () => {
    fc.assert(
      fc.property(course, fc.integer({ min: 0, max: 9000 }), (one, actual) => {
        expect(paceOf(one, actual, `${one.firstYear + 4}-12-31`).forecast).toBe(actual)
        expect(paceOf(one, actual, `${one.firstYear}-03-01`).forecast).toBeNull()
      }),
    )
  })

  test('tells a share only of a way that leads up', () => {
    fc.assert(
      fc.property(course, fc.integer({ min: 0, max: 9000 }), (one, actual) => {
        const { doneShare, target, timeShare } = paceOf(one, actual, `${one.firstYear + 1}-06-30`)
        expect(doneShare === null).toBe(target <= one.base)
        expect(timeShare).toBeGreaterThan(0.29)
        expect(timeShare).toBeLessThan(0.31)
      }),
    )
  })
})
