import type { Context } from '#core/context.ts'
import { timedStates } from '#core/machine.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { AlreadyChanged, change } from '#storage/change.ts'
import type { At, Course, DueWhere, Kind, StepRow } from './course.ts'
import { dueOf, MovedOn } from './moving.ts'

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
