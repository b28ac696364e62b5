import { reachOf } from '#core/permission.ts'
import type { TellWeekly, WeeklyLine } from '#core/weekly.ts'
import { coverageAt } from './coverage.ts'
import { servedWords, whole } from './record.ts'

/** Pairings told by name; more are counted. */
const namesMax = 3

/** What began and ended, which villages have nobody, which pairings have gone without service. */
export const weekly: TellWeekly = async (ctx, reader, { from, to }) => {
  if (reachOf(reader, 'pairing.read') !== 'all') return { own: [], changed: [], atRisk: [] }
  const began = await ctx.db.pairingSpan.count({ where: { from: { gt: from, lte: to } } })
  const ended = await ctx.db.pairingSpan.count({ where: { to: { gt: from, lte: to } } })
  const services = await ctx.db.serviceLog.count({
    where: { createdAt: { gt: from, lte: to }, state: { not: 'disputed' } },
  })
  const open = (await coverageAt(ctx.db, to)).filter(({ isPaired }) => !isPaired).length
  return {
    own: await officeOwn(ctx, reader),
    changed: [
      ...(began > 0 ? [{ words: `新增结对${began}对`, say: '结对' }] : []),
      ...(ended > 0 ? [{ words: `暂停、解除结对${ended}对` }] : []),
      ...(services > 0 ? [{ words: `新登记服务记录${services}条` }] : []),
    ],
    atRisk: [...(open > 0 ? [{ words: `${open}个村没有人才结对`, say: '覆盖' }] : []), ...(await idle(ctx))],
  }
}

const officeOwn: (
  ...args: [Parameters<TellWeekly>[0], Parameters<TellWeekly>[1]]
) => Promise<readonly WeeklyLine[]> = async (ctx, reader) => {
  if (!['all', 'approve'].includes(reachOf(reader, 'pairing.propose'))) return []
  const waiting = await ctx.db.pairing.count({ where: { state: 'office' } })
  return waiting > 0 ? [{ words: `${waiting}项结对等待审定`, say: '结对 待审定' }] : []
}

const idle = async (ctx: Parameters<TellWeekly>[0]): Promise<readonly WeeklyLine[]> => {
  const rows = await ctx.db.pairing.findMany({
    where: { state: 'warned' },
    include: whole,
    orderBy: [{ since: 'asc' }, { id: 'asc' }],
  })
  if (rows.length === 0) return []
  const names = rows.slice(0, namesMax).map(row => `${row.talent.name}—${servedWords(row)}`)
  const more = rows.length > namesMax ? '等' : ''
  return [{ words: `${rows.length}项结对一个季度没有服务：${names.join('、')}${more}`, say: '结对 预警' }]
}
