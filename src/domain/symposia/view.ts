import type { Tone } from '#cards/kit/card.ts'
import { clockWords, dateWords, shortDate } from '#cards/kit/dates.ts'
import type { InvitationView } from '#cards/symposia/invitation.ts'
import type { SymposiumView } from '#cards/symposia/symposium.ts'
import type { Vault } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { dayOf } from '#core/shanghai.ts'
import {
  type Answer,
  answers,
  cancelReasons,
  kinds,
  opinionStates,
  type SymposiumState,
  states,
} from './dictionary.ts'
import {
  answerOf,
  type GuestRow,
  guestName,
  kindOf,
  type SymposiumRow,
  stateOf,
  symposiumNumber,
} from './record.ts'

const tones: Readonly<Record<SymposiumState, Tone>> = {
  planned: 'neutral',
  invited: 'info',
  held: 'warning',
  recorded: 'warning',
  following: 'info',
  archived: 'success',
  cancelled: 'void',
}

const weekdays = '日一二三四五六'

/** 12月4日（周五）14:30 */
export const whenWords = (at: Date): string =>
  `${shortDate(at)}（周${weekdays[new Date(`${dayOf(at)}T00:00:00Z`).getUTCDay()] ?? ''}）${clockWords(at)}`

/** `counts` only for those who may know who comes. */
export const viewOf = (row: SymposiumRow, counts: boolean): SymposiumView => ({
  number: symposiumNumber(row.id),
  kind: kinds[kindOf(row)],
  topic: row.topic,
  when: whenWords(row.startsAt),
  place: row.place,
  host: row.host?.name ?? null,
  state: states[stateOf(row)],
  tone: tones[stateOf(row)],
  guests: counts && row.guests.length > 0 ? guestCounts(row) : null,
  opinions: row.opinions.length > 0 ? opinionCounts(row) : null,
  remark: [wordOf(cancelReasons, row.reason), row.remark].filter(words => words !== null).join('：') || null,
  due: row.dueAt === null ? null : dateWords(row.dueAt),
})

const counted = ['yes', 'no', 'deputy', 'none'] as const satisfies readonly Answer[]

const guestCounts = ({ guests }: SymposiumRow): string => {
  const parts = counted
    .map(answer => [answers[answer], guests.filter(guest => guest.answer === answer).length] as const)
    .filter(([, count]) => count > 0)
    .map(([words, count]) => `${words}${count}`)
  const present = guests.filter(({ attended }) => attended === true).length
  return `邀请${guests.length}位：${parts.join('，')}${present > 0 ? `；到会${present}位` : ''}`
}

const opinionCounts = ({ opinions }: SymposiumRow): string => {
  const parts = Object.entries(opinionStates)
    .map(([state, words]) => [words, opinions.filter(one => one.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([words, count]) => `${words}${count}`)
  return `${opinions.length}条：${parts.join('，')}`
}

/** What somebody answered, in words; the reason only for those who may read it. */
export const answerWords = (guest: GuestRow, reason: string | null = null): string => {
  const answer = answerOf(guest)
  if (answer === 'deputy') return `${answers.deputy}：${guest.deputy ?? ''}`
  return answer === 'no' && reason !== null ? `${answers.no}（${reason}）` : answers[answer]
}

export const reasonOf = (vault: Vault, { reason }: GuestRow): string | null =>
  reason === null ? null : vault.open(reason)

const answerTones: Readonly<Record<Answer, Tone>> = {
  none: 'info',
  yes: 'success',
  no: 'void',
  deputy: 'success',
}

/** The invitation as the one invited sees it. */
export const invitationOf = (row: SymposiumRow, guest: GuestRow, vault: Vault): InvitationView => ({
  number: symposiumNumber(row.id),
  kind: kinds[kindOf(row)],
  topic: row.topic,
  when: whenWords(row.startsAt),
  place: row.place,
  host: row.host?.name ?? null,
  guest: guestName(guest),
  answer: guest.answer === 'none' ? '还没有答复' : answerWords(guest, reasonOf(vault, guest)),
  tone: row.state === 'cancelled' ? 'void' : answerTones[answerOf(guest)],
  title: titleOf(row),
})

const titleOf = (row: SymposiumRow): string => {
  const kind = kinds[kindOf(row)]
  if (row.state === 'cancelled') return `${kind}取消了`
  return row.state === 'invited' ? `邀请您参加${kind}` : kind
}
