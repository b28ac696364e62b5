import type { Indicator, Span } from '#core/figures.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { opinionNumber, symposiumNumber } from './record.ts'

const owner = '县委人才办'

const heldIn = ({ from, to }: Span): Prisma.SymposiumWhereInput => ({ heldAt: { gt: from, lte: to } })

/** Remarks belong to the unit that answers them. */
const within = ({ area }: Span): Prisma.SymposiumOpinionWhereInput => {
  if (area === null) return {}
  if (area.unitId !== null) return { unitId: area.unitId }
  const place = area.villageId === null ? { townshipId: area.townshipId } : { villageId: area.villageId }
  return { guest: { talent: place } }
}

const opinions = (
  spec: Pick<Indicator, 'id' | 'name' | 'rule'>,
  where: (span: Span) => Prisma.SymposiumOpinionWhereInput,
  outOf?: (span: Span) => Prisma.SymposiumOpinionWhereInput,
): Indicator => {
  const counted = (span: Span) => ({ AND: [where(span), within(span)] })
  return {
    ...spec,
    unit: '条',
    kind: 'flow',
    owner,
    count: (db, span) => db.symposiumOpinion.count({ where: counted(span) }),
    list: async (db, span, { skip, take }) => {
      const rows = await db.symposiumOpinion.findMany({
        where: counted(span),
        include: { symposium: true },
        orderBy: { id: 'asc' },
        skip,
        take,
      })
      return rows.map(({ id, symposium }) => ({ number: opinionNumber(id), words: symposium.topic }))
    },
    ...(outOf === undefined
      ? {}
      : {
          outOf: (db, span) => db.symposiumOpinion.count({ where: { AND: [outOf(span), within(span)] } }),
        }),
  }
}

const answeredIn = ({ from, to }: Span): Prisma.SymposiumOpinionWhereInput => ({
  answeredAt: { gt: from, lte: to },
})

const ratedIn = ({ from, to }: Span): Prisma.SymposiumOpinionWhereInput => ({
  ratedAt: { gt: from, lte: to },
  rating: { not: null },
})

/** Talks and what came of them, in figures. */
export const indicators: readonly Indicator[] = [
  {
    id: 'ZT-01',
    name: '召开的座谈会、恳谈会',
    unit: '次',
    kind: 'flow',
    rule: '期内登记召开的座谈会、恳谈会；取消的不计。',
    owner,
    count: (db, span) => db.symposium.count({ where: heldIn(span) }),
    list: async (db, span, { skip, take }) => {
      const rows = await db.symposium.findMany({
        where: heldIn(span),
        orderBy: { id: 'asc' },
        skip,
        take,
      })
      return rows.map(({ id, topic }) => ({ number: symposiumNumber(id), words: topic }))
    },
  },
  opinions(
    { id: 'ZT-02', name: '座谈会收到的意见', rule: '期内记下的意见，一条只计一次。' },
    ({ from, to }) => ({ createdAt: { gt: from, lte: to } }),
  ),
  opinions(
    {
      id: 'ZT-03',
      name: '按期答复的座谈会意见',
      rule: '期内最后一次答复的意见里，每次都在期限内答复的；分母是期内答复的意见。',
    },
    span => ({ ...answeredIn(span), inTime: true }),
    answeredIn,
  ),
  opinions(
    {
      id: 'ZT-04',
      name: '提出人满意的座谈会意见',
      rule: '期内提出人评价满意或基本满意的；分母是期内有评价的意见。',
    },
    span => ({ ...ratedIn(span), rating: { in: ['satisfied', 'fair'] } }),
    ratedIn,
  ),
]
