import type { SlotsRead } from '../slots/assign.ts'
import type { Reading } from '../slots/reading.ts'
import { acts } from './acts.ts'
import { type Profile, partsOf } from './patterns.ts'
import type { Prepared } from './sentence.ts'
import { thingFit } from './vetoes.ts'

/** Every value that has no place with the command tells against it, every one that has, for it. */
export const fitOf = ({ said, left }: SlotsRead): number => {
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

/** How well a command fits all the rest of a sentence: what it wants, names and speaks of. */
export const sentenceFit = (profile: Profile, prepared: Prepared): number =>
  moodFit(profile, prepared) *
  namingFit(profile, prepared) *
  thingFit(profile.spokenOf, profile.isTold, prepared.things) *
  (profile.command.writes && prepared.isHostile && !profile.isTold ? 0.5 : 1)

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

/** A command that is always about somebody is not meant where nobody is named, nor the speaker's own where another is. */
const namingFit = ({ about, isOfMyself }: Profile, { kinds, isOfMyself: isMine }: Prepared): number => {
  if (isOfMyself && !isMine && kinds.has('person')) return 0.72
  return about === null || [...about].some(kind => kinds.has(kind)) ? 1 : 0.72
}
