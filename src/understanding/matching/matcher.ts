import type { Slots } from '#core/slots.ts'
import { readSlots, type SlotsRead } from '../slots/assign.ts'
import type { Reading, Surroundings } from '../slots/reading.ts'
import type { Tidy } from '../tidy.ts'
import { acts } from './acts.ts'
import type { Lexer } from './features.ts'
import { type Declared, type Profile, partsOf, profilesOf } from './patterns.ts'
import { createRanking } from './rank.ts'
import { type Prepared, prepare } from './sentence.ts'
import { thingFit } from './vetoes.ts'

/** A command a sentence may mean, what it was told, and how sure that is, between 0 and 1. */
export type Match = { readonly declared: Declared; readonly read: SlotsRead; readonly confidence: number }

export type Matched = {
  /** Likeliest first. */
  readonly matches: readonly Match[]
  /** Share of the sentence any command has ever heard of. */
  readonly familiarity: number
  /** Nothing but politeness was said, or no word at all. */
  readonly isEmpty: boolean
  /** It names a thing, or a value, that commands are about. */
  readonly isSupported: boolean
}

export type Matcher = (sentence: Tidy, readings: readonly Reading[], around: Surroundings) => Matched

/** Commands whose slots are read, and most that are named beside the likeliest. */
const lookedAtMax = 6

export const createMatcher = (declared: readonly Declared[]): Matcher => {
  const { profiles, lexer } = profilesOf(declared)
  const ranking = createRanking(profiles)
  return (sentence, readings, around) => {
    const prepared = prepare(sentence, readings, lexer)
    const likely = ranking
      .rank(prepared.features, prepared.denied)
      .slice(0, lookedAtMax)
      .filter(({ score }) => score > 0)
    const scored = likely
      .map(({ profile, score }) => {
        const taken = headOf(profile, sentence.text, lexer)
        const read = readSlots(sentence, { ...around, slots: slotsOf(profile), readings, taken })
        return {
          profile,
          read,
          score: score * fitOf(read) * sentenceFit(profile, prepared),
        }
      })
      .sort((a, b) => b.score - a.score)
    return {
      familiarity: ranking.familiarity(prepared.features),
      isEmpty: prepared.features.length === 0,
      isSupported: prepared.features.some(({ name }) => supporting.test(name)),
      matches: scored.map(({ profile, read, score }, index) => ({
        declared: profile,
        read,
        confidence: Math.min(
          confidenceOf(score, scored[index === 0 ? 1 : 0]?.score ?? 0),
          sureOf(profile, prepared),
        ),
      })),
    }
  }
}

/** What stands before the story somebody tells: 我想反映个事，. */
const headOf = (
  { isTold, extra }: Profile,
  text: string,
  lexer: Lexer,
): readonly (readonly [number, number])[] => {
  if (!isTold) return []
  const head = lexer.headOf(text, new Set(extra.map(({ name }) => name)))
  // A sentence that is nothing else is the story itself.
  return head > 0 && head < text.length ? [[0, head]] : []
}

const supporting = /^(?:[ox]:|k:(?:id|person|unit|township|village|field|phone|choice|level|title)$)/

const slotsOf = ({ command }: Profile): Slots => command.slots ?? {}

/** Every value that has no place with the command tells against it, every one that has, for it. */
const fitOf = ({ said, left }: SlotsRead): number => {
  const homeless = left.filter(({ strength, kind }) => strength === 'sure' && kind !== 'number')
  const named = homeless.filter(({ kind }) => namingKinds.has(kind)).length
  return (
    Math.min(1.24, 1 + 0.06 * new Set(said.map(({ name }) => name)).size) *
    0.8 ** named *
    (homeless.some(isNumbered) ? 0.6 : 1) *
    0.92 ** (homeless.length - named)
  )
}

/** Kinds that say who, where or which: nobody says them without a reason. */
const namingKinds: ReadonlySet<string> = new Set(['person', 'id', 'unit', 'township', 'village'])

/** RC-7, GZ-3: says which things are spoken of, so that no other's command is meant. */
const isNumbered = ({ values }: Reading): boolean =>
  values?.some(value => value.kind === 'id' && value.prefix !== '') ?? false

const sentenceFit = (profile: Profile, prepared: Prepared): number =>
  moodFit(profile, prepared) *
  namingFit(profile, prepared) *
  thingFit(profile.spokenOf, profile.isTold, prepared.things) *
  (profile.command.writes && prepared.isHostile && !profile.isTold ? 0.5 : 1)

/** How sure anything may be: a change is gone about only when it was said, and never when something was asked. */
const sureOf = ({ command, isTold, signs }: Profile, prepared: Prepared): number => {
  if (!command.writes || isTold) return 1
  if (prepared.isHostile || prepared.isQuestion) return unsaid
  return prepared.changes || prepared.features.some(({ name }) => signs.has(name)) ? 1 : unsaid
}

/** Below what is taken at its word: it is asked whether it was meant. */
const unsaid = 0.45

/** How well an answer or a change fits what the sentence wants: who asks for a change says so; who asks for an answer, too. */
const moodFit = (profile: Profile, prepared: Prepared): number => {
  if (acts[partsOf(profile.command).act]?.mood === 'either') return 1
  return profile.command.writes ? changeFit(prepared) : answerFit(prepared)
}

const changeFit = ({ asks, changes }: Prepared): number => {
  if (changes) return asks ? 0.94 : 1.04
  return asks ? 0.76 : 0.84
}

const answerFit = ({ asks, changes }: Prepared): number => (changes && !asks ? 0.86 : 1.02)

/** A command that is always about somebody is not meant where nobody is named. */
const namingFit = ({ about }: Profile, { kinds }: Prepared): number =>
  about === null || [...about].some(kind => kinds.has(kind)) ? 1 : 0.72

/** Half sure at this likeness, and how quickly surer. */
const halfAt = 0.36
const steepness = 14

/** As sure as one can be of one of two that fit equally well: not enough to go by. */
const tied = 0.45

/** From how well it fits, and how far it is ahead of the next. */
const confidenceOf = (score: number, rival: number): number => {
  const fits = 1 / (1 + Math.exp(-steepness * (score - halfAt)))
  const ahead =
    score <= rival ? (2 * tied * score) / (score + rival) : Math.min(1, tied + 2.6 * (1 - rival / score))
  return Math.round(fits * ahead * 1000) / 1000
}
