import { shortDate } from '#cards/kit/dates.ts'
import type { Reader } from '#core/reader.ts'
import type { Day } from '#core/shanghai.ts'
import type { Kind } from './kinds.ts'

/** How one person wants his digests. */
export type Preference = {
  readonly form: 'card' | 'text'
  /** Minutes after midnight, within working hours. */
  readonly minute: number
  readonly rhythm: 'weekly' | 'monthly'
  readonly morning: boolean
  readonly pausedUntil: Day | null
  readonly awayUntil: Day | null
  readonly version: number
}

/** Of whoever has chosen nothing. */
export const usual: Preference = {
  form: 'card',
  minute: 8 * 60 + 30,
  rhythm: 'weekly',
  morning: true,
  pausedUntil: null,
  awayUntil: null,
  version: 0,
}

export const preferencesOf = async (
  db: Reader,
  people: readonly number[],
): Promise<ReadonlyMap<number, Preference>> => {
  const rows = await db.digestPreference.findMany({ where: { personId: { in: [...people] } } })
  return new Map(rows.map(row => [row.personId, preferenceOf(row)]))
}

export const preferenceFor = async (db: Reader, personId: number): Promise<Preference> =>
  (await preferencesOf(db, [personId])).get(personId) ?? usual

const preferenceOf = (row: {
  readonly form: string
  readonly minute: number
  readonly rhythm: string
  readonly morning: boolean
  readonly pausedUntil: Date | null
  readonly awayUntil: Date | null
  readonly version: number
}): Preference => ({
  form: row.form === 'text' ? 'text' : 'card',
  minute: row.minute,
  rhythm: row.rhythm === 'monthly' ? 'monthly' : 'weekly',
  morning: row.morning,
  pausedUntil: dayIn(row.pausedUntil),
  awayUntil: dayIn(row.awayUntil),
  version: row.version,
})

const dayIn = (column: Date | null): Day | null => column?.toISOString().slice(0, 10) ?? null

export const columnOf = (day: Day | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`))

/** Why somebody does not want this issue; `null` when he does. */
export const unwanted = (
  kind: Kind,
  chosen: Preference,
  today: Day,
  isFirstOfMonth: boolean,
): string | null => {
  const { pausedUntil, rhythm, morning } = chosen
  if (pausedUntil !== null && today <= pausedUntil) return `本人暂停到${shortDate(pausedUntil)}`
  if (kind.name === 'morning' && !morning) return '本人不收每日待办'
  if (kind.name === 'weekly' && rhythm === 'monthly' && !isFirstOfMonth) return '本人按月接收'
  return null
}

/** Why somebody cannot read it now; `null` when he can. */
export const away = ({ awayUntil }: Preference, today: Day): string | null =>
  awayUntil !== null && today <= awayUntil ? `请假到${shortDate(awayUntil)}，回来再发` : null
