import { shortDate } from '#cards/kit/dates.ts'
import { reachOf } from '#core/permission.ts'
import type { TellWeekly } from '#core/weekly.ts'

/** Days before an agreement's end from which it is told of. */
const endingDays = 60
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
  const ending = await ctx.db.workstation.findMany({
    where: {
      state: { in: ['running', 'reporting', 'assess', 'rectify'] },
      endsOn: { gt: to, lte: new Date(to.getTime() + endingDays * 86_400_000) },
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
              words: `${ending.length}个工作站协议两个月内到期：${names.join('、')}${ending.length > namesMax ? '等' : ''}`,
              say: '工作站 三个月内到期',
            },
          ]
        : [],
  }
}
