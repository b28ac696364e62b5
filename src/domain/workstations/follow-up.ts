import type { Context } from '#core/context.ts'
import { job } from '#core/handlers.ts'
import { onlySystem } from '#core/permission.ts'
import { inOfficeHours } from '#core/quiet-hours.ts'
import { addDays, dayOf } from '#core/shanghai.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { type At, eachOf, fillOpenDeadlines, remindAll } from '#domain/steps/index.ts'
import { stationCourse } from './course.ts'
import { renewalDays } from './dictionary.ts'
import { askForNotes } from './half-year.ts'
import { dateOf } from './verbs/found.ts'
import { callReport, startRenewal } from './verbs/live.ts'

/** Most stations one run looks at per matter; the rest is there the next morning. */
const batchMax = 500

/** Every working morning: yearly assessments in December, agreements that end within sixty days, half-year notes, deadlines, reminders. */
export const followUp = job({
  name: 'workstations.follow-up',
  cron: '25 9 * * *',
  allow: onlySystem,
  run: async ctx => {
    if (!inOfficeHours(await calendarOf(ctx.db), ctx.now)) return
    await fillOpenDeadlines(stationCourse, ctx)
    const year = Number(dayOf(ctx.now).slice(0, 4))
    await eachOf(stationCourse, ctx, 'report', await unassessed(ctx, year), (own, at) =>
      callReport(own, at, year),
    )
    await eachOf(stationCourse, ctx, 'renewal', await expiring(ctx), startRenewal)
    await askForNotes(ctx)
    await remindAll(stationCourse, ctx)
  },
})

const ref = { select: { id: true, version: true }, orderBy: { id: 'asc' }, take: batchMax } as const

/** In December: stations that run and have no grade of this year yet. */
const unassessed = async (ctx: Context, year: number): Promise<readonly At[]> =>
  dayOf(ctx.now).slice(5, 7) === '12'
    ? ctx.db.workstation.findMany({
        where: {
          state: { in: ['running', 'renewal'] },
          OR: [{ assessYear: null }, { assessYear: { lt: year } }],
        },
        ...ref,
      })
    : []

const expiring = (ctx: Context): Promise<readonly At[]> =>
  ctx.db.workstation.findMany({
    where: { state: 'running', endsOn: { lte: dateOf(addDays(dayOf(ctx.now), renewalDays)) } },
    ...ref,
  })
