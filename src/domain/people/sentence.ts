import { type Role, roles, roleWords } from '#core/actor.ts'
import type { Said } from '#core/handlers.ts'
import { addDays, addMonths, type Day, dayOf } from '#core/shanghai.ts'
import { shortRoleWords } from './slots.ts'

/** What 授权, 撤权 and 委托 say after their word: a role, an area, a last day; each `null` where nothing was said. */
export type GrantWords = {
  readonly role: Role | null
  readonly area: string | null
  readonly until: Day | null
  /** Words behind 至 that are no day we know. */
  readonly untilUnread: string | null
  /** A name typed instead of an @, when it stands first. */
  readonly name: string | null
}

/** Reads `@王强 部门联络员 县农技中心 至 2026-12-31`, in any order but for the day, which follows 至 or 到. */
export const readGrantWords = (said: Said, now: Date): GrantWords =>
  said.free ? ownWords(said) : commandWords(said, now)

/** In a sentence of one's own, what was said stands in the slots already. */
const ownWords = ({ slots, mentions }: Said): GrantWords => {
  const kind = slots.kind?.find(value => value.kind === 'choice')
  const [person] = slots.person ?? []
  const until = slots.to?.find(value => value.kind === 'day')
  const place = [slots.village, slots.township, slots.unit].flatMap(values => values ?? [])[0]
  return {
    role: roles.find(role => role === kind?.value) ?? null,
    area: place && 'name' in place ? place.name : null,
    until: until?.day ?? null,
    untilUnread: null,
    name: mentions.length === 0 && person && 'name' in person ? person.name : null,
  }
}

const commandWords = (said: Said, now: Date): GrantWords => {
  const { before, day } = splitAtUntil(said.words)
  const role = namedAs(said, '角色') ?? before.find(word => roleOf(word) !== null) ?? null
  const rest = before.filter(word => word !== role)
  const name = namedAs(said, '姓名') ?? nameIn(rest, said)
  const spoken = namedAs(said, '至', '期限') ?? day
  const until = spoken === null ? null : readDay(spoken, now)
  return {
    role: role === null ? null : roleOf(role),
    area: namedAs(said, '单位', '乡镇', '村') ?? (rest.filter(word => word !== name).join('') || null),
    until,
    untilUnread: until === null ? spoken : null,
    name,
  }
}

const namedAs = (said: Said, ...keys: readonly string[]): string | null =>
  keys.map(key => said.named[key]).find(value => value !== undefined) ?? null

// Somebody named with @ beats a name typed.
const nameIn = (words: readonly string[], said: Said): string | null =>
  said.mentions.length === 0 ? (words[0] ?? null) : null

/** The role somebody means: the office's own word for it, or a shorter one in use. */
export const roleOf = (word: string): Role | null =>
  roles.find(role => roleWords[role] === word) ?? shortRoleWords[word] ?? null

const splitAtUntil = (words: readonly string[]) => {
  const at = words.findIndex(word => /^(截至|至|到)/.test(word))
  if (at < 0) return { before: words, day: null }
  const day = words
    .slice(at)
    .join('')
    .replace(/^(截至|至|到)/, '')
  return { before: words.slice(0, at), day: day || null }
}

/** A day as people write it: `2026-12-31`, `2026年12月31日`, `12月31日` (the next one), 年底, 月底, `30天`, `3个月`. `null`: no such day. */
export const readDay = (words: string, now: Date): Day | null => {
  const today = dayOf(now)
  const [, year, month = '', date = ''] =
    /^(?:(\d{4})[-年/.])?(\d{1,2})[-月/.](\d{1,2})日?$/.exec(words) ?? []
  if (month !== '') return calendarDay(year, month, date, today)
  if (words === '年底') return `${today.slice(0, 4)}-12-31`
  if (words === '月底') return addDays(addMonths(`${today.slice(0, 8)}01`, 1), -1)
  const [, count = '', unit] = /^(\d{1,3})(天|个月)后?$/.exec(words) ?? []
  if (count === '') return null
  return unit === '天' ? addDays(today, Number(count)) : addMonths(today, Number(count))
}

const calendarDay = (year: string | undefined, month: string, date: string, today: Day): Day | null => {
  const rest = `${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const thisYear = Number(today.slice(0, 4))
  const soon = `${thisYear}-${rest}` >= today ? `${thisYear}-${rest}` : `${thisYear + 1}-${rest}`
  const day = year ? `${year}-${rest}` : soon
  return Number.isNaN(Date.parse(`${day}T00:00:00Z`)) || addDays(day, 0) !== day ? null : day
}
