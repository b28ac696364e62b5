import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { followNames } from '#understanding/lexicon/follow.ts'
import { createUnderstanding, sureFrom, type Understood } from '#understanding/understand.ts'
import { fields, townships } from '../../../src/demo/county.ts'
import { inventTalents } from '../../../src/demo/talents.ts'
import { rollCall } from '../../../src/domain/index.ts'
import { canonicalSlots } from '../../../src/say/canonical.ts'
import { addressed } from '../../../src/say/people.ts'
import { seedCounty } from './county.ts'
import { isRight, readTable, type Sentence, today } from './table.ts'
import { counting, lookingUp, variations } from './variations.ts'

let database: FreshDatabase
let understand: (typed: string) => readonly Understood[]
beforeAll(async () => {
  database = await freshDatabase()
  await seedCounty(database)
  const nouns = rollCall({ database, startedAt: today, versions: [] })
  const lexicons = nouns.flatMap(({ lexicon }) => (lexicon ? [lexicon] : []))
  const names = await followNames(lexicons, '云岭县')(database.reader)
  const understanding = createUnderstanding(nouns)
  understand = typed => {
    const { text, mentions } = addressed(typed)
    return understanding.understand({ typed: text, mentions, now: today, names })
  }
})
afterAll(() => database.drop())

const only = (typed: string): Understood => {
  const [first, ...others] = understand(typed)
  expect(
    others.map(({ intent }) => intent),
    typed,
  ).toEqual([])
  if (!first) throw new Error(`nothing understood: ${typed}`)
  return first
}

const isSure = ({ confidence }: Understood): boolean => confidence >= sureFrom

/** Sentences in people's own words and without noise that are understood beyond doubt. */
const plainSentences = (from: number): readonly Sentence[] =>
  readTable('sentences')
    .filter(({ tags }) => tags.length === 0)
    .filter(sentence => {
      const [first, ...others] = understand(sentence.text)
      return (
        first?.door === 'free' &&
        others.length === 0 &&
        first.confidence >= from &&
        isRight(sentence, first.intent)
      )
    })

/** 经营管理人才 and 社工人才 are kinds of talent; 医生, 护士 and 会计 stand in titles. */
const otherwiseUsed = new Set(['经营管理', '企业管理', '社会工作', '社工', '医生', '护士', '律师', '会计'])

describe('However it is said', { timeout: 120_000 }, () => {
  test('fillers, signs, emoji, full-width and traditional characters do not change what is asked for', () => {
    const plain = plainSentences(0.8)
    expect(plain.length).toBeGreaterThan(100)
    const said = fc.sample(fc.tuple(fc.constantFrom(...plain), variations), {
      numRuns: 2_000,
      seed: 20_261_123,
    })
    const changed = said.flatMap(([{ text }, vary]) => {
      const [first] = understand(vary(text))
      return first?.intent === only(text).intent ? [] : [`${vary(text)} → ${first?.intent}`]
    })
    // A few in a thousand may leave us asking; the next test says that none of them makes us act.
    expect(changed.length, changed.join('\n')).toBeLessThanOrEqual(6)
  })

  test('and never turn a question into a write', () => {
    const reads = plainSentences(0).filter(({ text }) => only(text).command.writes !== true)
    fc.assert(
      fc.property(fc.constantFrom(...reads), variations, ({ text }, vary) => {
        const writes = understand(vary(text)).filter(one => isSure(one) && one.command.writes === true)
        expect(writes.map(({ intent }) => intent)).toEqual([])
      }),
      { numRuns: 1_500, seed: 20_261_124 },
    )
  })

  test.each([
    ['talent.query', lookingUp],
    ['talent.stats', counting],
  ] as const)('%s: place and field are found in any order, by any of their names', (intent, ways) => {
    const township = fc.constantFrom(...townships)
    const field = fc.constantFrom(
      ...fields.flatMap(([name, ...also]) => [name, ...also].map(said => ({ name, said }))),
    )
    fc.assert(
      fc.property(fc.constantFrom(...ways), township, field, (way, { name }, { name: meant, said }) => {
        fc.pre([...said].length > 1 && !otherwiseUsed.has(said))
        const understood = only(way(name, said))
        expect(understood.intent).toBe(intent)
        expect(canonicalSlots(understood.located)).toMatchObject({ township: name, field: meant })
      }),
      { numRuns: 600, seed: 20_261_125 },
    )
  })

  test('a name with one character written wrong is suggested, never taken for the right one', () => {
    const names = inventTalents().map(({ name }) => name)
    const known = new Set(names)
    const signs = [...new Set(names.flatMap(name => [...name.slice(1)]))]
    const sound = (sign: string): string => pinyin(sign, { toneType: 'none' })
    const person = fc.constantFrom(...names.filter(name => [...name].length === 3))
    fc.assert(
      fc.property(person, fc.constantFrom(1, 2), fc.nat(), (name, at, pick) => {
        const right = [...name][at] ?? ''
        const alike = signs.filter(sign => sign !== right && sound(sign) === sound(right))
        fc.pre(alike.length > 0)
        const wrong = [...name].with(at, alike[pick % alike.length] ?? '').join('')
        fc.pre(!known.has(wrong))
        for (const sentence of [`看看${wrong}的档案`, `${wrong}调走了，办离库`, `看人才 ${wrong}`]) {
          const people = understand(sentence).flatMap(({ said }) => said.slots.person ?? [])
          expect(people).not.toContainEqual(expect.objectContaining({ name }))
        }
      }),
      { numRuns: 300, seed: 20_261_126 },
    )
  })
})
