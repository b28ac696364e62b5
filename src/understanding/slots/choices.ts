import type { Choice, SlotSpec } from '#core/slots.ts'
import { folded, type Tidy } from '../tidy.ts'
import { wordsBefore } from './nearby.ts'
import { type Reading, reading } from './reading.ts'

/** A noun's own words for something: 州级, 运行中; where they stand in an order also 副高以上, 中级及以下, 中级到副高. */
export const readChoices = (sentence: Tidy, spec: SlotSpec): readonly Reading[] => {
  const known = found.get(sentence) ?? new Map<SlotSpec, readonly Reading[]>()
  found.set(sentence, known)
  const read = known.get(spec) ?? choicesIn(sentence, spec)
  known.set(spec, read)
  return read
}

// Several commands ask for the same thing, and all of them look at one sentence.
const found = new WeakMap<Tidy, Map<SlotSpec, readonly Reading[]>>()

const choicesIn = (sentence: Tidy, spec: SlotSpec): readonly Reading[] => {
  const words = wordsOf(spec.options ?? [])
  if (words.size === 0) return []
  const hits = hitsOf(sentence.text, words)
  const between = spec.ordered ? hits.flatMap(hit => rangeAt(sentence.text, hit, hits)) : []
  const single = hits.map(hit => (spec.ordered ? withBound(sentence.text, hit) : hit))
  return [...between, ...single].map(({ from, to, first, last }) =>
    reading(sentence, { from, to }, choiceAt(spec, first, sentence, from, to), {
      values: (spec.options ?? [])
        .slice(first, last + 1)
        .map((_, step) => choiceAt(spec, first + step, sentence, from, to)),
      strength: to - from < 2 ? 'weak' : 'sure',
    }),
  )
}

/** What a word stands for: one option, or several beside each other (高级职称). */
type Word = { readonly word: string; readonly first: number; readonly last: number }
/** Options `first` to `last`, read from the words between `from` and `to`. */
type Hit = { readonly from: number; readonly to: number; readonly first: number; readonly last: number }

const choiceAt = ({ options = [] }: SlotSpec, at: number, { text }: Tidy, from: number, to: number) =>
  ({ kind: 'choice', value: options[at]?.value ?? '', words: text.slice(from, to) }) as const

/** Split for every sentence would be waste: a noun's options do not change. */
const prepared = new WeakMap<readonly Choice[], Words>()

/** By the sign they begin with, the longest first. */
type Words = ReadonlyMap<string, readonly Word[]>

const wordsOf = (options: readonly Choice[]): Words => {
  const known = prepared.get(options)
  if (known) return known
  const said = new Map<string, Word>()
  options.forEach(({ value, words: ways }, at) => {
    for (const word of [value, ...ways].map(folded))
      if (word !== '') said.set(word, { word, first: said.get(word)?.first ?? at, last: at })
  })
  const longest = [...said.values()].toSorted((a, b) => b.word.length - a.word.length)
  const words = new Map<string, Word[]>()
  for (const one of longest) {
    const first = one.word.charAt(0)
    words.set(first, [...(words.get(first) ?? []), one])
  }
  prepared.set(options, words)
  return words
}

// The longest word at each place, none inside another: 副高 is not 高, 高级 is not the 级 of something else.
const hitsOf = (text: string, words: Words): readonly Hit[] => {
  const hits: Hit[] = []
  for (let from = 0; from < text.length; from += 1) {
    const word = words
      .get(text.charAt(from))
      ?.find(one => text.startsWith(one.word, from) && isWholeLatin(text, from, one.word))
    if (!word) continue
    hits.push({ from, to: from + word.word.length, first: word.first, last: word.last })
    from += word.word.length - 1
  }
  return hits
}

const isWholeLatin = (text: string, from: number, word: string): boolean =>
  !/^[a-z0-9]/.test(word) ||
  !(/[a-z0-9_]$/.test(wordsBefore(text, from)) || /^[a-z0-9_]/.test(text.slice(from + word.length)))

const above = /^(?:职称|学历|层次|级别|级)?(?:及其?以上|或以上|以上|往上|起(?!来)|或更高)/u
const below = /^(?:职称|学历|层次|级别|级)?(?:及其?以下|或以下|以下|往下|或更低)/u

const withBound = (text: string, hit: Hit): Hit => {
  const behind = text.slice(hit.to)
  const up = above.exec(behind)?.[0] ?? ''
  const down = below.exec(behind)?.[0] ?? ''
  if (up !== '') return { ...hit, to: hit.to + up.length, last: Number.MAX_SAFE_INTEGER }
  if (down !== '') return { ...hit, to: hit.to + down.length, first: 0 }
  const [least = ''] = /(?:至少是?|不低于|最低)$/u.exec(wordsBefore(text, hit.from)) ?? []
  return least === '' ? hit : { ...hit, from: hit.from - least.length, last: Number.MAX_SAFE_INTEGER }
}

const rangeAt = (text: string, hit: Hit, hits: readonly Hit[]): readonly Hit[] =>
  hits
    .filter(next => next.from > hit.to && /^(?:到|至|-|~)$/u.test(text.slice(hit.to, next.from)))
    .map(next => ({
      from: hit.from,
      to: next.to,
      first: Math.min(hit.first, next.first),
      last: Math.max(hit.last, next.last),
    }))
