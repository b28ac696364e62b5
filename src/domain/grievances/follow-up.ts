import type { Context } from '#core/context.ts'
import { dayOf, instantOf } from '#core/shanghai.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { workingDaysPast } from '#core/working-days.ts'
import { beforeTheCard, eachOf, everyWorkingMorning, fillOpenDeadlines } from '#domain/steps/index.ts'
import { change } from '#storage/change.ts'
import { grievanceCourse } from './course.ts'
import { closing, open } from './dictionary.ts'
import { handOverLost } from './handover.ts'
import { levelAt } from './morning.ts'
import { grievanceNumber } from './number.ts'
import { type GrievanceRow, whole } from './record.ts'
import { levels } from './settings.ts'
import { goOn } from './verbs/handle.ts'
import { archiveGrievance } from './verbs/visit.ts'

/** Most cases one run moves on per matter; the rest is there the next day. */
const batchMax = 500

/** Every working morning, before anybody is reminded: what has waited long enough goes on or is put away, lateness rises. */
export const followUp = everyWorkingMorning('grievances.follow-up', beforeTheCard, async (ctx, calendar) => {
  await handOverLost(ctx)
  await fillOpenDeadlines(grievanceCourse, ctx)
  await eachOf(grievanceCourse, ctx, 'goOn', await overdueIn(ctx, ['waiting']), goOn)
  await eachOf(grievanceCourse, ctx, 'archive', await overdueIn(ctx, closing), archiveGrievance)
  await eachOf(grievanceCourse, ctx, 'urge', await risen(ctx, calendar), urge)
})

/** Those whose deadline lay before today. */
const overdueIn = (
  ctx: Context,
  states: readonly string[],
  where: { readonly level?: { readonly lt: number } } = {},
): Promise<readonly GrievanceRow[]> =>
  ctx.db.grievance.findMany({
    where: { state: { in: [...states] }, dueAt: { lt: instantOf(dayOf(ctx.now)) }, ...where },
    include: whole,
    orderBy: { id: 'asc' },
    take: batchMax,
  })

const highest = levels.at(-1)?.level ?? 0

/** Open cases late enough for a higher level than they have. */
const risen = async (ctx: Context, calendar: Calendar) =>
  (await overdueIn(ctx, open, { level: { lt: highest } }))
    .map(row => ({ ...row, past: pastOf(calendar, row, ctx.now) }))
    .filter(({ level, past }) => levelAt(past) > level)

const pastOf = (calendar: Calendar, { dueAt }: GrievanceRow, now: Date): number =>
  (dueAt && workingDaysPast(calendar, dayOf(dueAt), dayOf(now))) ?? 0

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
