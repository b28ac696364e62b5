import { shortDate } from '#cards/kit/dates.ts'
import { reachOf } from '#core/permission.ts'
import { addMonths, type Day, dayOf } from '#core/shanghai.ts'
import type { TellWeekly } from '#core/weekly.ts'

/** Months before an agreement's end from which it is told of; the list the line opens is of as many. */
const endingMonths = 3

const columnOf = (day: Day): Date => new Date(`${day}T00:00:00Z`)

/** Stations told by name; more are counted. */
const namesMax = 3

/** New plates on doors, and agreements that are running out. */
export const weekly: TellWeekly = async (ctx, reader, { from, to }) => {
  if (reachOf(reader, 'figures.read') !== 'all') return { own: [], changed: [], atRisk: [] }
  const opened = await ctx.db.workstation.findMany({
    where: { plateOn: { gt: from, lte: to } },
    select: { name: true },
    orderBy: { id: 'asc' },
  })
  const today = dayOf(ctx.now)
  const ending = await ctx.db.workstation.findMany({
    where: {
      state: { in: ['running', 'reporting', 'assess', 'rectify'] },
      endsOn: { gte: columnOf(today), lte: columnOf(addMonths(today, endingMonths)) },
    },
    select: { name: true, endsOn: true },
    orderBy: { endsOn: 'asc' },
  })
  const names = ending
    .slice(0, namesMax)
    .map(({ name, endsOn }) => `${name}（${endsOn ? shortDate(endsOn) : ''}）`)
  return {
    own: [],
    changed: opened.length > 0 ? [{ words: `${opened.map(({ name }) => name).join('、')}挂牌` }] : [],
    atRisk:
      ending.length > 0
        ? [
            {
              words: `${ending.length}个工作站协议三个月内到期：${names.join('、')}${ending.length > namesMax ? '等' : ''}`,
              say: '工作站 三个月内到期',
            },
          ]
        : [],
  }
}
