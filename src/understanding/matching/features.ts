import { createTrie } from '../lexicon/trie.ts'
import { actAliases, acts } from './acts.ts'
import { fillers } from './moods.ts'

/** A place of a text that stands for a value: its kind is what counts, not its words. */
export type Mask = { readonly from: number; readonly to: number; readonly kind: string }

/** What a text is compared by. Its weight is how much a match of it tells, before rarity. */
export type Feature = { readonly name: string; readonly weight: number }

const weightOf = { concept: 1.6, object: 2, word: 1.3, kind: 0.9, pair: 0.6, sign: 0.12 } as const

/** Takes texts apart: known words first, the longest from the left, then pairs of what is left. */
export type Lexer = (text: string, masks: readonly Mask[]) => readonly Feature[]

/** A word the lexer knows and what it is a sign of. */
export type Known = { readonly word: string; readonly features: readonly Feature[] }

const filler: Feature = { name: '', weight: 0 }

export const concept = (name: string): Feature => ({ name: `c:${name}`, weight: weightOf.concept })
export const object = (name: string): Feature => ({ name: `o:${name}`, weight: weightOf.object })
export const word = (name: string): Feature => ({ name: `x:${name}`, weight: weightOf.word })
export const kind = (name: string): Feature => ({ name: `k:${name}`, weight: weightOf.kind })
const pair = (name: string): Feature => ({ name: `b:${name}`, weight: weightOf.pair })
const sign = (name: string): Feature => ({ name: `u:${name}`, weight: weightOf.sign })

/** The words of the acts and the fillers, which every lexer knows. */
export const officeWords = (): readonly Known[] => [
  ...Object.entries(acts).flatMap(([name, act]) =>
    [...act.words, ...act.spoken].map(one => ({ word: one, features: [concept(actAliases[name] ?? name)] })),
  ),
  ...fillers.map(one => ({ word: one, features: [filler] })),
]

export const createLexer = (known: readonly Known[]): Lexer => {
  const trie = createTrie<Feature>()
  for (const one of known) for (const feature of one.features) trie.add(one.word, feature)
  return (text, masks) => {
    const found: Feature[] = []
    // Pairs are made of what carries meaning: a filler between two words does not part them.
    let left = ''
    let at = 0
    const skip = (to: number, keeps: boolean): void => {
      if (keeps) left += text.slice(at, to)
      at = to
    }
    while (at < text.length) {
      const mask = masks.find(({ from }) => from === at)
      if (mask) {
        found.push(kind(mask.kind))
        left += '\n'
        skip(mask.to, false)
        continue
      }
      const until = masks.reduce((end, { from }) => (from > at && from < end ? from : end), text.length)
      const hit = trie.at(text, at).find(({ to }) => to <= until)
      if (!hit) {
        skip(at + 1, true)
        continue
      }
      const features = hit.values.filter(({ weight }) => weight > 0)
      found.push(...features)
      skip(hit.to, features.length > 0)
    }
    return distinct([...found, ...pairsOf(left)])
  }
}

const pairsOf = (left: string): readonly Feature[] => {
  const signs = [...left].map(one => (/[\p{L}\p{N}]/u.test(one) ? one : '\n'))
  return signs.flatMap((one, index) => {
    if (one === '\n') return []
    const next = signs[index + 1]
    return next === undefined || next === '\n' ? [sign(one)] : [sign(one), pair(one + next)]
  })
}

const distinct = (features: readonly Feature[]): readonly Feature[] => [
  ...new Map(features.map(one => [one.name, one])).values(),
]
