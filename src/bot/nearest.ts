import { pinyin } from 'pinyin-pro'
import type { Command } from '#core/handlers.ts'
import { compact } from '#understanding/exact/sentence.ts'

/** A sentence to offer instead of one nobody understood. */
export type Suggestion = { readonly command: Command; readonly text: string }

/** The commands nearest to what was typed, best first. */
export type Nearest = (sentence: string, allowed: (command: Command) => boolean) => readonly Suggestion[]

const suggestionsMax = 3

/** Characters of the sentence that are compared: a command stands at its head. */
const comparedMax = 40

type Sound = { readonly letters: string; readonly initials: string }

type Known = {
  readonly command: Command
  readonly names: readonly { readonly words: string; readonly sound: Sound }[]
  readonly pairs: ReadonlySet<string>
}

/** Prepares the commands' words and sounds once. */
export const nearestAmong = (commands: readonly Command[]): Nearest => {
  const known = commands.map(knownOf)
  return (sentence, allowed) => {
    const typed = typedOf(sentence)
    return known
      .filter(({ command }) => allowed(command))
      .map(one => ({ one, score: scoreOf(one, typed) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, suggestionsMax)
      .map(({ one, score }) => suggestionOf(one.command, sentence, score))
  }
}

const knownOf = (command: Command): Known => ({
  command,
  names: command.words.map(word => ({ words: compact(word), sound: soundOf(compact(word)) })),
  pairs: pairsOf(compact(`${command.words[0]} ${command.summary} ${command.example}`)),
})

type Typed = { readonly words: string; readonly sound: Sound; readonly pairs: ReadonlySet<string> }

const typedOf = (sentence: string): Typed => {
  const words = [...compact(sentence)].slice(0, comparedMax).join('')
  return { words, sound: soundOf(words), pairs: pairsOf(words) }
}

const soundOf = (words: string): Sound => {
  const syllables = pinyin(words, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
  return {
    letters: syllables.join('').toLowerCase(),
    initials: syllables
      .map(one => one.slice(0, 1))
      .join('')
      .toLowerCase(),
  }
}

const scoreOf = (known: Known, typed: Typed): number =>
  Math.max(...known.names.map(name => nameScore(name, typed)), 0.6 * overlap(typed.pairs, known.pairs))

const nameScore = ({ words, sound }: Known['names'][number], typed: Typed): number =>
  Math.max(
    typed.words.includes(words) && words.length > 1 ? 0.9 : 0,
    likeness(typed.words.slice(0, words.length + 1), words),
    0.95 * likeness(typed.sound.letters.slice(0, sound.letters.length + 1), sound.letters),
    typed.words.length > 1 && typed.words === sound.initials ? 0.92 : 0,
  )

/** 1 for equal words, 0 for words without a letter in common. */
const likeness = (a: string, b: string): number =>
  b === '' ? 0 : 1 - editDistance([...a], [...b]) / Math.max([...a].length, [...b].length)

const editDistance = (a: readonly string[], b: readonly string[]): number => {
  let row = b.map((_, index) => index + 1)
  a.forEach((sign, i) => {
    let corner = i
    let left = i + 1
    row = row.map((above, j) => {
      const cost = Math.min(above + 1, left + 1, corner + (sign === b[j] ? 0 : 1))
      corner = above
      left = cost
      return cost
    })
  })
  return row.at(-1) ?? a.length
}

const pairsOf = (words: string): ReadonlySet<string> => {
  const signs = [...words]
  return new Set(signs.slice(1).map((sign, index) => `${signs[index]}${sign}`))
}

const overlap = (typed: ReadonlySet<string>, known: ReadonlySet<string>): number =>
  typed.size === 0 ? 0 : [...typed].filter(one => known.has(one)).length / typed.size

/** Likeness from which what stood behind the mistyped word is taken along: 查人材 茶叶 → 查人才 茶叶. */
const sameWordFrom = 0.5

const suggestionOf = (command: Command, sentence: string, score: number): Suggestion => {
  const rest = sentence.split(/\s+/).slice(1).join(' ')
  const [word] = command.words
  return { command, text: rest !== '' && score >= sameWordFrom && score < 0.9 ? `${word} ${rest}` : word }
}
