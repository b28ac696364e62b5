import type { SlotsRead } from '../slots/assign.ts'
import { anyPrefix, prefixesOf } from './numbered.ts'
import { type Profile, slotsOf } from './patterns.ts'
import { isChange, isLook, type Prepared } from './sentence.ts'

/** A sentence as one command would have it. */
export type Heard = {
  readonly profile: Profile
  readonly read: SlotsRead
  readonly confidence: number
  /** The letters of the records' numbers in it. */
  readonly numbered: readonly string[]
  readonly prepared: Prepared
  readonly sentence: string
}

/** From here on a change is gone about; what is less sure is asked about, and a look is not. */
const changeFrom = 0.85

/** Whether a command may be gone about. A change only when it was said, and never when something was asked. */
export const isMeant = (heard: Heard): boolean =>
  !heard.profile.command.writes ||
  (heard.confidence >= changeFrom && isSaid(heard) && !isForSomebody(heard) && !isOfAPlace(heard))

const isSaid = (heard: Heard): boolean => {
  const { profile, prepared } = heard
  if (profile.isTold) return isStoryOf(heard)
  return !prepared.isHostile && !prepared.isQuestion && isOwnNumber(heard) && isChangeOf(heard)
}

/** So much that is the command's own was told at once that it needs no verb: 今天到松炼村讲核桃嫁接，26户，两小时. */
const isReport = ({ read, confidence }: Heard): boolean =>
  confidence >= reportFrom && new Set(read.said.map(({ name }) => name)).size >= reportSlotsMin

const reportFrom = 0.95
const reportSlotsMin = 3

/** Somebody is to have it, or do it, of whom the command cannot be told: 我请假，活儿先给何学伟. */
const isForSomebody = ({ profile, read, sentence }: Heard): boolean =>
  !profile.isTold &&
  ((onMyBehalf.test(sentence) && !Object.values(slotsOf(profile)).some(({ kind }) => kind === 'person')) ||
    read.left.some(
      ({ kind, from, strength }) =>
        kind === 'person' && strength === 'weak' && /[给让请由叫]$/u.test(sentence.slice(0, from)),
    ))

/** 丰乐村归错乡了: what is put right is the place, and no person's record. */
export const isOfAPlace = ({
  profile,
  prepared,
  sentence,
  read,
}: Pick<Heard, 'profile' | 'prepared' | 'sentence' | 'read'>): boolean =>
  profile.command.writes === true &&
  takesWho(profile) &&
  !prepared.kinds.has('person') &&
  !prepared.kinds.has('id') &&
  !ofMyself.test(sentence) &&
  read.said.some(({ located: { value, span } }) => span[0] <= headMax && placeKinds.has(value.kind))

const takesWho = (profile: Profile): boolean => {
  const kinds = new Set(Object.values(slotsOf(profile)).map(({ kind }) => kind))
  return kinds.has('person') && kinds.has('id')
}

const ofMyself = /我|俺|咱|本人|自己/u
const headMax = 2
const placeKinds: ReadonlySet<string> = new Set(['village', 'township', 'unit', 'field'])

const onMyBehalf = /(?:帮|代|替)我(?:审|办|处理|管|签|盯|顶|看着)/u

const isOwnNumber = ({ profile, numbered }: Pick<Heard, 'profile' | 'numbered'>): boolean =>
  numbered.length === 0 ||
  prefixesOf(profile).some(prefix => prefix === anyPrefix || numbered.includes(prefix))

/** Where an act is said, it must be one of the command's; else what only this command ever speaks of says it. */
const isChangeOf = (heard: Heard): boolean => {
  const { signs } = heard.profile
  const { features, changes } = heard.prepared
  const acts = features.filter(isChange)
  if (acts.length > 0) return acts.some(({ name }) => signs.has(name))
  if (isReport(heard)) return true
  const said = features.filter(({ name }) => signs.has(name))
  return changes || said.some(({ name }) => !name.startsWith('b:')) || said.length >= ownPairsMin
}

/** One pair of characters that only this command's phrases have may stand there by chance. */
const ownPairsMin = 2

/** What is handed on or looked up is no story, whatever it is about: 把漏水那件给住建局, 住房的诉求列一下. */
const isStoryOf = (heard: Heard): boolean => {
  const { signs } = heard.profile
  const { isPassedOn, changes, features } = heard.prepared
  if (isNoStory(heard)) return false
  return isPassedOn ? signs.has(passing) : changes || !features.some(isLook)
}

/** What was said to be done is none of what this command does: 座谈会挪到…, and it would be a new one. */
export const isOtherAct = ({ profile, prepared }: Pick<Heard, 'profile' | 'prepared'>): boolean => {
  const acts = prepared.features.filter(isChange)
  return (
    profile.command.writes === true && acts.length > 0 && !acts.some(({ name }) => profile.signs.has(name))
  )
}

/** Whatever it is about, it is not told as a story: it speaks of one told before, of a numbered record, of a meeting. */
export const isNoStory = (heard: Pick<Heard, 'profile' | 'prepared' | 'numbered'>): boolean =>
  heard.profile.isTold && (heard.prepared.isOfBefore || !isOwnNumber(heard) || isAboutMeeting(heard))

/** What somebody was told when he met an expert is his to write down as that, unless he says that it is a report. */
const isAboutMeeting = ({ profile, prepared }: Pick<Heard, 'profile' | 'prepared'>): boolean =>
  prepared.isMeeting &&
  !prepared.features.some(({ name }) => profile.named.has(name) && name.startsWith('o:'))

const passing = 'c:assign'
