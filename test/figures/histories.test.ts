import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { areaOf, type Indicator, spanOf, spanTo } from '#core/figures.ts'
import { addDays, instantOf } from '#core/shanghai.ts'
import { work } from '../../src/domain/index.ts'
import { furnish } from '../support/county.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { partsAddUp, vault } from './parts.ts'

// People come, change and go in any order; whatever day or stretch is asked for, the figures say what a list kept by
// hand says, and list the very people.

let db: FreshDatabase
beforeAll(async () => {
  db = await freshDatabase()
  await furnish(db)
})
afterAll(() => db.drop())

const first = '2026-01-01'
const days = 40
const verbs = ['verify', 'leave', 'return', 'raise', 'lower', 'move', 'fallDue'] as const

type Step = { readonly who: number; readonly verb: (typeof verbs)[number]; readonly after: number }
type Known = { readonly level: string; readonly townshipId: number }
/** For each person and day, what the list kept by hand says at the end of it. */
type Kept = Map<number, (Known | null)[]>

const people = 4
/** The last has not told it; the first turns fifty in the days looked at. */
const births = ['1976-02', '1990-11', '1966-01'].map(born => vault.seal(born))
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    who: fc.integer({ min: 0, max: people - 1 }),
    verb: fc.constantFrom(...verbs),
    after: fc.integer({ min: 0, max: 4 }),
  }),
  { minLength: 5, maxLength: 24 },
)

const figure = (id: string): Indicator => {
  const found = work.flatMap(noun => noun.indicators ?? []).find(one => one.id === id)
  if (!found) throw new Error(id)
  return found
}

const blank = { level: 'middle', townshipId: 1 }

/** What a step does to somebody who stands in the register. */
const changed: Readonly<Record<Step['verb'], ((now: Known) => Known | null) | null>> = {
  verify: null,
  return: null,
  leave: () => null,
  raise: now => ({ ...now, level: 'high' }),
  lower: now => ({ ...now, level: 'middle' }),
  move: now => ({ ...now, townshipId: now.townshipId === 1 ? 2 : 1 }),
  fallDue: now => now,
}

/** How somebody stands after a step, by hand and in the register alike; nothing when it cannot be done now. */
const done = (verb: Step['verb'], now: Known | null): Known | null | undefined => {
  const change = changed[verb]
  if (now === null) return change === null ? blank : undefined
  return change === null ? undefined : change(now)
}

const columnsOf = (verb: Step['verb'], next: Known | null, at: Date) => {
  if (next === null) return { state: 'exited', exitedAt: at }
  if (verb === 'verify' || verb === 'return')
    return { ...next, state: 'verified', verifiedAt: at, exitedAt: null }
  return { ...next, state: verb === 'fallDue' ? 'annual_due' : 'verified' }
}

const live = async (history: readonly Step[]): Promise<{ ids: readonly number[]; kept: Kept }> => {
  const ids: number[] = []
  for (let who = 0; who < people; who += 1) {
    const row = await db.prisma.talent.create({
      data: {
        name: `某${who}`,
        initials: 'm',
        category: 'folk',
        bornSealed: births[who] ?? null,
        state: 'office_verify',
        registeredBy: 'system:test',
        createdAt: instantOf(first),
        updatedAt: instantOf(first),
      },
    })
    ids.push(row.id)
  }
  const kept: Kept = new Map(ids.map(id => [id, Array.from({ length: days }, () => null)]))
  let day = 0
  let minute = 0
  for (const { who, verb, after } of history) {
    day = Math.min(days - 1, day + after)
    minute += 1
    const id = ids[who] ?? 0
    const row = kept.get(id) ?? []
    const next = done(verb, row[day] ?? null)
    if (next === undefined) continue
    for (let on = day; on < days; on += 1) row[on] = next
    const at = new Date(instantOf(addDays(first, day)).getTime() + minute * 60_000)
    await db.prisma.talent.update({ where: { id }, data: { ...columnsOf(verb, next, at), updatedAt: at } })
  }
  return { ids, kept }
}

const numbers = async (id: string, span: Parameters<Indicator['count']>[1]): Promise<readonly string[]> => {
  const one = figure(id)
  const rows = await one.list(db.reader, span, { skip: 0, take: 100 })
  expect(rows).toHaveLength(await one.count(db.reader, span))
  return rows.map(({ number }) => number)
}

const expected = (kept: Kept, day: number, fits: (known: Known) => boolean): readonly string[] =>
  [...kept]
    .filter(([, row]) => {
      const known = row[day]
      return known !== null && known !== undefined && fits(known)
    })
    .map(([id]) => `RC-${id}`)

test('say on any past day who stood in the register, at which level, in which township', async () => {
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.array(fc.integer({ min: 0, max: days - 1 }), { minLength: 3, maxLength: 3 }),
      async (history, asked) => {
        await db.prisma.talent.deleteMany()
        const { kept } = await live(history)
        for (const day of asked) {
          const on = addDays(first, day)
          expect(await numbers('RC-01', spanTo(on, null))).toEqual(expected(kept, day, () => true))
          expect(await numbers('RC-02', spanTo(on, null))).toEqual(
            expected(kept, day, ({ level }) => level === 'high'),
          )
          await partsAddUp(db.reader, figure('RC-01'), spanTo(on, null), vault)
          const area = areaOf([{ townshipId: 2 }])
          expect(await numbers('RC-01', spanTo(on, area))).toEqual(
            expected(kept, day, ({ townshipId }) => townshipId === 2),
          )
        }
      },
    ),
    { numRuns: 10 },
  )
}, 90_000)

test('of a stretch say who came and who went: what stood before, with who came, without who went, is what stands', async () => {
  await fc.assert(
    fc.asyncProperty(
      steps,
      fc.integer({ min: 1, max: days - 1 }),
      fc.integer({ min: 0, max: days - 1 }),
      async (history, a, b) => {
        await db.prisma.talent.deleteMany()
        const { kept } = await live(history)
        const [from, to] = [Math.min(a, b + 1), Math.max(a, b)]
        const span = spanOf(addDays(first, from), addDays(first, to), null)
        const came = await numbers('RC-03', span)
        const went = await numbers('RC-04', span)
        const before = from === 0 ? [] : expected(kept, from - 1, () => true)
        const after = expected(kept, to, () => true)
        for (const number of after) expect(before.includes(number) || came.includes(number)).toBe(true)
        for (const number of before) expect(after.includes(number) || went.includes(number)).toBe(true)
      },
    ),
    { numRuns: 10 },
  )
}, 90_000)

/** Of one person with one village, from one day to another; without an end it still holds. */
const stretch = fc.record({
  who: fc.integer({ min: 0, max: 2 }),
  village: fc.integer({ min: 1, max: 4 }),
  from: fc.integer({ min: 0, max: days - 1 }),
  length: fc.option(fc.integer({ min: 0, max: 12 }), { nil: null }),
})

type Stretch = {
  readonly who: number
  readonly village: number
  readonly from: number
  readonly length: number | null
}

const heldOn = ({ from, length }: Stretch, day: number): boolean =>
  from <= day && (length === null || from + length > day)

const atNine = (day: number): Date => instantOf(addDays(first, day), '09:00')

const pair = async (ids: readonly number[], { who, village, from, length }: Stretch): Promise<number> => {
  const begun = atNine(from)
  const { id } = await db.prisma.pairing.create({
    data: {
      kind: 'village',
      talentId: ids[who] ?? 0,
      villageId: village,
      origin: 'office',
      state: length === null ? 'active' : 'ended',
      proposedBy: 'system:test',
      since: begun,
      createdAt: begun,
      updatedAt: begun,
      spans: { create: { from: begun, to: length === null ? null : atNine(from + length) } },
    },
  })
  return id
}

const emptied = async (): Promise<readonly number[]> => {
  await db.prisma.pairingSpan.deleteMany()
  await db.prisma.pairing.deleteMany()
  await db.prisma.talent.deleteMany()
  const { ids } = await live([0, 1, 2].map(who => ({ who, verb: 'verify', after: 0 })))
  return ids
}

test('say who was sent to a village on any day, once a person and once a pair, and which villages were covered', async () => {
  await fc.assert(
    fc.asyncProperty(
      // Nobody is paired twice with the same village at a time.
      fc.uniqueArray(stretch, { maxLength: 8, selector: ({ who, village }) => `${who} ${village}` }),
      fc.array(fc.integer({ min: 0, max: days - 1 }), { minLength: 3, maxLength: 3 }),
      async (stretches, asked) => {
        const ids = await emptied()
        const pairs: (readonly [number, Stretch])[] = []
        for (const one of stretches) pairs.push([await pair(ids, one), one])
        for (const day of asked) {
          const span = spanTo(addDays(first, day), null)
          const held = pairs.filter(([, one]) => heldOn(one, day))
          const sent = new Set(held.map(([, { who }]) => `RC-${ids[who]}`))
          expect(new Set(await numbers('IND-21', span))).toEqual(sent)
          expect(await figure('IND-21').otherReading?.count(db.reader, span)).toBe(held.length)
          expect((await numbers('JD-02', span)).toSorted()).toEqual(held.map(([id]) => `JD-${id}`).toSorted())
          const covered = new Set(held.map(([, { village }]) => `村${village}`))
          expect(new Set(await numbers('JD-01', span))).toEqual(covered)
        }
      },
    ),
    { numRuns: 10 },
  )
}, 90_000)
