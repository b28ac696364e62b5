import { grantsFor } from '#core/permission.ts'
import type { TellWeekly } from '#core/weekly.ts'
import { countWaiting } from './waiting.ts'

/** Names told; more are counted. */
const namesMax = 5

/** Who came into the register and who left it, and what waits for this reader to be reviewed. */
export const weekly: TellWeekly = async (ctx, reader, { from, to }) => {
  const names = async (where: object): Promise<string | null> => {
    const rows = await ctx.db.talent.findMany({ where, select: { name: true }, orderBy: { id: 'asc' } })
    if (rows.length === 0) return null
    const shown = rows.slice(0, namesMax).map(({ name }) => name || '（已删除）')
    return `${rows.length}人：${shown.join('、')}${rows.length > namesMax ? '等' : ''}`
  }
  const sees = grantsFor(reader, 'talent.search').some(({ reach }) => reach !== 'masked')
  const came = sees ? await names({ verifiedAt: { gt: from, lte: to } }) : null
  const went = sees ? await names({ verifiedAt: { not: null }, exitedAt: { gt: from, lte: to } }) : null
  const waiting = grantsFor(reader, 'talent.review').length > 0 ? await countWaiting(ctx) : 0
  return {
    own: waiting > 0 ? [{ words: `${waiting}条人才登记等您审核`, say: '审核' }] : [],
    changed: [...(came ? [{ words: `新入库${came}` }] : []), ...(went ? [{ words: `离库${went}` }] : [])],
    atRisk: [],
  }
}
