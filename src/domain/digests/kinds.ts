import type { Role } from '#core/actor.ts'
import { addDays, dayOf, instantOf } from '#core/shanghai.ts'
import type { Week } from '#core/weekly.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { buildWeekly } from './build.ts'
import { buildBulletin } from './bulletin.ts'
import { buildLetter } from './letter.ts'
import { buildMorning } from './morning.ts'
import type { Asked, Telling, Told } from './told.ts'
import { before, type Due, daily, halfYearly, latestDues, monthly, type Rhythm, weekly } from './when.ts'

type KindName = 'weekly' | 'monthly' | 'letter' | 'morning'

/** One kind of digest: when, for whom, about what. A new kind is one entry here. */
export type Kind = {
  readonly name: KindName
  /** 周报 */
  readonly words: string
  readonly rhythm: Rhythm
  readonly readers: readonly Role[]
  /** 第47周: what the issue due then tells of. */
  readonly periodWords: (due: Due) => string
  /** The time an issue tells of, for somebody who got none before. */
  readonly span: (calendar: Calendar, due: Due) => Week
  /** Goes on from where the last one the reader got ended. */
  readonly goesOn: boolean
  /** An empty one is not sent. */
  readonly quiet: boolean
  /** Carries what is due today: that much reaches everybody concerned, also who has no such digest, paused it or is away. */
  readonly reminds: boolean
  readonly build: (telling: Telling, asked: Asked) => Promise<Told>
}

const sinceLast =
  (rhythm: Rhythm) =>
  (calendar: Calendar, { at, start }: Due): Week => {
    const [, last] = latestDues(calendar, rhythm, at, 2)
    return { from: last?.at ?? instantOf(addDays(start, -7)), to: at }
  }

/** The same in whole days, up to the evening before: figures count days, and so does who reads them. */
const daysSinceLast =
  (rhythm: Rhythm) =>
  (calendar: Calendar, due: Due): Week => {
    const { from, to } = sinceLast(rhythm)(calendar, due)
    return { from: before(dayOf(from)), to: before(dayOf(to)) }
  }

/** The whole period before the one an issue is due in. */
const periodBefore =
  (rhythm: Rhythm) =>
  (_calendar: Calendar, { start }: Due): Week => ({
    from: instantOf(rhythm.startOf(addDays(start, -1))),
    to: instantOf(start),
  })

const wordsBefore =
  (rhythm: Rhythm) =>
  ({ start }: Due): string =>
    rhythm.words(rhythm.startOf(addDays(start, -1)))

/** In the order they go out on a morning that has several. */
export const kinds: readonly Kind[] = [
  {
    name: 'weekly',
    words: '周报',
    rhythm: weekly,
    readers: ['member', 'leader'],
    periodWords: wordsBefore(weekly),
    span: daysSinceLast(weekly),
    goesOn: true,
    quiet: false,
    reminds: false,
    build: buildWeekly,
  },
  {
    name: 'monthly',
    words: '月报',
    rhythm: monthly,
    readers: ['office', 'head'],
    periodWords: wordsBefore(monthly),
    span: periodBefore(monthly),
    goesOn: false,
    quiet: false,
    reminds: false,
    build: buildBulletin,
  },
  {
    name: 'letter',
    words: '联系服务半年信',
    rhythm: halfYearly,
    readers: ['leader'],
    periodWords: wordsBefore(halfYearly),
    span: periodBefore(halfYearly),
    goesOn: false,
    quiet: true,
    reminds: false,
    build: buildLetter,
  },
  {
    name: 'morning',
    words: '每日待办',
    rhythm: daily,
    readers: ['office', 'head', 'department', 'township'],
    periodWords: ({ day }) => daily.words(day),
    span: sinceLast(daily),
    goesOn: false,
    quiet: true,
    reminds: true,
    build: buildMorning,
  },
]

export const kindNamed = (name: string): Kind | null => kinds.find(kind => kind.name === name) ?? null

/** An issue of a kind as it stands in the database, read back. */
export const dueOf = ({ rhythm }: Kind, dueAt: Date): Due => {
  const day = dayOf(dueAt)
  return { start: rhythm.startOf(day), day, at: dueAt }
}
