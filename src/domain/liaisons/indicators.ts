import type { Indicator, Span } from '#core/figures.ts'
import { talentNumber } from '#domain/talents/index.ts'
import type { Prisma } from '#storage/generated/client.ts'

const owner = '县委人才办'

/** Liaisons in force at the end of the span. */
const inForce = ({ to }: Span): Prisma.LiaisonWhereInput => ({
  acceptedAt: { lte: to },
  OR: [{ endedAt: null }, { endedAt: { gt: to } }],
})

/** Liaison in figures. */
export const indicators: readonly Indicator[] = [
  {
    id: 'IND-26',
    name: '联系专家的县级领导',
    unit: '人',
    kind: 'stock',
    rule: '到期日正在联系专家的县级领导；一位领导联系几位专家只计一次。',
    owner,
    count: (db, span) =>
      db.person.count({ where: { leaders: { some: { liaisons: { some: inForce(span) } } } } }),
    list: async (db, span, { skip, take }) => {
      const rows = await db.person.findMany({
        where: { leaders: { some: { liaisons: { some: inForce(span) } } } },
        orderBy: { id: 'asc' },
        skip,
        take,
      })
      return rows.map(({ id, name }) => ({ number: `领导${id}`, words: name }))
    },
  },
  {
    id: 'IND-27',
    name: '县级领导联系的专家',
    unit: '人',
    kind: 'stock',
    rule: '到期日有县级领导联系的专家；几位领导联系同一位只计一次。',
    owner,
    count: (db, span) => db.talent.count({ where: { liaisons: { some: inForce(span) } } }),
    list: async (db, span, { skip, take }) => {
      const rows = await db.talent.findMany({
        where: { liaisons: { some: inForce(span) } },
        orderBy: { id: 'asc' },
        skip,
        take,
      })
      return rows.map(({ id, name }) => ({ number: talentNumber(id), words: name }))
    },
  },
]
