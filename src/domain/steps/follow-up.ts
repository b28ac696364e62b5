import type { Context } from '#core/context.ts'
import { remindersOf, timedStates } from '#core/machine.ts'
import { addDays, dayOf, instantOf } from '#core/shanghai.ts'
import { isLoaded } from '#core/working-calendar.ts'
import { addWorkingDays, workingDaysPast } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { AlreadyChanged, change } from '#storage/change.ts'
import type { At, Course, DueWhere, Kind, StepRow } from './course.ts'
import { dueOf, MovedOn } from './moving.ts'
import { noticesTo } from './notices.ts'

/** Rows looked at in one statement. */
const batchSize = 200

/** One change per record, each with a turn of its own: a run that broke off goes on where it stopped, and changes nothing twice. */
export const eachOf = async <Row extends At>(
  course: { readonly numberOf: (id: number) => string },
  ctx: Context,
  what: string,
  rows: readonly Row[],
  act: (ctx: Context, row: Row) => Promise<unknown>,
): Promise<void> => {
  for (const row of rows) {
    try {
      await act({ ...ctx, turn: `${ctx.turn}:${what}:${course.numberOf(row.id)}` }, row)
    } catch (error) {
      // Somebody was quicker, or an earlier run was: the record is where it should be.
      if (!(error instanceof MovedOn) && !(error instanceof AlreadyChanged)) throw error
    }
  }
}

/** Deadlines that lay beyond the loaded holidays get their date as soon as the year is loaded. */
export const fillOpenDeadlines = async <K extends Kind>(course: Course<K>, ctx: Context): Promise<void> => {
  const calendar = await calendarOf(ctx.db)
  const open = { state: { in: [...timedStates(course.machine)] }, dueAt: null }
  for await (const rows of batches(course, ctx, open))
    await eachOf(course, ctx, 'date', rows, async (own, { id, version }) => {
      const row = await course.find(ctx.db, id)
      const dueAt = row && dueOf(course, calendar, row, row.state, row.since)
      return dueAt && setDeadline(course, own, { id, version }, dueAt)
    })
}

const setDeadline = <K extends Kind>(
  course: Course<K>,
  ctx: Context,
  { id, version }: At,
  dueAt: Date,
): Promise<unknown> =>
  change(ctx, async tx => {
    // The version stays: cards that stand already still mean the same step.
    const count = await course.write(tx, { id, version, dueAt: null }, { dueAt } as Partial<K['data']> & {
      dueAt: Date
    })
    if (count !== 1) throw new MovedOn(course.key, id)
    return {
      result: id,
      event: { event: `${course.key}.dated`, subject: course.numberOf(id), after: { dueAt } },
    }
  })

/** Everybody who is next in line is reminded on the days the machine names; each day of each record once. */
export const remindAll = async <K extends Kind>(course: Course<K>, ctx: Context): Promise<void> => {
  const calendar = await calendarOf(ctx.db)
  const today = dayOf(ctx.now)
  if (!isLoaded(calendar, today)) return
  for (const state of timedStates(course.machine))
    for (const past of remindersOf(course.machine, state)) {
      // Reminders go out on working days; the record due `past` working days ago is due on that day.
      const due = dueDay(calendar, today, past)
      if (due === null) continue
      const where = {
        state: { in: [state] },
        dueAt: { gte: instantOf(due), lt: instantOf(addDays(due, 1)) },
      }
      for await (const rows of batches(course, ctx, where))
        await eachOf(course, ctx, 'remind', rows, (own, at) => remind(course, own, at))
    }
}

const dueDay = (calendar: Parameters<typeof addWorkingDays>[0], today: string, past: number) => {
  try {
    return past === 0 ? today : addWorkingDays(calendar, today, -past)
  } catch {
    // Due in a year nobody has loaded: no record can have that deadline yet.
    return null
  }
}

const remind = <K extends Kind>(course: Course<K>, ctx: Context, { id, version }: At): Promise<unknown> =>
  change(ctx, async tx => {
    const row = await course.find(tx, id)
    if (!row || row.version !== version || row.dueAt === null) throw new MovedOn(course.key, id)
    const calendar = await calendarOf(tx)
    // Held back overnight, it speaks of the day it is read on.
    const past = workingDaysPast(calendar, dayOf(row.dueAt), dayOf(ctx.heldUntil ?? ctx.now)) ?? 0
    const told = [
      ...(await course.next(tx, row, ctx.now)),
      ...((await course.escalated?.(tx, row, past, ctx.now)) ?? []),
    ]
    return {
      result: told.length,
      event: {
        event: `${course.key}.reminded`,
        subject: course.numberOf(id),
        after: { state: row.state, past },
      },
      notices: await noticesTo(course, ctx, tx, row, told, {
        key: `remind:${past}`,
        words: reminderWords(course, row, past),
      }),
    }
  })

const reminderWords = <K extends Kind>(course: Course<K>, row: StepRow, past: number): string => {
  const what = course.machine.states[row.state as K['state']].words
  if (past < 0) return `提醒：${what}，还有${-past}个工作日到期。`
  return past === 0 ? `提醒：${what}，今天到期。` : `催办：${what}，已超期${past}个工作日。`
}

/** All rows that fit, some at a time, in the order of their numbers. */
export async function* batches<K extends Kind>(
  course: Course<K>,
  ctx: Context,
  where: Omit<DueWhere, 'id'>,
): AsyncGenerator<readonly StepRow[]> {
  for (let after = 0; ; ) {
    const rows = await course.due(ctx.db, { ...where, id: { gt: after } }, batchSize)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < batchSize) return
    after = last.id
  }
}
