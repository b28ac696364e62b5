import { readSlots, type SlotsRead } from '../slots/assign.ts'
import type { Reading, Surroundings } from '../slots/reading.ts'
import type { Tidy } from '../tidy.ts'
import type { Lexer } from './features.ts'
import { fitOf, sentenceFit } from './fit.ts'
import { isMeant, isNoStory, isOfAPlace, isOtherAct } from './meant.ts'
import { isNumberedBy, numbersIn, prefixesOf } from './numbered.ts'
import { type Declared, type Profile, partsOf, profilesOf, slotsOf } from './patterns.ts'
import { createRanking, type Ranked } from './rank.ts'
import { type Prepared, prepare } from './sentence.ts'
import { createTeller } from './story.ts'
import { opensHostile } from './vetoes.ts'

/** A command a sentence may mean, what it was told, and how sure that is, between 0 and 1. */
export type Match = { readonly declared: Declared; readonly read: SlotsRead; readonly confidence: number }

export type Matched = {
  /** Likeliest first. */
  readonly matches: readonly Match[]
  /** What a long message tells, where nothing else is surely meant. */
  readonly story: Match | null
  /** Share of the sentence any command has ever heard of. */
  readonly familiarity: number
  /** Nothing but politeness was said, or no word at all. */
  readonly isEmpty: boolean
  /** It names a thing, or a value, that commands are about. */
  readonly isSupported: boolean
  /** Neither that, nor any of the acts of an office. */
  readonly isStrange: boolean
  /** It gives orders to the machine, and no more. */
  readonly isHostile: boolean
  /** It names things that no command is about. */
  readonly isOfOthers: boolean
  /** It names records by numbers that none of ours have. */
  readonly isNumberedByOthers: boolean
}

export type Matcher = (sentence: Tidy, readings: readonly Reading[], around: Surroundings) => Matched

/** Commands whose slots are read, and most that are named beside the likeliest. */
const lookedAtMax = 6

export const createMatcher = (declared: readonly Declared[]): Matcher => {
  const { profiles, lexer } = profilesOf(declared)
  const ranking = createRanking(profiles)
  const tell = createTeller(profiles, lexer, ranking)
  const things = new Set(profiles.map(({ command }) => partsOf(command).thing))
  const prefixes = new Set(profiles.flatMap(prefixesOf))
  return (sentence, readings, around) => {
    const prepared = prepare(sentence, readings, lexer)
    const { features } = prepared
    const numbered = numbersIn(readings)
    const readFor = (profile: Profile): SlotsRead => {
      const taken = headOf(profile, sentence.text, lexer)
      return readSlots(sentence, { ...around, slots: slotsOf(profile), readings, taken })
    }
    const ranked = ranking.rank(features, prepared.denied)
    const matches = matchesOf(ranked, prepared, numbered, readFor, sentence)
    const story = tell(sentence)
    const known = new Set([...things, ...(matches[0]?.declared.spokenOf ?? [])])
    return {
      familiarity: ranking.familiarity(features),
      isEmpty: features.length === 0,
      isHostile: opensHostile(sentence),
      isOfOthers: isOfOthers(prepared.things, known),
      isNumberedByOthers: isOfOthers(numbered, prefixes),
      isStrange: !features.some(({ name }) => supporting.test(name) || name.startsWith('c:')),
      isSupported: features.some(({ name }) => supporting.test(name)),
      story: story && {
        declared: story.profile,
        read: readFor(story.profile),
        confidence: rounded((1 + story.share) / 2),
      },
      matches,
    }
  }
}

/** The likeliest commands, each with what it was told: which of them is meant is decided by all that fits. */
const matchesOf = (
  ranked: readonly Ranked[],
  prepared: Prepared,
  numbered: readonly string[],
  readFor: (profile: Profile) => SlotsRead,
  { text: sentence }: Tidy,
): readonly (Match & { readonly declared: Profile })[] => {
  const likely = ranked
    .map(one => ({ one, standing: standingOf(one, 1) }))
    .sort((a, b) => b.standing - a.standing)
    .filter(({ one }, index) => index < lookedAtMax || isNumberedBy(one.profile, numbered))
  const scored = likely
    .map(({ one }) => {
      const { profile, cover } = one
      const read = readFor(profile)
      const isNamed = isLookAt(profile, prepared, numbered)
      const fit =
        fitOf(read) *
        sentenceFit(profile, prepared) *
        (isNamed ? lookedAt : 1) *
        (isNoStory({ profile, prepared, numbered }) ? untold : 1) *
        (isOtherAct({ profile, prepared }) ? otherAct : 1) *
        (isOfAPlace({ profile, prepared, sentence, read }) ? otherAct : 1)
      return {
        profile,
        read,
        plausibility: isNamed ? 1 : plausible(cover * fit),
        standing: standingOf(one, fit),
      }
    })
    .sort((a, b) => b.standing - a.standing)
  const whole = scored.reduce((sum, { standing }) => sum + Math.exp(standing), 0)
  return scored.map(({ profile, read, plausibility, standing }) => {
    const confidence = rounded((Math.exp(standing) / whole) * plausibility)
    const heard = { profile, read, confidence, numbered, prepared, sentence }
    return { declared: profile, read, confidence: isMeant(heard) ? confidence : Math.min(confidence, unsaid) }
  })
}

/** What stands before the story somebody tells: 我想反映个事，. */
const headOf = (
  { isTold, named }: Profile,
  text: string,
  lexer: Lexer,
): readonly (readonly [number, number])[] => {
  if (!isTold) return []
  const head = lexer.headOf(text, named)
  return head > 0 ? [[0, head]] : []
}

/** What has the number that was said is looked at before anything else; what is done to it has to be said. */
const isLookAt = (profile: Profile, { changes }: Prepared, numbered: readonly string[]): boolean =>
  !changes && looks.has(partsOf(profile.command).act) && isNumberedBy(profile, numbered)

const lookedAt = 1.3
/** What would be told, and is not told as a story, gives way. */
const untold = 0.65
/** So does what would do something else than was said. */
const otherAct = 0.85

const looks: ReadonlySet<string> = new Set(['show', 'query'])

const isOfOthers = (said: readonly string[], known: ReadonlySet<string>): boolean =>
  said.length > 0 && !said.some(one => known.has(one))

const supporting = /^(?:[ox]:|k:(?:id|person|unit|township|village|field|phone|choice|level|title)$)/

/** Below what is taken at its word: it is asked whether it was meant. */
const unsaid = 0.45

const weightOfCover = 6
const weightOfFit = 6
const weightOfLikelihood = 0.7
const leastLikelihood = 1e-5

/** How a command stands among the others: the logarithm of how likely it is beside them. */
const standingOf = ({ cover, likelihood }: Ranked, fit: number): number =>
  weightOfCover * cover +
  weightOfLikelihood * Math.log(likelihood + leastLikelihood) +
  weightOfFit * Math.log(fit)

/** Half plausible when this much of a sentence is explained, and how quickly more so. */
const halfAt = 0.33
const steepness = 14

/** The likeliest of commands is not yet a likely one: it must explain what was said. */
const plausible = (fits: number): number => 1 / (1 + Math.exp(-steepness * (fits - halfAt)))

const rounded = (share: number): number => Math.round(share * 1000) / 1000
