import type { Indicator, Span } from '#core/figures.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { levels } from './dictionary.ts'
import { stationNumber } from './record.ts'

/** Stations with the plate on the door at the end of the span, at the highest level they had then. */
const standing = (to: Date, level: string): Prisma.WorkstationWhereInput => ({
  plateOn: { lte: to },
  OR: [{ state: { notIn: ['revoked', 'closed', 'rejected'] } }, { since: { gt: to } }],
  levels: { some: { level, fromOn: { lte: to }, OR: [{ toOn: null }, { toOn: { gt: to } }] } },
})

const within = (area: Span['area']): Prisma.WorkstationWhereInput => {
  if (area === null) return {}
  return area.unitId === null
    ? { townshipId: area.townshipId ?? 0 }
    : { OR: [{ hostUnitId: area.unitId }, { deptUnitId: area.unitId }] }
}

const ofLevel = (id: string, level: keyof typeof levels): Indicator => ({
  id,
  name: `${levels[level]}专家工作站`,
  unit: '个',
  kind: 'stock',
  rule: '到期日已挂牌、没有撤销的工作站；升级的只按最高级别计一个。',
  owner: '县委人才办',
  count: (db, span) => db.workstation.count({ where: both(span, level) }),
  list: async (db, span, { skip, take }) => {
    const rows = await db.workstation.findMany({
      where: both(span, level),
      orderBy: { id: 'asc' },
      skip,
      take,
    })
    return rows.map(({ id: row, name }) => ({ number: stationNumber(row), words: name }))
  },
})

const both = ({ to, area }: Span, level: string): Prisma.WorkstationWhereInput => ({
  AND: [standing(to, level), within(area)],
})

/** Stations in figures. */
export const indicators: readonly Indicator[] = [
  ofLevel('IND-16', 'province'),
  ofLevel('IND-17', 'prefecture'),
  ofLevel('IND-18', 'county'),
]
