import type { Command } from '#core/handlers.ts'
import { derivedFrom } from './grammar.ts'
import { compact } from './sentence.ts'

/** A sentence understood: which command, by which of its words, and what stood after them. */
export type Found = {
  readonly command: Command
  readonly phrase: string
  readonly rest: string
  /** Nothing stands between the command's words and what follows: 登记杨春兰. */
  readonly glued: boolean
}

/** One of a command's words, ready to be looked for at the head of a sentence. */
type Phrase = { readonly command: Command; readonly words: string; readonly head: RegExp }

/** Finds the command a tidy sentence begins with; the longest phrase wins. `null`: no command begins so. */
export type Find = (sentence: string) => Found | null

/** Prepares the words of all commands once. Throws when two commands claim the same word: a fault of the roll-call. */
export const finder = (commands: readonly Command[]): Find => {
  const own = commands.flatMap(phrasesOf)
  refuseTwins(own)
  const derived = derivedFrom(commands).map(({ command, word }) => phraseOf(command, word))
  const phrases = [...own, ...derived].sort((a, b) => b.words.length - a.words.length)
  // Hundreds of words follow from the intents; only those that begin like the sentence are looked at.
  const byHead = new Map<string, Phrase[]>()
  for (const phrase of phrases) {
    const head = phrase.words.charAt(0)
    byHead.set(head, [...(byHead.get(head) ?? []), phrase])
  }
  return sentence => {
    const shown = recordIn(sentence, commands)
    if (shown) return shown
    for (const phrase of byHead.get(sentence.charAt(0).toLowerCase()) ?? []) {
      const found = foundBy(phrase, sentence)
      if (found) return found
    }
    return null
  }
}

const phrasesOf = (command: Command): Phrase[] => command.words.map(word => phraseOf(command, word))

const phraseOf = (command: Command, word: string): Phrase => ({
  command,
  words: compact(word),
  head: headOf(word),
})

const foundBy = (phrase: Phrase, sentence: string): Found | null => {
  const head = phrase.head.exec(sentence)
  if (!head || partOfLongerWord(phrase.words, sentence)) return null
  const after = sentence.slice(head[0].length)
  return {
    command: phrase.command,
    phrase: phrase.words,
    rest: after.replace(between, ''),
    glued: after !== '' && !between.test(after),
  }
}

const between = /^[\s:：,，]+/

// Blanks are optional between Chinese characters; a Latin word ends where it ends (`me` is not the head of `medical`).
const headOf = (word: string): RegExp => {
  const body = [...word.trim().toLowerCase()].map(sign => (/\s/.test(sign) ? '' : escaped(sign)))
  const pattern = /^[\x20-\x7e]+$/.test(word)
    ? `${word.trim().split(/\s+/).map(escaped).join('\\s+')}(?![A-Za-z0-9_])`
    : body.filter(Boolean).join('\\s*')
  return new RegExp(`^${pattern}`, 'i')
}

const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

/** Words of the county's work that begin like a command but are none: 人才办 is an office, not 人才 + 办. */
const wholeWords = ['人才办', '人才库', '人才工作', '结对子', '授权书']

const partOfLongerWord = (phrase: string, sentence: string): boolean =>
  wholeWords.some(
    whole => whole !== phrase && whole.startsWith(phrase) && sentence.toLowerCase().startsWith(whole),
  )

/** A record's number by itself: `RC-12`, `rc12`, `SQ-2026-0031`, `IND-21`. */
const numberAlone = /^([a-z]{2,3})[- ]?(?:(20\d\d)-?(\d{3,6})|(\d{1,9}))$/i

/** It asks to see the record: the command that has its letters among its words shows it, or looks at records of such numbers. */
const recordIn = (sentence: string, commands: readonly Command[]): Found | null => {
  const [whole, letters = '', year, ofYear, plain] = numberAlone.exec(sentence) ?? []
  if (whole === undefined) return null
  const prefix = letters.toUpperCase()
  const command =
    commands.find(({ words }) => words.some(word => word.toUpperCase() === prefix)) ??
    commands.find(one => one.writes !== true && hasNumbers(one, prefix))
  const rest = [prefix, year, ofYear ?? plain].filter(part => part !== undefined).join('-')
  return command ? { command, phrase: '', rest, glued: false } : null
}

const hasNumbers = ({ slots = {} }: Command, prefix: string): boolean =>
  Object.values(slots).some(spec => spec.kind === 'id' && spec.prefix === prefix)

const refuseTwins = (phrases: readonly Phrase[]): void => {
  const claimed = new Map<string, Command>()
  for (const { words, command } of phrases) {
    const other = claimed.get(words)
    if (other && other !== command) throw new Error(`two commands claim the word ${words}`)
    claimed.set(words, command)
  }
}
