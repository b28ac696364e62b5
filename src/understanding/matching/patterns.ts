import type { Command } from '#core/handlers.ts'
import type { SlotSpec, Slots } from '#core/slots.ts'
import type { NameFinder } from '../lexicon/names.ts'
import { readDays } from '../slots/days.ts'
import { readDurations } from '../slots/durations.ts'
import { readPeriods } from '../slots/periods.ts'
import { standing } from '../slots/standing.ts'
import { tidy } from '../tidy.ts'
import { actOf, acts } from './acts.ts'
import {
  concept,
  createLexer,
  type Feature,
  type Known,
  kind,
  type Lexer,
  type Mask,
  object,
  officeWords,
  word,
} from './features.ts'
import { isOfMyself } from './moods.ts'
import { things } from './objects.ts'
import { thingsOf } from './vetoes.ts'
import { placeholder, spelledOut, variantsOf } from './wordings.ts'

/** A command, and the title of the noun it belongs to. */
export type Declared = { readonly command: Command; readonly title: string | null }

/** One way to ask for a command. */
export type Pattern = {
  readonly features: readonly Feature[]
  /** How much a likeness to it counts: a phrase more than a summary. */
  readonly trust: number
}

/** Everything a command is recognised by. */
export type Profile = Declared & {
  readonly patterns: readonly Pattern[]
  readonly extra: readonly Feature[]
  /** What only says that it is asked for: 反映, 诉求. */
  readonly named: ReadonlySet<string>
  /** It can be told something in one's own words, without a word that says so. */
  readonly isTold: boolean
  /** Kinds of which every phrase names one: it is always about somebody, or some record. `null`: it need not be. */
  readonly about: ReadonlySet<string> | null
  /** Hardly a phrase of it does without the speaker: 我, 本人. */
  readonly isOfMyself: boolean
  /** Things it ever speaks of. */
  readonly spokenOf: ReadonlySet<string>
  /** Acts and words that are signs of it. */
  readonly signs: ReadonlySet<string>
}

/** The slots a command may be told. */
export const slotsOf = ({ command }: Declared): Slots => command.slots ?? {}

/** The profiles of all commands, and the lexer that takes sentences apart the way they were. */
export const profilesOf = (
  declared: readonly Declared[],
): { readonly profiles: readonly Profile[]; readonly lexer: Lexer } => {
  const written = declared.flatMap(({ command: { phrases = [], words, summary } }) => [
    ...phrases,
    ...words,
    summary,
  ])
  const lexer = createLexer([...officeWords(), ...declared.flatMap(knownOf)], written)
  const profiles = declared.map(one => profileOf(one, lexer))
  const owners = ownersOfPairs(profiles)
  return {
    lexer,
    profiles: profiles.map(one => ({
      ...one,
      signs: new Set([...one.signs, ...pairsOf(one).filter(name => owners.get(name) === 1)]),
    })),
  }
}

/** Pairs of characters in a command's phrases; those of no other command are signs of it: 借一(本). */
const pairsOf = ({ patterns }: Profile): readonly string[] => [
  ...new Set(
    patterns.flatMap(({ features }) => features.flatMap(({ name }) => (name.startsWith('b:') ? [name] : []))),
  ),
]

const ownersOfPairs = (profiles: readonly Profile[]): ReadonlyMap<string, number> => {
  const owners = new Map<string, number>()
  for (const name of profiles.flatMap(pairsOf)) owners.set(name, (owners.get(name) ?? 0) + 1)
  return owners
}

/** `talent.add` → talent and add. */
export const partsOf = (command: Command): { readonly thing: string; readonly act: string } => {
  const [thing = '', act = ''] = command.intent.split('.')
  return { thing, act: actOf(act) }
}

const knownOf = ({ command, title }: Declared): readonly Known[] => {
  const { thing } = partsOf(command)
  const named = things[thing]
  const names = [...(named?.words ?? []), ...(named?.spoken ?? []), ...(title === null ? [] : [title])]
  return [
    ...names.map(one => ({ word: plain(one), features: [object(thing || one)] })),
    ...optionWords(command).map(one => ({ word: one, features: [word(one), kind('choice')] })),
    ...ownWords(command).map(one => ({ word: one, features: [word(one)] })),
  ].filter(({ word: one }) => one.length > 1)
}

/** The command's words that are no act everybody does: 我是谁, 告知书. */
const ownWords = ({ words }: Command): readonly string[] =>
  words.map(plain).filter(one => /^\p{Script=Han}{2,8}$/u.test(one) && !actWords.has(one))

const actWords: ReadonlySet<string> = new Set(
  Object.values(acts).flatMap(({ words, spoken }) => [...words, ...spoken]),
)

const optionWords = ({ slots = {} }: Command): readonly string[] =>
  Object.values(slots)
    .flatMap(({ options = [] }) => options)
    .flatMap(({ words }) => words.map(plain))
    .filter(one => one.length > 1)

const plain = (words: string): string => tidy(words).text.replace(/[\s/]/g, '')

const profileOf = (declared: Declared, lexer: Lexer): Profile => {
  const { command } = declared
  const { thing, act } = partsOf(command)
  const slots = command.slots ?? {}
  const phrases = (command.phrases ?? [])
    .flatMap((phrase, at) => [phrase, ...variantsOf(phrase, slots), ...spelledOut(phrase, slots, at)])
    .map(phrase => patternOf(phrase, slots, lexer, 1))
  const words = command.words
    .filter(one => /\p{Script=Han}{2}/u.test(one))
    .map(one => patternOf(one, {}, lexer, 0.85))
  const summary = patternOf(command.summary, {}, lexer, 0.6)
  const ownSigns = new Set(ownWords(command).map(one => word(one).name))
  const named: Pattern = {
    features: [...(thing === '' ? [] : [object(thing)]), ...(acts[act] ? [concept(act)] : [])],
    trust: 0.8,
  }
  const extra = [
    ...named.features,
    ...[...optionWords(command), ...ownWords(command)].map(word),
    ...Object.values(slots).map(slot => kind(kindOf(slot))),
  ]
  return {
    ...declared,
    named: new Set([...named.features, ...ownWords(command).map(word)].map(({ name }) => name)),
    patterns: [...phrases, ...words, summary, ...(acts[act] ? [named] : [])],
    extra,
    isTold: Object.values(slots).some(
      ({ kind: one, ask, rest }) => one === 'text' && (rest || ask !== undefined),
    ),
    about: aboutOf(phrases),
    isOfMyself: isOfMyself(command.phrases ?? []),
    spokenOf: thingsOf(command, thing),
    signs: new Set(
      [...phrases, ...words, named]
        .flatMap(({ features }) => features)
        .concat(ownWords(command).map(word))
        .flatMap(({ name }) => (isActName(name) || ownSigns.has(name) ? [name] : [])),
    ),
  }
}

/** An act that changes something, or may. */
const isActName = (name: string): boolean =>
  name.startsWith('c:') && (acts[name.slice(2)]?.mood ?? 'read') !== 'read'

const whoKinds = new Set(['person', 'id'])

const aboutOf = (phrases: readonly Pattern[]): ReadonlySet<string> | null =>
  phrases.length > 0 &&
  phrases.every(({ features }) => features.some(({ name }) => whoKinds.has(name.replace(/^k:/, ''))))
    ? whoKinds
    : null

const kindOf = (slot: SlotSpec): string => (slot.kind === 'period' ? 'day' : slot.kind)

/** Days and durations that a phrase names outright are what they are in a sentence: 明年, 下周一. */
const literalsIn = (text: string): readonly Mask[] => {
  const sentence = tidy(text)
  const around = { now: anyDay, lexicon: noNames, mentions: [] }
  const read = [
    ...readDays(sentence, around),
    ...readPeriods(sentence, around),
    ...readDurations(sentence, around),
  ]
  return standing(read.filter(({ strength }) => strength === 'sure')).map(({ from, to, kind: one }) => ({
    from,
    to,
    kind: one === 'period' ? 'day' : one,
  }))
}

const anyDay = new Date('2026-01-05T04:00:00Z')

const noNames: NameFinder = { find: () => [], near: () => [] }

const patternOf = (
  phrase: string,
  slots: Readonly<Record<string, SlotSpec>>,
  lexer: Lexer,
  trust: number,
): Pattern => {
  const masks: Mask[] = []
  let text = ''
  let at = 0
  for (const { 0: whole, 1: name = '', index } of phrase.matchAll(placeholder)) {
    text += plain(phrase.slice(at, index))
    const slot = slots[name]
    // A phrase may speak of something that is no slot: then any value will do.
    const kindHere = slot ? kindOf(slot) : name
    masks.push({ from: text.length, to: text.length + 1, kind: kindHere })
    text += '\u0001'
    at = index + whole.length
  }
  text += plain(phrase.slice(at))
  const values = literalsIn(text).filter(one => !masks.some(mask => one.from < mask.to && mask.from < one.to))
  return { features: lexer.featuresOf(text, [...masks, ...values]), trust }
}
