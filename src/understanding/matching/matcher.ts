import type { Slots } from '#core/slots.ts'
import { readSlots, type SlotsRead } from '../slots/assign.ts'
import type { Reading, Surroundings } from '../slots/reading.ts'
import type { Tidy } from '../tidy.ts'
import { acts } from './acts.ts'
import type { Lexer } from './features.ts'
import { type Declared, type Profile, partsOf, profilesOf } from './patterns.ts'
import { createRanking } from './rank.ts'
import { isChange, type Prepared, prepare } from './sentence.ts'
import { opensHostile, thingFit } from './vetoes.ts'

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
  /** Neither that, nor any of the acts of an office. */
  readonly isStrange: boolean
  /** It gives orders to the machine, and no more. */
  readonly isHostile: boolean
  /** It names things, or numbers of records, that no command is about. */
  readonly isOfOthers: boolean
}

export type Matcher = (sentence: Tidy, readings: readonly Reading[], around: Surroundings) => Matched

/** Commands whose slots are read, and most that are named beside the likeliest. */
const lookedAtMax = 6

export const createMatcher = (declared: readonly Declared[]): Matcher => {
  const { profiles, lexer } = profilesOf(declared)
  const ranking = createRanking(profiles)
  const things = new Set(profiles.map(({ command }) => partsOf(command).thing))
  const prefixes = new Set(profiles.flatMap(prefixesOf))
  return (sentence, readings, around) => {
    const prepared = prepare(sentence, readings, lexer)
    const numbered = numbersIn(readings)
    const likely = ranking
      .rank(prepared.features, prepared.denied)
      .filter(({ score }) => score > 0)
      .filter(({ profile }, index) => index < lookedAtMax || isNumberedBy(profile, numbered))
    const scored = likely
      .map(({ profile, score }) => {
        const taken = headOf(profile, sentence.text, lexer)
        const read = readSlots(sentence, { ...around, slots: slotsOf(profile), readings, taken })
        return {
          profile,
          read,
          score:
            score * fitOf(read) * sentenceFit(profile, prepared) * numberFit(profile, prepared, numbered),
        }
      })
      .sort((a, b) => b.score - a.score)
    return {
      familiarity: ranking.familiarity(prepared.features),
      isEmpty: prepared.features.length === 0,
      isHostile: opensHostile(sentence),
      isOfOthers:
        isOfOthers(numbered, prefixes) ||
        isOfOthers(prepared.things, new Set([...things, ...(scored[0]?.profile.spokenOf ?? [])])),
      isStrange: !prepared.features.some(({ name }) => supporting.test(name) || name.startsWith('c:')),
      isSupported: prepared.features.some(({ name }) => supporting.test(name)),
      matches: scored.map(({ profile, read, score }, index) => ({
        declared: profile,
        read,
        confidence: Math.min(
          confidenceOf(score, scored[index === 0 ? 1 : 0]?.score ?? 0),
          sureOf(profile, prepared, numbered),
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

const numbersIn = (readings: readonly Reading[]): readonly string[] =>
  readings
    .flatMap(({ values }) => values ?? [])
    .flatMap(value => (value.kind === 'id' && value.prefix !== '' ? [value.prefix] : []))

const prefixesOf = ({ command }: Profile): readonly string[] =>
  Object.values(slotsOfCommand(command)).flatMap(({ kind, prefix }) =>
    kind === 'id' ? [prefix ?? anyPrefix] : [],
  )

const anyPrefix = ''

const isNumberedBy = (profile: Profile, numbered: readonly string[]): boolean =>
  numbered.length > 0 && prefixesOf(profile).some(prefix => numbered.includes(prefix))

/** What has the number that was said is looked at before anything else; what is done to it has to be said. */
const numberFit = (profile: Profile, { changes }: Prepared, numbered: readonly string[]): number =>
  !changes && looks.has(partsOf(profile.command).act) && isNumberedBy(profile, numbered) ? 1.3 : 1

const looks: ReadonlySet<string> = new Set(['show', 'query'])

const isOfOthers = (said: readonly string[], known: ReadonlySet<string>): boolean =>
  said.length > 0 && !said.some(one => known.has(one))

const supporting = /^(?:[ox]:|k:(?:id|person|unit|township|village|field|phone|choice|level|title)$)/

const slotsOfCommand = ({ slots }: Declared['command']): Slots => slots ?? {}

const slotsOf = ({ command }: Profile): Slots => slotsOfCommand(command)

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
const sureOf = (profile: Profile, prepared: Prepared, numbered: readonly string[]): number => {
  const { command, isTold, signs } = profile
  if (!command.writes || isTold) return 1
  if (prepared.isHostile || prepared.isQuestion) return unsaid
  if (numbered.length > 0 && !prefixesOf(profile).some(one => one === anyPrefix || numbered.includes(one)))
    return unsaid
  if (prepared.features.some(({ name }) => signs.has(name))) return 1
  return prepared.changes && !prepared.features.some(isChange) ? 1 : unsaid
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
