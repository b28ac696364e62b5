import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cursor, countByTerm, countTalents, firstPage, searchTalents } from '#domain/talents/search.ts'
import { anyOf, both, either, type Fit, plainWord, written } from '#domain/talents/terms.ts'
import { createVault } from '#storage/vault.ts'
import { parseKeys } from '#storage/vault-keys.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { seedDemo } from '../../src/demo/seed.ts'

type Known = {
  readonly id: number
  readonly texts: readonly string[]
  readonly level: string | null
  readonly townshipId: number | null
  readonly state: string
}

let database: FreshDatabase
let people: readonly Known[]

beforeAll(async () => {
  database = await freshDatabase()
  const keys = parseKeys(`test:${createHash('sha256').update('vault').digest('base64')}`)
  const vault = createVault({ known: () => keys, newest: () => keys })
  await seedDemo(database, vault, new Date('2026-11-23T09:00:00+08:00'))
  // Numbers far apart, so that several rows of the index and the gaps between them are looked at.
  await database.pool.query('update talent set id = id * 37 where id > 900 and person_id is null')
  const rows = await database.prisma.talent.findMany({ orderBy: { id: 'asc' } })
  people = rows.map(({ id, name, title, craft, product, level, townshipId, state }) => ({
    id,
    texts: [name, title, craft, product].filter(text => text !== null).map(plainWord),
    level,
    townshipId,
    state,
  }))
})
afterAll(() => database.drop())

/** What a fit means, said the slow way. */
type Wanted = { readonly fit: Fit; readonly fits: (one: Known) => boolean }

const pairsOf = (word: string): readonly string[] => {
  const signs = [...word]
  return signs.length === 1 ? signs : signs.slice(1).map((sign, index) => `${signs[index]}${sign}`)
}

const textWanted = (word: string): Wanted => ({
  fit: written(word),
  fits: one => pairsOf(word).every(pair => one.texts.some(text => text.includes(pair))),
})

const wanted: fc.Arbitrary<Wanted> = fc.letrec<{ wanted: Wanted }>(tie => ({
  wanted: fc.oneof(
    { maxDepth: 3 },
    fc
      .constantFrom('杨', '教师', '杨春', '高级教师', '农艺', '狐猴', '级教', '医师', '制茶', '春兰')
      .map(textWanted),
    fc.constantFrom('high', 'middle', 'junior').map(level => ({
      fit: anyOf([`level:${level}`]),
      fits: (one: Known) => one.level === level,
    })),
    fc.uniqueArray(fc.integer({ min: 1, max: 11 }), { maxLength: 3 }).map(ids => ({
      fit: anyOf(ids.map(id => `township:${id}`)),
      fits: (one: Known) => one.townshipId !== null && ids.includes(one.townshipId),
    })),
    fc.tuple(tie('wanted'), tie('wanted')).map(([a, b]) => ({
      fit: both(a.fit, b.fit),
      fits: (one: Known) => a.fits(one) && b.fits(one),
    })),
    fc.tuple(tie('wanted'), tie('wanted')).map(([a, b]) => ({
      fit: either(a.fit, b.fit),
      fits: (one: Known) => a.fits(one) || b.fits(one),
    })),
  ),
})).wanted

const walk = async (fit: Fit, forth: boolean, size: number): Promise<readonly number[]> => {
  const seen: number[] = []
  let cursor: Cursor = forth ? firstPage : { before: 2_000_000 }
  for (;;) {
    const { ids } = await searchTalents(database.reader, fit, cursor, size)
    const edge: number | undefined = forth ? ids.at(-1) : ids[0]
    if (edge === undefined) return seen
    if (forth) seen.push(...ids)
    else seen.unshift(...ids)
    cursor = forth ? { after: edge } : { before: edge }
  }
}

describe('The index of bits', () => {
  test('finds exactly those a slow look finds, in the order of their numbers, and counts them', async () => {
    await fc.assert(
      fc.asyncProperty(wanted, fc.integer({ min: 1, max: 25 }), async ({ fit, fits }, size) => {
        const expected = people.filter(fits).map(({ id }) => id)
        const { ids, total, before } = await searchTalents(database.reader, fit, firstPage, size)
        expect(ids).toEqual(expected.slice(0, size))
        expect(total).toBe(expected.length)
        expect(before).toBe(0)
        expect(await countTalents(database.reader, fit)).toBe(expected.length)
      }),
      { numRuns: 60 },
    )
  })

  test('pages forth and back visit everyone once, and know how many lie before', async () => {
    await fc.assert(
      fc.asyncProperty(wanted, fc.integer({ min: 20, max: 120 }), async ({ fit, fits }, size) => {
        const expected = people.filter(fits).map(({ id }) => id)
        expect(await walk(fit, true, size)).toEqual(expected)
        expect(await walk(fit, false, size)).toEqual(expected)
        const middle = expected[Math.floor(expected.length / 2)] ?? 0
        const { before } = await searchTalents(database.reader, fit, { after: middle }, size)
        const after = expected.filter(id => id > middle)
        expect(before).toBe(after.length > 0 ? expected.length - after.length : 0)
      }),
      { numRuns: 15 },
    )
  })

  test('divides those who fit by term', async () => {
    await fc.assert(
      fc.asyncProperty(wanted, async ({ fit, fits }) => {
        const counts = await countByTerm(database.reader, fit, [
          'level:high',
          'level:none',
          'state:verified',
          'x:y',
        ])
        const count = (is: (one: Known) => boolean): number | undefined =>
          people.filter(one => fits(one) && is(one)).length || undefined
        expect(counts.get('level:high')).toBe(count(({ level }) => level === 'high'))
        expect(counts.get('level:none')).toBe(count(({ level }) => level === null))
        expect(counts.get('state:verified')).toBe(count(({ state }) => state === 'verified'))
        expect(counts.has('x:y')).toBe(false)
      }),
      { numRuns: 20 },
    )
  })
})
