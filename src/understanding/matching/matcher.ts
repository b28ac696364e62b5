import type { Slots } from '#core/slots.ts'
import { readSlots, type SlotsRead } from '../slots/assign.ts'
import type { Reading, Surroundings } from '../slots/reading.ts'
import type { Tidy } from '../tidy.ts'
import { acts } from './acts.ts'
import type { Lexer } from './features.ts'
import { type Declared, type Profile, partsOf, profilesOf } from './patterns.ts'
import { createRanking, type Ranked } from './rank.ts'
import { isChange, isLook, type Prepared, prepare } from './sentence.ts'
import { createTeller } from './story.ts'
import { opensHostile, thingFit } from './vetoes.ts'

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
    .map(one => ({ ...one, standing: standingOf(one, 1) }))
    .sort((a, b) => b.standing - a.standing)
    .filter(({ profile }, index) => index < lookedAtMax || isNumberedBy(profile, numbered))
  const scored = likely
    .map(one => {
      const { profile, cover } = one
      const read = readFor(profile)
      const isNamed = isLookAt(profile, prepared, numbered)
      const fit = fitOf(read) * sentenceFit(profile, prepared) * (isNamed ? lookedAt : 1)
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
    const isMeant =
      !profile.command.writes ||
      (confidence >= changeFrom &&
        isSaid(profile, prepared, numbered, isReport(read, confidence)) &&
        !isForSomebody(profile, read, sentence))
    return { declared: profile, read, confidence: isMeant ? confidence : Math.min(confidence, unsaid) }
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
const isLookAt = (profile: Profile, { changes }: Prepared, numbered: readonly string[]): boolean =>
  !changes && looks.has(partsOf(profile.command).act) && isNumberedBy(profile, numbered)

const lookedAt = 1.3

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
    (homeless.some(isNumbered) ? 0.4 : 1) *
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

/** A change is gone about only when it was said, and never when something was asked. */
const isSaid = (
  profile: Profile,
  prepared: Prepared,
  numbered: readonly string[],
  isReported: boolean,
): boolean =>
  profile.isTold
    ? isStoryOf(profile, prepared)
    : !prepared.isHostile &&
      !prepared.isQuestion &&
      isOwnNumber(profile, numbered) &&
      isChangeOf(profile, prepared, isReported)

/** So much that is the command's own was told at once that it needs no verb: 今天到松炼村讲核桃嫁接，26户，两小时. */
const isReport = ({ said }: SlotsRead, confidence: number): boolean =>
  confidence >= reportFrom && new Set(said.map(({ name }) => name)).size >= reportSlotsMin

const reportFrom = 0.95
const reportSlotsMin = 3

/** Somebody is to have it, or do it, of whom the command cannot be told: 我请假，活儿先给何学伟. */
const isForSomebody = ({ isTold, command }: Profile, { left }: SlotsRead, sentence: string): boolean =>
  !isTold &&
  ((onMyBehalf.test(sentence) &&
    !Object.values(slotsOfCommand(command)).some(({ kind }) => kind === 'person')) ||
    left.some(
      ({ kind, from, strength }) =>
        kind === 'person' && strength === 'weak' && /[给让请由叫]$/u.test(sentence.slice(0, from)),
    ))

const onMyBehalf = /(?:帮|代|替)我(?:审|办|处理|管|签|盯|顶|看着)/u

const isOwnNumber = (profile: Profile, numbered: readonly string[]): boolean =>
  numbered.length === 0 ||
  prefixesOf(profile).some(prefix => prefix === anyPrefix || numbered.includes(prefix))

/** Where an act is said, it must be one of the command's; else what only this command ever speaks of says it. */
const isChangeOf = ({ signs }: Profile, { features, changes }: Prepared, isReported: boolean): boolean => {
  const acts = features.filter(isChange)
  if (acts.length > 0) return acts.some(({ name }) => signs.has(name))
  if (isReported) return true
  const said = features.filter(({ name }) => signs.has(name))
  return changes || said.some(({ name }) => !name.startsWith('b:')) || said.length >= ownPairsMin
}

/** One pair of characters that only this command's phrases have may stand there by chance. */
const ownPairsMin = 2

/** What is handed on or looked up is no story, whatever it is about: 把漏水那件给住建局, 住房的诉求列一下. */
const isStoryOf = ({ signs }: Profile, { isPassedOn, isOfBefore, changes, features }: Prepared): boolean =>
  !isOfBefore && (isPassedOn ? signs.has(passing) : changes || !features.some(isLook))

const passing = 'c:assign'

/** From here on a change is gone about; what is less sure is asked about, and a look is not. */
const changeFrom = 0.85
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
