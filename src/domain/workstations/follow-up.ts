import type { Context } from '#core/context.ts'
import { addDays, dayOf } from '#core/shanghai.ts'
import {
  type At,
  beforeTheCard,
  eachOf,
  everyWorkingMorning,
  fillOpenDeadlines,
} from '#domain/steps/index.ts'
import { stationCourse } from './course.ts'
import { renewalDays } from './dictionary.ts'
import { askForNotes } from './half-year.ts'
import { dateOf } from './verbs/found.ts'
import { callReport, startRenewal } from './verbs/live.ts'

/** Most stations one run looks at per matter; the rest is there the next morning. */
const batchMax = 500

/**
 * Every working morning: yearly assessments in December, also of those that were asked to renew. What is due stands on the
 * morning card.
 */
const assessments = everyWorkingMorning('workstations.assessments', beforeTheCard, async ctx => {
  await fillOpenDeadlines(stationCourse, ctx)
  const year = yearOf(ctx)
  await eachOf(stationCourse, ctx, 'report', await unassessed(ctx, year), (own, at) =>
    callReport(own, at, year),
  )
})

/** And a little later: agreements that end within sixty days, half-year notes. */
const followUp = everyWorkingMorning('workstations.follow-up', '25 9 * * *', async ctx => {
  await eachOf(stationCourse, ctx, 'renewal', await expiring(ctx), startRenewal)
  await askForNotes(ctx)
})

export const jobs = [assessments, followUp]

const yearOf = ({ now }: Context): number => Number(dayOf(now).slice(0, 4))

const inDecember = ({ now }: Context): boolean => dayOf(now).slice(5, 7) === '12'

const ref = { select: { id: true, version: true }, orderBy: { id: 'asc' }, take: batchMax } as const

/** In December: stations that run and have no grade of this year yet. */
const unassessed = async (ctx: Context, year: number): Promise<readonly At[]> =>
  inDecember(ctx)
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
    where: {
      state: 'running',
      endsOn: { lte: dateOf(addDays(dayOf(ctx.now), renewalDays)) },
      // In December the assessment comes first.
      ...(inDecember(ctx) ? { assessYear: yearOf(ctx) } : {}),
    },
    ...ref,
  })
