import type { Person } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import type { TellWeekly, WeeklyLine } from '#core/weekly.ts'
import { kinds, open, states } from './dictionary.ts'
import { grievanceMachine } from './machine.ts'
import { grievanceNumber } from './number.ts'
import { countedFor, rowsSeen, standingOf } from './policy.ts'
import { type GrievanceRow, kindOf, stateOf, whole } from './record.ts'
import { levels } from './settings.ts'
import type { Standing } from './steps.ts'

/** Cases told by number; more are counted. */
const namedMax = 3
/** Open cases of a reader looked at. */
const lookedAtMax = 500

const isOpen = { state: { in: [...open] } }

/** What waits for the reader, what came and went, and what is late. Nobody's name, nobody's words. */
export const weekly: TellWeekly = async (ctx, reader, { from, to }) => {
  const seen = await ctx.db.grievance.findMany({
    where: { AND: [isOpen, rowsSeen(reader)] },
    include: whole,
    orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: lookedAtMax,
  })
  const counted = countedFor(reader)
  const count = (where: object): Promise<number> =>
    ctx.db.grievance.count({ where: { AND: [counted, where] } })
  const came = await count({ createdAt: { gt: from, lte: to } })
  const closed = await count({ closedAt: { gt: from, lte: to } })
  return {
    own: ownLines(seen.filter(row => waitsFor(reader, row))),
    changed: [
      ...(came > 0 ? [{ words: `收到诉求${came}件`, say: '诉求' }] : []),
      ...(closed > 0 ? [{ words: `诉求办结${closed}件` }] : []),
    ],
    atRisk: await riskLines(ctx, counted),
  }
}

const ownLines = (rows: readonly GrievanceRow[]): readonly WeeklyLine[] => {
  if (rows.length === 0) return []
  const named = rows
    .slice(0, namedMax)
    .map(row => `${grievanceNumber(row.id)} ${kinds[kindOf(row)]}（${states[stateOf(row)]}）`)
  const more = rows.length > namedMax ? '等' : ''
  return [{ words: `${rows.length}件诉求等您办：${named.join('、')}${more}`, say: '诉求' }]
}

/** Whether the next step of a case is this reader's. */
export const waitsFor = (reader: Person, row: GrievanceRow): boolean => {
  const state = grievanceMachine.states[stateOf(row)]
  const owners: readonly Standing[] = 'owner' in state ? state.owner : []
  const standing = standingOf(reader, row)
  const isTheirs = (one: Standing): boolean => owners.includes(one) && standing.has(one)
  // A named handler has it, not the whole unit; the talent himself where he has an account.
  if (owners.includes('unit') && row.handlerId !== null && row.handler?.leftAt === null)
    return standing.has('handler')
  if (owners.includes('person') && row.talent.personId !== null) return standing.has('person')
  return owners.some(isTheirs)
}

const riskLines = async (ctx: Context, counted: object): Promise<readonly WeeklyLine[]> => {
  const late = await ctx.db.grievance.count({
    where: { AND: [counted, isOpen, { dueAt: { lt: ctx.now } }] },
  })
  const escalated = await ctx.db.grievance.count({ where: { AND: [counted, { state: 'escalated' }] } })
  const byLevel = await ctx.db.grievance.groupBy({
    by: ['level'],
    where: { AND: [counted, isOpen, { level: { gt: 0 } }] },
    _count: true,
  })
  const urged = levels.flatMap(({ level, words }) => {
    const found = byLevel.find(one => one.level === level)
    return found ? [`${words}${found._count}件`] : []
  })
  return [
    ...(late > 0
      ? [{ words: `诉求超期${late}件${urged.length > 0 ? `：${urged.join('，')}` : ''}`, say: '超期的诉求' }]
      : []),
    ...(escalated > 0 ? [{ words: `升级由主任协调的诉求${escalated}件`, say: '诉求 升级' }] : []),
  ]
}
