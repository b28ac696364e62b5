import type { Context } from '#core/context.ts'
import type { Noun } from '#core/handlers.ts'
import type { DueMatter, Reminded } from '#core/morning.ts'
import { isOfficeDay } from '#core/quiet-hours.ts'
import type { Reader } from '#core/reader.ts'
import { addDays, type Day, dayOf, instantOf } from '#core/shanghai.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { overtaken } from './issues.ts'
import { remembering } from './remembering.ts'

/** What one person is reminded of this morning, over all nouns, the latest first. */
export type DueOf = {
  readonly to: Reminded['to']
  readonly matters: readonly DueMatter[]
  readonly letters: readonly string[]
}

/** Everybody who is reminded of something this morning, by person. */
export const dueThisMorning = async (
  ctx: Context,
  nouns: readonly Noun[],
): Promise<ReadonlyMap<number, DueOf>> => {
  const { usual, own } = await lastTold(ctx)
  const found = new Map(await dueSince(ctx, nouns, usual))
  for (const since of new Set(own.values())) {
    const earlier = await dueSince(ctx, nouns, since)
    for (const [personId, due] of earlier) if (own.get(personId) === since) found.set(personId, due)
  }
  return found
}

const dueSince = async (
  ctx: Context,
  nouns: readonly Noun[],
  since: Day,
): Promise<ReadonlyMap<number, DueOf>> => {
  const reading: Context = { ...ctx, db: remembering(ctx.db) }
  const found = new Map<number, DueOf>()
  for (const { morning } of nouns)
    for (const { to, matters, letters = [] } of (await morning?.(reading, since)) ?? []) {
      const known = found.get(to.personId) ?? { to, matters: [], letters: [] }
      found.set(to.personId, {
        to,
        matters: [...known.matters, ...matters].toSorted((a, b) => b.past - a.past),
        letters: [...known.letters, ...letters],
      })
    }
  return found
}

/** The last morning people were told on: what came due while the program was down is told of now. */
type LastTold = {
  readonly usual: Day
  /** Who was to be told then and was not, by number: the last morning of his own. */
  readonly own: ReadonlyMap<number, Day>
}

/** Mornings looked back at for somebody who was told on none of them. */
const looksMax = 10

const lastTold = async ({ db, now }: Context): Promise<LastTold> => {
  const calendar = await calendarOf(db)
  const today = dayOf(now)
  const issues = await db.digestIssue.findMany({
    where: { kind: 'morning', state: { not: 'missed' }, dueAt: { lt: instantOf(today) } },
    orderBy: { dueAt: 'desc' },
    select: { period: true, dueAt: true },
    take: looksMax,
  })
  const told = issues.map(({ dueAt }) => dayOf(dueAt))
  const usual = told[0] ?? officeDayBefore(calendar, today)
  const own = new Map<number, Day>()
  let people: readonly number[] | undefined
  for (const [nth, { period }] of issues.entries()) {
    people = await leftOut(db, period, people)
    const before = told[nth + 1] ?? officeDayBefore(calendar, told[nth] ?? today)
    for (const personId of people) own.set(personId, before)
    if (people.length === 0) break
  }
  return { usual, own }
}

/** Who was to have an issue and never had it: the program died, or his card could not be made. */
const leftOut = async (db: Reader, period: string, among?: readonly number[]): Promise<readonly number[]> => {
  const slots = await db.digestSlot.findMany({
    where: {
      kind: 'morning',
      period,
      OR: [{ state: 'due' }, { state: 'skipped', reason: { startsWith: overtaken } }],
      ...(among ? { personId: { in: [...among] } } : {}),
    },
    select: { personId: true },
  })
  return slots.map(({ personId }) => personId)
}

const officeDayBefore = (calendar: Calendar, day: Day): Day => {
  let before = addDays(day, -1)
  while (!isOfficeDay(calendar, before)) before = addDays(before, -1)
  return before
}
