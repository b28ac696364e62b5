import type { Command, Intent, Noun, Said } from '#core/handlers.ts'
import type { Mention } from '#core/inbound.ts'
import type { Located, Unclear } from '#core/slots.ts'
import { createExactDoor } from './exact/door.ts'
import type { NameFinder } from './lexicon/names.ts'
import type { Matched, Matcher } from './matching/matcher.ts'
import { matcherFor } from './matching/once.ts'
import type { Declared } from './matching/patterns.ts'
import { storyFrom } from './matching/story.ts'
import { type Part, partsOf, withoutLead } from './requests.ts'
import { exactly, freely, told } from './saying.ts'
import { readAll } from './slots/read.ts'
import { readMax, tidy } from './tidy.ts'

/** What was said, and what is known around it. Nothing here writes, sends or looks into the database. */
export type Sentence = {
  readonly typed: string
  readonly mentions: readonly Mention[]
  readonly now: Date
  readonly names: NameFinder
}

/** The command object that exact commands and free sentences alike become. */
export type Understood = {
  readonly intent: Intent
  readonly command: Command
  /** Between 0 and 1; an exact command has 1. */
  readonly confidence: number
  readonly door: 'exact' | 'free'
  /** The part of the message this is about. */
  readonly text: string
  readonly said: Said
  /** Every value with the words it was read from, by slot; spans are offsets of the whole message. */
  readonly located: Readonly<Record<string, readonly Located[]>>
  /** Slots the command must be told, and was not. */
  readonly missing: readonly string[]
  /** Words that could mean several things, or nothing sure. */
  readonly unclear: readonly (Unclear & { readonly slot: string; readonly near: readonly string[] })[]
  /** What was taken for granted, as questions: the year of 3月7号. */
  readonly assumed: readonly string[]
  /** What it may have meant instead, likeliest first. */
  readonly others: readonly Understood[]
}

export type Understanding = {
  /** Learns what there is to learn now, which takes a second, and not when the first sentence is waiting. */
  readonly prepare: () => void
  /** One command object for every request of a message, in its order. Empty: the message has no words. */
  readonly understand: (sentence: Sentence) => readonly Understood[]
  /** The same for words that are one request, whatever they look like. */
  readonly understandOne: (sentence: Sentence) => Understood | null
  /** Words as one command's, whoever says that they are; `spoken` names words of the sentence for some of its slots. */
  readonly understandAs: (
    sentence: Sentence,
    command: Command,
    spoken: Readonly<Record<string, readonly string[]>>,
  ) => Understood
}

/** What is not the office's business is an intent too; the noun that declares it says whom to ask. */
export const outsideIntent: Intent = 'scope.outside'

/** Who only greets is shown what can be asked. */
const helpIntent: Intent = 'help.show'

/** From here on a sentence is taken at its word. */
export const sureFrom = 0.5

/** Prepares the commands of a roll-call once. */
export const createUnderstanding = (nouns: readonly Noun[]): Understanding => {
  const declared: readonly Declared[] = nouns.flatMap(({ commands, title = null }) =>
    commands.map(command => ({ command, title })),
  )
  const exact = createExactDoor(declared.map(({ command }) => command))
  // Learned when first needed: whoever only gives exact commands need not wait for it.
  let matcher: Matcher | null = null
  const learned = (): Matcher => {
    matcher ??= matcherFor(declared)
    return matcher
  }
  const declaredAs = (intent: Intent): Declared | null =>
    declared.find(({ command }) => command.intent === intent) ?? null
  const nothing: Nothing = { outside: declaredAs(outsideIntent), help: declaredAs(helpIntent) }

  const understandPart = (sentence: Sentence, part: Pick<Part, 'text' | 'start'>): Understood | null => {
    const mentions = sentence.mentions.filter(({ name }) => part.text.includes(`@${name}`))
    const around = { now: sentence.now, lexicon: sentence.names, mentions }
    const tidied = tidy(part.text)
    const request = { ...part, tidied, around }
    const found = exact.find(part.text, mentions)
    if (found?.certain) return exactly(found, request)
    const isWhole = part.text === sentence.typed
    const matched = withNothing(learned()(tidied, readAll(tidied, around), around), nothing, isWhole)
    const [first, ...others] = matched.map(one => freely(one, request))
    if (found && !(first && isElse(first, found.command))) return exactly(found, request)
    return first ? named({ ...first, others }, exact.opening(part.text)) : null
  }
  const understandOne: Understanding['understandOne'] = sentence =>
    understandPart(sentence, { text: sentence.typed, start: 0 })
  return {
    prepare: () => void learned(),
    understandOne,
    understandAs: (sentence, command, spoken) => {
      const { typed, now, names, mentions } = sentence
      const around = { now, lexicon: names, mentions }
      return told(command, spoken, { text: typed, start: 0, tidied: tidy(typed), around })
    },
    understand: sentence => {
      const whole = understandOne(sentence)
      const again = (part: Part): Understood | null => {
        const bare = withoutLead(part)
        return bare.text === sentence.typed ? whole : understandPart(sentence, bare)
      }
      const isLong = sentence.typed.length > readMax || (whole !== null && isStory(whole))
      const several = isLong ? null : severalIn(sentence.typed, again, whole)
      return several ?? (whole ? [whole] : [])
    },
  }
}

/** How sure a sentence is of the command that its first words are the very name of. */
const namedConfidence = 0.9

const named = (first: Understood, opening: Command | null): Understood =>
  first.command === opening && first.confidence < namedConfidence
    ? { ...first, confidence: namedConfidence }
    : first

/** What is told at length is not taken apart. */
const isStory = ({ command, confidence, text }: Understood): boolean =>
  text.length >= storyFrom &&
  confidence >= sureFrom &&
  Object.values(command.slots ?? {}).some(({ kind, rest }) => kind === 'text' && rest === true)

/** Whether a sentence that only begins like a command is sure to mean another one: 人才兴村覆盖情况. */
const isElse = (first: Understood, command: Command): boolean =>
  first.command !== command && first.intent !== outsideIntent && first.confidence >= sureFrom

/** Below this, and with this little of it ever heard of, a sentence is about something else altogether. */
const strangeBelow = 0.15
const strangeFamiliarity = 0.5
/** The same for one that names nothing commands are about. */
const looseBelow = 0.25
/** The same for one of which hardly a word was ever heard. */
const unheardBelow = 0.65
const unheardFamiliarity = 0.45
const looseFamiliarity = 0.66

/** What is left to mean when nothing is meant. */
type Nothing = { readonly outside: Declared | null; readonly help: Declared | null }

const withNothing = (matched: Matched, { outside, help }: Nothing, isWhole: boolean): Matched['matches'] => {
  const { matches, story } = matched
  if (isWhole && story && (matches[0]?.confidence ?? 0) < sureFrom)
    return [story, ...matches.filter(({ declared }) => declared.command !== story.declared.command)]
  if (matched.isEmpty && help) return [{ declared: help, read: nothingRead, confidence: sureFrom }]
  const confidence = outside ? outsideConfidence(matched) : null
  if (!outside || confidence === null) return matches
  const others = matches.filter(({ declared }) => declared.command !== outside.command)
  return [{ declared: outside, read: nothingRead, confidence }, ...others]
}

/** How sure it is that nothing of ours is meant; `null`: something is. */
const outsideConfidence = (matched: Matched): number | null => {
  const { matches, familiarity, isSupported, isStrange, isHostile, isOfOthers, isNumberedByOthers } = matched
  const best = matches[0]?.confidence ?? 0
  if (isHostile || isNumberedByOthers || (isOfOthers && best < sureFrom)) return sureFrom
  const [below, unfamiliar] = isSupported
    ? [strangeBelow, strangeFamiliarity]
    : [looseBelow, looseFamiliarity]
  const isUnheard = isStrange && familiarity < unheardFamiliarity && best < unheardBelow
  if (!isUnheard && (best >= below || familiarity >= unfamiliar)) return null
  // Not sure of it: that nobody declared such words says only so much.
  return Math.round((sureFrom - 0.01) * (1 - Math.max(best, familiarity)) * 1000) / 1000
}

const nothingRead = { said: [], unclear: [], left: [] }

/** The requests of a message that falls into several; `null` when it is one. A part nobody understands belongs to the one before. */
const severalIn = (
  typed: string,
  understandPart: (part: Part) => Understood | null,
  whole: Understood | null,
): readonly Understood[] | null => {
  const parts = partsOf(typed)
  if (parts.length < 2 || whole?.door === 'exact') return null
  const joined = joinedFrom(typed, parts, understandPart)
  const requests = joined.flatMap(({ understood }) => (understood ? [understood] : []))
  return requests.length > 1 ? requests : null
}

type Joined = { readonly part: Part; readonly understood: Understood | null }

const joinedFrom = (
  typed: string,
  parts: readonly Part[],
  understandPart: (part: Part) => Understood | null,
): readonly Joined[] => {
  const joined: Joined[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    const understood = last && !mayStandAlone(part, last.understood) ? null : understandPart(part)
    if (last && !standsAlone(understood)) {
      const both = { ...last.part, text: typed.slice(last.part.start, part.start + part.text.length) }
      joined.splice(-1, 1, { part: both, understood: understandPart(both) })
    } else joined.push({ part, understood })
  }
  return joined
}

/** Behind something told in one's own words, only what says so begins anew: the rest is part of the story. */
const mayStandAlone = ({ isFresh }: Part, before: Understood | null): boolean => {
  const isTold = Object.values(before?.command.slots ?? {}).some(({ kind, cues }) => kind === 'text' && !cues)
  return isFresh || (!isTold && (before?.confidence ?? 0) >= sureFrom)
}

const standsAlone = (understood: Understood | null): boolean =>
  understood !== null && understood.intent !== outsideIntent && understood.confidence >= sureFrom
