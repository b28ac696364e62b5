import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  areaOf,
  type Counting,
  countedOnce,
  type Indicator,
  type Span,
  spanOf,
  spanTo,
} from '#core/figures.ts'
import { addDays } from '#core/shanghai.ts'
import { seedDemo } from '../../src/demo/seed.ts'
import { work } from '../../src/domain/index.ts'
import { plansOver } from '../../src/domain/plans/index.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { everything, partsAddUp, vault } from './parts.ts'

let db: FreshDatabase

beforeAll(async () => {
  db = await freshDatabase()
  await seedDemo(db, vault, new Date('2026-11-23T09:00:00+08:00'))
})
afterAll(() => db.drop())

const indicators: readonly Indicator[] = [...work, plansOver(work)].flatMap(noun => noun.indicators ?? [])

const listOf = (one: Counting, span: Span) => everything(page => one.list(db.reader, span, page))

const sum = (rows: readonly { readonly amount: number }[]): number =>
  rows.reduce((total, { amount }) => total + amount, 0)

/** Areas of the demo county: all of it, a township, a village, a unit. */
const township = areaOf([{ townshipId: 1 }])
const spans: readonly (readonly [string, Span])[] = [
  ['2026-11-23', spanTo('2026-11-23', null)],
  ['2026-06-30', spanTo('2026-06-30', null)],
  ['2025-12-31', spanTo('2025-12-31', null)],
  ['in the second quarter', spanOf('2026-04-01', '2026-06-30', null)],
  ['in a township', spanTo('2026-11-23', township)],
  ['in a village', spanTo('2026-11-23', areaOf([{ villageId: 1 }]))],
  ['in a unit', spanTo('2026-11-23', areaOf([{ unitId: 1 }]))],
]

describe.each(indicators.map(one => [`${one.id} ${one.name}`, one] as const))('%s', (_name, one) => {
  test.each(spans)('lists %s exactly what it counts, in both readings', async (_when, span) => {
    const rows = await listOf(one, span)
    const value = await one.count(db.reader, span)
    expect(sum(rows)).toBe(value)
    if (!['次', '年'].includes(one.unit))
      expect(new Set(rows.map(({ number }) => number)).size).toBe(rows.length)
    if (one.outOf) expect(await one.outOf(db.reader, span)).toBeGreaterThanOrEqual(value)
    if (one.otherReading)
      expect(sum(await listOf(one.otherReading, span))).toBe(await one.otherReading.count(db.reader, span))
  })

  test('is never more in a part of the county than in the whole', async () => {
    const whole = await one.count(db.reader, spanTo('2026-11-23', null))
    const part = await one.count(db.reader, spanTo('2026-11-23', township))
    expect(part).toBeLessThanOrEqual(whole)
  })
})

const divided = indicators
  .filter(one => one.by !== undefined)
  .map(one => [`${one.id} ${one.name}`, one] as const)

describe.each(divided)('%s divided', (_name, one) => {
  test.each(spans)(
    'lists in every part %s exactly whom it counts, once, and misses nobody',
    async (_when, span) => {
      await partsAddUp(db.reader, one, span, vault)
    },
  )

  test('knows no part by a word nobody has', async () => {
    for (const division of one.by ?? [])
      expect(
        await division.list(db.reader, spanTo('2026-11-23', null), vault, { word: '没有', skip: 0, take: 9 }),
      ).toEqual([])
  })
})

// On the last day of its old level an upgraded station was counted at none.
test('a station has one level on every day, also on the day before it is upgraded', async () => {
  const figure = (id: string) => indicators.find(one => one.id === id)
  const levels = await db.prisma.workstationLevel.findMany()
  const days = levels.flatMap(({ fromOn }) => {
    const day = fromOn.toISOString().slice(0, 10)
    return [addDays(day, -1), day]
  })
  expect(levels.some(({ toOn }) => toOn !== null)).toBe(true)
  for (const day of days) {
    const span = spanTo(day, null)
    const counts = []
    for (const id of ['IND-16', 'IND-17', 'IND-18'])
      counts.push((await figure(id)?.count(db.reader, span)) ?? 0)
    expect([day, counts.reduce((a, b) => a + b, 0)]).toEqual([
      day,
      await figure('GZ-01')?.count(db.reader, span),
    ])
  }
})

// A township's officer was told the whole county's liaisons as his own.
test.each(['IND-26', 'IND-27'])('%s of a township is not the county’s', async id => {
  const one = indicators.find(other => other.id === id)
  const whole = (await one?.count(db.reader, spanTo('2026-11-23', null))) ?? 0
  expect(whole).toBeGreaterThan(20)
  expect(await one?.count(db.reader, spanTo('2026-11-23', township))).toBeLessThan(whole / 2)
})

test('every figure has an id of its own', () => {
  expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length)
})

describe('Figures told to many readers', () => {
  const counting = () => {
    let asked = 0
    const one: Indicator = {
      id: 'XX-01',
      name: '数',
      unit: '个',
      kind: 'stock',
      rule: '数一数。',
      owner: '县委人才办',
      count: async () => {
        asked += 1
        if (asked === 1) throw new Error('the database was away')
        return asked
      },
      list: async () => [],
    }
    return { one, asked: () => asked }
  }

  test('are counted once for a span and an area, and again after a failure', async () => {
    const { one, asked } = counting()
    const [told] = countedOnce([one])
    const ask = (span: Span) => told?.count(db.reader, span)
    await expect(ask(spanTo('2026-11-23', null))).rejects.toThrow('away')
    for (let reader = 0; reader < 50; reader += 1) await ask(spanTo('2026-11-23', null))
    expect(asked()).toBe(2)
    await ask(spanTo('2026-11-23', township))
    await ask(spanTo('2026-11-22', null))
    expect(asked()).toBe(4)
  })
})
