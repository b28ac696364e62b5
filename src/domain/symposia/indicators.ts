import type { Area, Indicator, Span } from '#core/figures.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { opinionNumber, symposiumNumber } from './record.ts'

const owner = '县委人才办'

/** Held in the span, of an area those to which it was invited and did not stay away. */
const heldIn = ({ from, to, area }: Span): Prisma.SymposiumWhereInput => ({
  heldAt: { gt: from, lte: to },
  ...(area === null ? {} : { guests: { some: { AND: [notAbsent, ofArea(area)] } } }),
})

// Until there are minutes nobody has been noted as absent.
const notAbsent: Prisma.SymposiumGuestWhereInput = { OR: [{ attended: null }, { attended: true }] }

/** Experts of the area, and its units themselves. */
const ofArea = (area: Area): Prisma.SymposiumGuestWhereInput => ({
  OR: [
    { unitId: { in: [...area.unitIds] } },
    { talent: { unitId: { in: [...area.unitIds] } } },
    { talent: { townshipId: { in: [...area.townshipIds] } } },
    { talent: { villageId: { in: [...area.villageIds] } } },
  ],
})

/** Remarks belong to the unit that answers them; in townships and villages to the expert who made them. */
const within = ({ area }: Span): Prisma.SymposiumOpinionWhereInput => {
  if (area === null) return {}
  const { unitIds, ...places } = area
  return { OR: [{ unitId: { in: [...unitIds] } }, { guest: ofArea({ unitIds: [], ...places }) }] }
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
    rule: '期内登记召开的座谈会、恳谈会；取消的不计。单位、乡镇和村的，计有其专家或单位受邀且没有缺席的。',
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
