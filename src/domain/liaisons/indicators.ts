import type { Area, Counted, Indicator, ListPage, Span } from '#core/figures.ts'
import type { Reader } from '#core/reader.ts'
import { talentNumber } from '#domain/talents/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { liaisonNumber } from './record.ts'

const owner = '县委人才办'

/** Liaisons in force at the end of the span, of experts of the area. */
const inForce = ({ to, area }: Span): Prisma.LiaisonWhereInput => ({
  acceptedAt: { lte: to },
  OR: [{ endedAt: null }, { endedAt: { gt: to } }],
  ...(area === null ? {} : { talent: within(area) }),
})

const within = ({ unitIds, townshipIds, villageIds }: Area): Prisma.TalentWhereInput => ({
  OR: [
    { unitId: { in: [...unitIds] } },
    { townshipId: { in: [...townshipIds] } },
    { villageId: { in: [...villageIds] } },
  ],
})

const leaders = (span: Span): Prisma.PersonWhereInput => ({
  leaders: { some: { liaisons: { some: inForce(span) } } },
})

const experts = (span: Span): Prisma.TalentWhereInput => ({ liaisons: { some: inForce(span) } })

const listLiaisons = async (
  db: Reader,
  span: Span,
  { skip, take }: ListPage,
): Promise<readonly Counted[]> => {
  const rows = await db.liaison.findMany({
    where: inForce(span),
    include: { talent: true, leader: { include: { person: true } } },
    orderBy: { id: 'asc' },
    skip,
    take,
  })
  return rows.map(({ id, talent, leader }) => ({
    number: liaisonNumber(id),
    name: talent.name,
    words: `，由${leader.person.name}联系`,
  }))
}

/** Liaison in figures. */
export const indicators: readonly Indicator[] = [
  {
    id: 'IND-26',
    name: '联系专家的县级领导',
    unit: '人',
    kind: 'stock',
    rule: '到期日正在联系专家的县级领导，处级正职、副职都算；一位领导联系几位专家只计一次。',
    owner,
    count: (db, span) => db.person.count({ where: leaders(span) }),
    list: async (db, span, page) => {
      const rows = await db.person.findMany({ where: leaders(span), orderBy: { id: 'asc' }, ...page })
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
    count: (db, span) => db.talent.count({ where: experts(span) }),
    list: async (db, span, page) => {
      const rows = await db.talent.findMany({ where: experts(span), orderBy: { id: 'asc' }, ...page })
      return rows.map(({ id, name }) => ({ number: talentNumber(id), name, words: '' }))
    },
    otherReading: {
      name: '按人次',
      unit: '人次',
      rule: '几位领导联系同一位专家的，每位领导计一次。',
      count: (db, span) => db.liaison.count({ where: inForce(span) }),
      list: listLiaisons,
    },
  },
]
