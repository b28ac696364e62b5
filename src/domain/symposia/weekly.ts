import { dateWords, shortDate } from '#cards/kit/dates.ts'
import { reachOf } from '#core/permission.ts'
import type { TellWeekly, WeeklyLine } from '#core/weekly.ts'
import { open } from './dictionary.ts'
import { guestsOf, ownUnits, runsThings } from './policy.ts'
import { opinionNumber, symposiumNumber } from './record.ts'

/** Own lines of one kind, at most. */
const linesMax = 5

/** What a reader has to answer; for those who see all of them, which talks took place and which remarks wait too long. */
export const weekly: TellWeekly = async (ctx, reader, { from, to }) => {
  const units = ownUnits(reader)
  const invited = await ctx.db.symposium.findMany({
    where: {
      state: 'invited',
      startsAt: { gt: to },
      guests: { some: { AND: [{ answer: 'none' }, guestsOf(reader.personId, units)] } },
    },
    orderBy: { startsAt: 'asc' },
    take: linesMax,
  })
  const assigned = await ctx.db.symposiumOpinion.findMany({
    where: { state: 'assigned', unitId: { in: [...units] } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: linesMax,
  })
  const own: readonly WeeklyLine[] = [
    ...invited.map(({ id, topic, startsAt }) => ({
      words: `答复${shortDate(startsAt)}“${topic}”的邀请`,
      say: symposiumNumber(id),
    })),
    ...assigned.map(({ id, dueAt }) => ({
      words: `答复座谈会意见${opinionNumber(id)}${dueAt === null ? '' : `，期限${dateWords(dueAt)}`}`,
      say: opinionNumber(id),
    })),
  ]
  if (reachOf(reader, 'symposium.read') !== 'all') return { own, changed: [], atRisk: [] }
  const [held, noted, late, sorting] = await Promise.all([
    ctx.db.symposium.count({ where: { heldAt: { gt: from, lte: to } } }),
    ctx.db.symposiumOpinion.count({ where: { createdAt: { gt: from, lte: to } } }),
    ctx.db.symposiumOpinion.count({ where: { state: { in: [...open] }, dueAt: { lt: to } } }),
    runsThings(reader) ? ctx.db.symposiumOpinion.count({ where: { state: 'noted' } }) : 0,
  ])
  return {
    own: [
      ...own,
      ...(sorting > 0 ? [{ words: `${sorting}条座谈会意见待梳理`, say: '座谈意见 待梳理' }] : []),
    ],
    changed:
      held > 0 || noted > 0 ? [{ words: `开了${held}场座谈会，收到${noted}条意见`, say: '座谈会' }] : [],
    atRisk: late > 0 ? [{ words: `${late}条座谈会意见超期`, say: '座谈意见 超期' }] : [],
  }
}
