import type { Context } from '#core/context.ts'
import { job } from '#core/handlers.ts'
import { onlySystem } from '#core/permission.ts'
import { inOfficeHours } from '#core/quiet-hours.ts'
import { dayOf, instantOf } from '#core/shanghai.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { eachOf, fillOpenDeadlines } from '#domain/steps/index.ts'
import { AlreadyChanged, change } from '#storage/change.ts'
import { grievanceCourse } from './course.ts'
import { closing } from './dictionary.ts'
import { handOverLost } from './handover.ts'
import { contactsDue, dueToday, levelAt, tellAll } from './morning.ts'
import { grievanceNumber } from './number.ts'
import { type GrievanceRow, whole } from './record.ts'
import { goOn } from './verbs/handle.ts'
import { archiveGrievance } from './verbs/visit.ts'

/** Most cases one run moves on per matter; the rest is there the next day. */
const batchMax = 500

/** Every working morning: what has waited long enough goes on or is put away, lateness rises, everybody has one card. */
export const followUp = job({
  name: 'grievances.follow-up',
  cron: '40 8 * * *',
  allow: onlySystem,
  run: async ctx => {
    const calendar = await calendarOf(ctx.db)
    if (!inOfficeHours(calendar, ctx.now)) return
    await handOverLost(ctx)
    await fillOpenDeadlines(grievanceCourse, ctx)
    await eachOf(grievanceCourse, ctx, 'goOn', await overdueIn(ctx, ['waiting']), goOn)
    await eachOf(grievanceCourse, ctx, 'archive', await overdueIn(ctx, closing), archiveGrievance)
    const due = await dueToday(ctx, calendar)
    await eachOf(
      grievanceCourse,
      ctx,
      'urge',
      due
        .filter(({ row, past }) => levelAt(past) > row.level && !closing.some(state => state === row.state))
        .map(({ row, past }) => ({ ...row, past })),
      urge,
    )
    const told = [...due, ...(await contactsDue(ctx, calendar))]
    if (told.length > 0) await onceToday(() => tellAll({ ...ctx, turn: `${ctx.turn}:morning` }, told))
  },
})

/** Those whose deadline lay before today. */
const overdueIn = (ctx: Context, states: readonly string[]): Promise<readonly GrievanceRow[]> =>
  ctx.db.grievance.findMany({
    where: { state: { in: [...states] }, dueAt: { lt: instantOf(dayOf(ctx.now)) } },
    include: whole,
    orderBy: { id: 'asc' },
    take: batchMax,
  })

/** Supervision rises by the clock alone; nobody sets it. */
const urge = (
  ctx: Context,
  { id, version, level, past }: GrievanceRow & { readonly past: number },
): Promise<number> =>
  change(ctx, async tx => {
    // The version stays: cards that stand already still mean the same step.
    await tx.grievance.updateMany({ where: { id, version }, data: { level: levelAt(past) } })
    return {
      result: id,
      event: {
        event: 'grievance.urged',
        subject: grievanceNumber(id),
        before: { level },
        after: { level: levelAt(past), past },
      },
    }
  })

const onceToday = async (act: () => Promise<unknown>): Promise<void> => {
  try {
    await act()
  } catch (error) {
    // An earlier run of this morning told everybody.
    if (!(error instanceof AlreadyChanged)) throw error
  }
}
