import type { Context } from '#core/context.ts'
import type { Noun } from '#core/handlers.ts'
import type { DueMatter, Reminded } from '#core/morning.ts'
import { isOfficeDay } from '#core/quiet-hours.ts'
import { addDays, type Day, dayOf, instantOf } from '#core/shanghai.ts'
import { calendarOf } from '#domain/calendar/index.ts'
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
  const since = await lastTold(ctx)
  const own: Context = { ...ctx, db: remembering(ctx.db) }
  const found = new Map<number, DueOf>()
  for (const { morning } of nouns)
    for (const { to, matters, letters = [] } of (await morning?.(own, since)) ?? []) {
      const known = found.get(to.personId) ?? { to, matters: [], letters: [] }
      found.set(to.personId, {
        to,
        matters: [...known.matters, ...matters].toSorted((a, b) => b.past - a.past),
        letters: [...known.letters, ...letters],
      })
    }
  return found
}

/** The last morning anybody was told on: what came due while the program was down is told of now. Else the working day before. */
const lastTold = async ({ db, now }: Context): Promise<Day> => {
  const today = dayOf(now)
  const last = await db.digestIssue.findFirst({
    where: { kind: 'morning', state: { not: 'missed' }, dueAt: { lt: instantOf(today) } },
    orderBy: { dueAt: 'desc' },
    select: { dueAt: true },
  })
  if (last) return dayOf(last.dueAt)
  const calendar = await calendarOf(db)
  let day = addDays(today, -1)
  while (!isOfficeDay(calendar, day)) day = addDays(day, -1)
  return day
}
