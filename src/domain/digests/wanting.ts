import type { Person } from '#core/actor.ts'
import { type Day, instantOf } from '#core/shanghai.ts'
import type { Kind } from './kinds.ts'
import { away, type Preference, unwanted } from './preferences.ts'
import { isReader } from './recheck.ts'
import { sentAt } from './when.ts'

type Left = { readonly state: 'skipped' | 'held'; readonly reason: string }

const skipped = (reason: string): Left => ({ state: 'skipped', reason })

/** Why somebody does not have the issue now, but for what he must be reminded of; `null` when he has it. */
export const whyNot = (kind: Kind, { grants }: Person, preference: Preference, today: Day): Left | null => {
  const absence = away(preference, today)
  if (absence !== null) return { state: kind.name === 'morning' ? 'skipped' : 'held', reason: absence }
  if (!isReader(kind, grants)) return skipped('本人不再担任相应职务')
  // The others were asked when the issue was opened; who is reminded was not.
  const refused = kind.reminds ? unwanted(kind, preference, today, true) : null
  return refused === null ? null : skipped(refused)
}

/** Nobody who has his weekly digest this morning needs the same duties on a second card. */
export const doubled = ({ name }: Kind, inWeekly: boolean): Left | null =>
  name === 'morning' && inWeekly ? skipped('当天有周报，待办在周报里') : null

/** The weekly digest that goes out, or went out, on a day. */
export const weeklyOf = (day: Day) => ({
  kind: 'weekly',
  state: { in: ['due', 'sent'] },
  issue: { dueAt: instantOf(day, sentAt) },
})
