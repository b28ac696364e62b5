import type { Tone } from '#cards/kit/card.ts'
import { dateWords, shortDate } from '#cards/kit/dates.ts'
import type { OpinionView } from '#cards/symposia/opinion.ts'
import type { Vault } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { maskNumbers } from '#core/masks.ts'
import { grievanceNumber, grievanceStateWords } from '#domain/grievances/index.ts'
import { type OpinionState, opinionKinds, opinionStates, outcomes, ratings, reasons } from './dictionary.ts'
import type { OpinionStanding } from './opinion-machine.ts'
import { knowsSpeaker, readsWords } from './policy.ts'
import {
  guestName,
  type OpinionRow,
  opinionKindOf,
  opinionNumber,
  opinionStateOf,
  symposiumNumber,
} from './record.ts'

const tones: Readonly<Record<OpinionState, Tone>> = {
  noted: 'warning',
  assigned: 'warning',
  answered: 'info',
  passed: 'info',
  review: 'danger',
  grievance: 'success',
  closed: 'success',
  dropped: 'void',
}

/** For whom a remark is drawn. */
type Eyes = {
  readonly vault: Vault
  readonly standing: ReadonlySet<OpinionStanding>
  /** The words of a difficulty were asked for, and the reading is noted. */
  readonly reading?: boolean
}

export const opinionViewOf = (row: OpinionRow, eyes: Eyes): OpinionView => ({
  number: opinionNumber(row.id),
  kind: opinionKinds[opinionKindOf(row)],
  symposium: `${symposiumNumber(row.symposiumId)} ${row.symposium.topic}`,
  speaker: speakerWords(row, eyes.standing),
  text: textFor(row, eyes),
  state: opinionStates[opinionStateOf(row)],
  tone: tones[opinionStateOf(row)],
  unit: row.unit?.name ?? null,
  outcome: answerFor(row, eyes) === null ? null : wordOf(outcomes, row.outcome),
  answer: answerFor(row, eyes),
  rating: wordOf(ratings, row.rating),
  grievance: grievanceWords(row),
  remark: remarkFor(row, eyes),
  due: row.dueAt === null ? null : dateWords(row.dueAt),
  story: storyOf(row),
})

export const speakerWords = (row: OpinionRow, standing: ReadonlySet<OpinionStanding>): string =>
  knowsSpeaker(standing, row) ? guestName(row.guest) : '不具名'

/**
 * The words of a remark. A difficulty may be about health or family, so its speaker alone has them on a card that comes by
 * itself; whoever else may read them asks for them, which leaves a trace.
 */
export const textFor = (row: OpinionRow, { vault, standing, reading }: Eyes): string | null => {
  if (standing.has('speaker')) return vault.open(row.text)
  const isOpen = row.kind !== 'difficulty' || (reading === true && readsWords(standing))
  return isOpen ? maskNumbers(vault.open(row.text)) : null
}

const told: readonly OpinionState[] = ['passed', 'review', 'closed']

/** An answer is the speaker's when it has been passed on, not before. */
const answerFor = (row: OpinionRow, { vault, standing }: Eyes): string | null => {
  const isSpeakerOnly =
    standing.has('speaker') && !(['office', 'head', 'unit'] as const).some(one => standing.has(one))
  if (row.answer === null || (row.kind === 'difficulty' && !readsWords(standing))) return null
  return isSpeakerOnly && !told.includes(opinionStateOf(row)) ? null : vault.open(row.answer)
}

/** Why it went back or was not passed on: between the office and the unit; the speaker reads why nothing is done. */
const remarkFor = (row: OpinionRow, { vault, standing }: Eyes): string | null => {
  const isInside = (['office', 'head', 'unit'] as const).some(one => standing.has(one))
  if (!isInside && !(standing.has('speaker') && row.state === 'dropped')) return null
  const words = row.remark === null ? null : vault.open(row.remark)
  return [wordOf(reasons, row.reason), words].filter(one => one !== null).join('：') || null
}

const grievanceWords = ({ grievance }: OpinionRow): string | null =>
  grievance === null ? null : `${grievanceNumber(grievance.id)}（${grievanceStateWords(grievance.state)}）`

/** From the sentence said to its result, a line a milestone. */
const storyOf = (row: OpinionRow): readonly string[] => {
  const milestones: readonly (readonly [Date | null, string])[] = [
    [row.symposium.heldAt ?? row.createdAt, `在“${row.symposium.topic}”上提出`],
    [row.assignedAt, `交办${row.unit?.name ?? '单位'}，${row.days ?? ''}个工作日内答复`],
    [row.answeredAt, answeredWords(row)],
    [row.passedAt, '答复转告提出人'],
    [row.ratedAt, `提出人评价：${wordOf(ratings, row.rating) ?? '重办'}`],
    [endOf(row), endWords(row)],
  ]
  return milestones.flatMap(([when, words]) => (when === null ? [] : [`${shortDate(when)} ${words}`]))
}

const answeredWords = ({ outcome, inTime }: OpinionRow): string => {
  const result = wordOf(outcomes, outcome)
  return `答复${result === null ? '' : `：${result}`}${inTime === false ? '（超期）' : ''}`
}

/** Ends that no other milestone tells of. */
const endOf = ({ state, rating, since }: OpinionRow): Date | null =>
  state === 'grievance' ||
  state === 'dropped' ||
  (state === 'closed' && rating !== 'satisfied' && rating !== 'fair')
    ? since
    : null

const endWords = (row: OpinionRow): string => {
  if (row.grievance !== null) return `转为诉求${grievanceWords(row) ?? ''}，按诉求办理`
  return row.state === 'dropped' ? `不作交办：${wordOf(reasons, row.reason) ?? ''}` : '办结'
}
