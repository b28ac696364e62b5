import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { solveAside } from '#domain/pairings/plan/aside.ts'
import {
  type Couple,
  type PlanInput,
  type PlanTalent,
  type PlanVillage,
  pointsOf,
  reasonsOf,
  weights,
} from '#domain/pairings/plan/model.ts'
import { solvePlan } from '#domain/pairings/plan/solve.ts'

const points = fc.option(
  fc.record({ lat: fc.constantFrom(25.1, 25.4, 25.9), lng: fc.constantFrom(99.1, 99.6) }),
)
const fields = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 2 })
const languages = fc.array(fc.constantFrom('白语', '彝语', '傈僳语'), { maxLength: 2 })

const inputs: fc.Arbitrary<PlanInput> = fc
  .record({
    villages: fc.array(fc.record({ at: points, fields, strict: fc.boolean(), languages }), {
      minLength: 1,
      maxLength: 4,
    }),
    talents: fc.array(
      fc.record({
        at: points,
        fields,
        languages,
        load: fc.integer({ min: 0, max: 1 }),
        room: fc.integer({ min: 0, max: 2 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    former: fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: 4, maxLength: 4 }),
    barred: couples(3),
    keep: fc.option(couples(4)),
  })
  .map(({ villages, talents, former, barred, keep }) => ({
    villages: villages.map((one, id): PlanVillage => ({ ...one, id, former: former[id] ?? null })),
    talents: talents.map((one, id): PlanTalent => ({ ...one, id })),
    locked: [],
    barred,
    keep: keep && [...new Map(keep.map(one => [one.village, one])).values()],
    weights,
  }))

function couples(maxLength: number): fc.Arbitrary<Couple[]> {
  return fc.array(
    fc.record({ village: fc.integer({ min: 0, max: 3 }), talent: fc.integer({ min: 0, max: 3 }) }),
    { maxLength },
  )
}

const allowed = ({ barred }: PlanInput, village: PlanVillage, talent: PlanTalent): boolean =>
  !barred.some(one => one.village === village.id && one.talent === talent.id) &&
  !(
    village.strict &&
    village.fields.length > 0 &&
    !village.fields.some(field => talent.fields.includes(field))
  )

type Score = readonly [uncovered: number, changes: number, points: number]

/** Every plan there could be: the least of their scores. */
const bruteForce = (input: PlanInput): Score => {
  const go = (row: number, taken: ReadonlyMap<number, number>, score: Score): Score => {
    const village = input.villages[row]
    if (!village) return score
    const without = go(row + 1, taken, [score[0] + 1, score[1], score[2]])
    return input.talents
      .filter(talent => (taken.get(talent.id) ?? 0) < talent.room && allowed(input, village, talent))
      .map(talent => {
        const has = taken.get(talent.id) ?? 0
        return go(
          row + 1,
          new Map([...taken, [talent.id, has + 1]]),
          added(input, score, village, talent, has),
        )
      })
      .reduce((best, one) => (less(one, best) ? one : best), without)
  }
  return go(0, new Map(), [0, 0, 0])
}

const added = (
  { keep, weights }: PlanInput,
  [uncovered, changes, points]: Score,
  village: PlanVillage,
  talent: PlanTalent,
  has: number,
): Score => {
  const kept = keep?.find(one => one.village === village.id)
  const more = pointsOf(village, reasonsOf(village, talent, talent.load + has), weights)
  return [uncovered, changes + (kept && kept.talent !== talent.id ? 1 : 0), points + more]
}

const less = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0)
}

describe('the best plan for all villages at once', () => {
  test('covers the most villages, changes the fewest pairs and costs the least: as trying every plan does', () => {
    fc.assert(
      fc.property(inputs, input => {
        const plan = solvePlan(input)
        const changed = plan.pairs.filter(pair =>
          input.keep?.some(one => one.village === pair.village && one.talent !== pair.talent),
        )
        const open = input.villages.length - plan.pairs.length
        expect([open, changed.length, plan.points]).toEqual(bruteForce(input))
        expect(plan.bound).toBe(plan.points)
      }),
      { numRuns: 400 },
    )
  })

  test('never breaks a rule: capacity, objections, orders for one field, one person a village', () => {
    fc.assert(
      fc.property(inputs, input => {
        const { pairs } = solvePlan(input)
        expect(new Set(pairs.map(({ village }) => village)).size).toBe(pairs.length)
        for (const { village, talent } of pairs)
          expect(allowed(input, at(input.villages, village), at(input.talents, talent))).toBe(true)
        for (const talent of input.talents)
          expect(pairs.filter(pair => pair.talent === talent.id).length).toBeLessThanOrEqual(talent.room)
      }),
    )
  })

  test('leaves what the office settled as it is, and plans the rest around it', () => {
    fc.assert(
      fc.property(inputs, input => {
        const couple = { village: 0, talent: 0 }
        const room = at(input.talents, 0).room
        fc.pre(room > 0)
        const { pairs } = solvePlan({ ...input, locked: [couple] })
        expect(pairs.filter(({ village }) => village === 0)).toMatchObject([{ ...couple, isLocked: true }])
        expect(pairs.filter(({ talent }) => talent === 0).length).toBeLessThanOrEqual(room)
      }),
    )
  })

  test('a lock on somebody who has left holds nothing', () => {
    const village = { id: 1, at: null, fields: [], strict: false, languages: [], former: null }
    const talent = { id: 7, at: null, fields: [], languages: [], load: 0, room: 1 }
    const input = { villages: [village], talents: [talent], barred: [], keep: null, weights }
    const { pairs } = solvePlan({ ...input, locked: [{ village: 1, talent: 99 }] })
    expect(pairs).toMatchObject([{ village: 1, talent: 7, isLocked: false }])
  })

  test('is as good when points are counted a million times as fine', () => {
    fc.assert(
      fc.property(inputs, input => {
        const finer = Object.fromEntries(Object.entries(weights).map(([key, one]) => [key, one * 1_000_000]))
        const plan = solvePlan({ ...input, weights: { ...weights, ...finer } })
        const { points, pairs, changes } = solvePlan(input)
        expect([plan.points, plan.bound]).toEqual([points * 1_000_000, points * 1_000_000])
        expect([plan.pairs.length, plan.changes]).toEqual([pairs.length, changes])
      }),
    )
  })

  test('is the same beside the event loop', async () => {
    const [input] = fc.sample(inputs, { seed: 20260101, numRuns: 1 })
    if (!input) throw new Error('no input')
    expect(await solveAside(input)).toEqual(solvePlan(input))
  })

  test('says how many are lacking, and for which villages', () => {
    const tea = (id: number): PlanVillage => ({
      id,
      at: null,
      fields: [1],
      strict: true,
      languages: [],
      former: null,
    })
    const input = {
      villages: [tea(1), tea(2), tea(3)],
      talents: [
        { id: 7, at: null, fields: [1], languages: [], load: 0, room: 1 },
        { id: 8, at: null, fields: [2], languages: [], load: 0, room: 5 },
      ],
      locked: [],
      barred: [],
      keep: null,
      weights,
    }
    const { pairs, lacking } = solvePlan(input)
    expect(pairs).toHaveLength(1)
    expect(lacking).toEqual([{ villages: expect.any(Array), talents: [7], missing: 2 }])
    expect(lacking[0]?.villages.toSorted()).toEqual([1, 2, 3])
  })
})

const at = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index]
  if (item === undefined) throw new Error(`there is no ${index}`)
  return item
}
