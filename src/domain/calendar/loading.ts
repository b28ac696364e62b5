import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import type { SpecialDay } from '#core/working-calendar.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import { decodeDays, encodeDays } from './encoded.ts'

/** RL-2027. */
export const yearNumber = (year: number): string => `RL-${year}`

/** Loads a year's days in place of what stood there. `version` is the one the card was drawn from, 0 for a year nobody had loaded. */
export const loadYear = (
  ctx: Context,
  year: number,
  days: readonly SpecialDay[],
  version: number,
): Promise<void> =>
  change(ctx, async tx => {
    const before = await keptDays(tx, year)
    const now = await tx.calendarYear.findUnique({ where: { year } })
    if ((now?.version ?? 0) !== version) movedOn(year)
    await writeYear(ctx, tx, year, days)
    return {
      result: undefined,
      event: {
        event: 'calendar.loaded',
        subject: yearNumber(year),
        before: { days: before },
        after: { days: encodeDays(days) },
      },
    }
  })

/** Takes a loading back: the days that stood there before, or none. */
export const restoreYear = (ctx: Context, year: number, before: string | null): Promise<void> =>
  change(ctx, async tx => {
    const now = await keptDays(tx, year)
    if (before === null) await tx.calendarYear.deleteMany({ where: { year } })
    else await writeYear(ctx, tx, year, decodeDays(year, before))
    return {
      result: undefined,
      event: {
        event: 'calendar.restored',
        subject: yearNumber(year),
        before: { days: now },
        after: { days: before },
      },
    }
  })

const writeYear = async (ctx: Context, tx: Tx, year: number, days: readonly SpecialDay[]): Promise<void> => {
  const by = { importedBy: actorKey(ctx.actor), importedAt: ctx.now }
  await tx.calendarYear.upsert({
    where: { year },
    create: { year, ...by },
    update: { ...by, version: { increment: 1 } },
  })
  await tx.calendarDay.deleteMany({ where: { year } })
  await tx.calendarDay.createMany({
    data: days.map(({ day, kind, name }) => ({
      day: new Date(`${day}T00:00:00Z`),
      year,
      kind: kind === 'makeUp' ? 'make_up' : 'holiday',
      name,
    })),
  })
}

/** The days an administrator loaded for a year; `null` when nobody did. */
const keptDays = async (tx: Tx, year: number): Promise<string | null> => {
  const kept = await tx.calendarYear.findUnique({
    where: { year },
    include: { days: { orderBy: { day: 'asc' } } },
  })
  return (
    kept &&
    encodeDays(
      kept.days.map(({ day, kind, name }) => ({
        day: day.toISOString().slice(0, 10),
        kind: kind === 'make_up' ? 'makeUp' : 'holiday',
        name,
      })),
    )
  )
}

const movedOn = (year: number): never =>
  refuse(
    `${year}年的放假安排刚刚被别人载入了。`,
    '同一年只按最后确认的安排计算，不能盖掉没有看过的改动。',
    `请发“日历 ${year}”看看现在的安排，需要改再发“导入日历 ${year}”。`,
  )
