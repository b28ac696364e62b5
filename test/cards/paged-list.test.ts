import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { button } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import { fits } from '#cards/kit/fit.ts'
import { type ListPage, pagedList } from '#cards/kit/paged-list.ts'
import { plainText } from '#cards/kit/plain.ts'
import { callbackValues } from './faces.ts'

type Line = { readonly id: number; readonly place: string; readonly words: string }

const lines = (words: readonly string[]): readonly Line[] =>
  words.map((one, index) => ({ id: index + 1, place: `第${index}`, words: one }))

const named = (count: number) => lines(Array.from({ length: count }, (_, index) => `和平村${index}`))

const drawn = (page: Partial<ListPage<Line>>, turn: { keyOf?: (line: Line) => string; counts?: true } = {}) =>
  pagedList<Line>(
    { lines: [], total: page.lines?.length ?? 0, before: 0, previous: null, next: null, ...page },
    {
      head: { title: '村' },
      measure: '个',
      empty: '还没有登记村。',
      entry: ({ id, words }) => ({
        title: words,
        button: button({ text: '查看', do: 'places.show', value: { id } }),
      }),
      turn: { do: 'places.list', value: { q: '村' }, ...turn },
    },
  )

const presses = (card: Card) => callbackValues(card).filter(({ do: act }) => act === 'places.list')

const shownIds = (card: Card) =>
  callbackValues(card)
    .filter(({ do: act }) => act === 'places.show')
    .map(({ id }) => Number(id))

describe('a page of a list', () => {
  test('says how many there are, where it stands among them, and goes both ways', () => {
    const card = drawn({ lines: named(2), total: 12, before: 4, previous: 1, next: 2 })
    expect(plainText(card)).toBe(
      [
        '【村】［共12个］',
        ...['和平村0', '〔查看〕', '———', '和平村1', '〔查看〕'],
        '第5—6个，共12个。',
        '〔上一页〕 〔下一页〕',
      ].join('\n'),
    )
    expect(presses(card)).toEqual([
      { do: 'places.list', q: '村', before: 1 },
      { do: 'places.list', q: '村', after: 2 },
    ])
  })

  test('that is the whole list says nothing of pages, and an empty list says what is missing', () => {
    expect(plainText(drawn({ lines: named(1) }))).not.toMatch(/第1|页/)
    expect(plainText(drawn({}))).toBe('【村】［共0个］\n还没有登记村。')
  })

  test('nobody counted tells no numbers, but still that there is nothing', () => {
    expect(plainText(drawn({ lines: named(1), total: null, next: 1 }))).not.toContain('共')
    expect(plainText(drawn({ total: null }))).toBe('【村】\n还没有登记村。')
  })

  test('that has emptied since it was offered says so and leads back', () => {
    const card = drawn({ total: 3, before: 10, previous: 0 }, { counts: true })
    expect(plainText(card)).toBe('【村】［共3个］\n这一页已经空了，共3个。\n〔上一页〕')
    expect(presses(card)).toEqual([{ do: 'places.list', q: '村', skip: 0 }])
  })

  test('goes on by the key the list stands in', () => {
    const card = drawn({ lines: named(500) }, { keyOf: ({ place }) => place })
    expect(presses(card)).toEqual([{ do: 'places.list', q: '村', after: `第${shownIds(card).length - 1}` }])
  })

  test.each([
    ['keys', {}],
    ['counts', { counts: true }],
  ] as const)('turned by %s, shows every line once and always fits', (_by, turn) => {
    const words = fc.array(fc.string({ maxLength: 300, unit: 'grapheme', size: 'max' }), { maxLength: 80 })
    fc.assert(
      fc.property(words, said => {
        const all = lines(said)
        const seen: number[] = []
        for (let from: number | null = 0; from !== null; ) {
          const rest: readonly Line[] = all.slice(from)
          const card = drawn({ lines: rest, total: all.length, before: from }, turn)
          expect(fits(card)).toBe(true)
          seen.push(...shownIds(card))
          const [next] = presses(card)
          // Numbers begin at 1 and follow on: the last one shown is also how many were.
          from = next === undefined ? null : Number(next.after ?? next.skip)
        }
        expect(seen).toEqual(all.map(({ id }) => id))
      }),
      { numRuns: 30 },
    )
  })
})
