import type { Counted, Indicator, ListPage, Span } from '#core/figures.ts'
import type { Reader } from '#core/reader.ts'
import { dayOf } from '#core/shanghai.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { levels } from './dictionary.ts'
import { stationNumber } from './record.ts'
import { dateOf } from './verbs/found.ts'

/** Stations with the plate on the door at the end of the span. */
const standing = ({ to }: Span): Prisma.WorkstationWhereInput => ({
  plateOn: { lte: dateOf(dayOf(to)) },
  OR: [{ state: { notIn: ['revoked', 'closed', 'rejected'] } }, { since: { gt: to } }],
})

/** The level held that day; its last day is one of its days. */
const atLevel = ({ to }: Span, level: string): Prisma.WorkstationWhereInput => {
  const on = dateOf(dayOf(to))
  return { levels: { some: { level, fromOn: { lte: on }, OR: [{ toOn: null }, { toOn: { gte: on } }] } } }
}

const platedIn = ({ from, to }: Span): Prisma.WorkstationWhereInput => ({
  plateOn: { gt: dateOf(dayOf(from)), lte: dateOf(dayOf(to)) },
})

const within = ({ area }: Span): Prisma.WorkstationWhereInput => {
  if (area === null) return {}
  const ofUnits = { in: [...area.unitIds] }
  return {
    OR: [{ hostUnitId: ofUnits }, { deptUnitId: ofUnits }, { townshipId: { in: [...area.townshipIds] } }],
  }
}

const listed = async (
  db: Reader,
  where: Prisma.WorkstationWhereInput,
  page: ListPage,
): Promise<readonly Counted[]> => {
  const rows = await db.workstation.findMany({ where, orderBy: { id: 'asc' }, ...page })
  return rows.map(({ id, name }) => ({ number: stationNumber(id), words: name }))
}

const stations = (
  spec: Pick<Indicator, 'id' | 'name' | 'kind' | 'rule'> & Partial<Indicator>,
  whereOf: (span: Span) => Prisma.WorkstationWhereInput,
): Indicator => {
  const where = (span: Span): Prisma.WorkstationWhereInput => ({ AND: [whereOf(span), within(span)] })
  return {
    unit: '个',
    owner: '县委人才办',
    count: (db, span) => db.workstation.count({ where: where(span) }),
    list: (db, span, page) => listed(db, where(span), page),
    ...spec,
  }
}

const ofLevel = (id: string, level: keyof typeof levels): Indicator =>
  stations(
    {
      id,
      name: `${levels[level]}专家工作站`,
      kind: 'stock',
      rule: '到期日已挂牌、没有撤销的工作站；升级的只按最高级别计一个。',
    },
    span => ({ AND: [standing(span), atLevel(span, level)] }),
  )

/** Stations in figures. */
export const indicators: readonly Indicator[] = [
  ofLevel('IND-16', 'province'),
  ofLevel('IND-17', 'prefecture'),
  ofLevel('IND-18', 'county'),
  stations(
    {
      id: 'GZ-01',
      name: '三级专家工作站合计',
      also: ['工作站总数'],
      kind: 'stock',
      isDetail: true,
      rule: '到期日已挂牌、没有撤销的工作站，省州县三级合计，一个站只计一次。',
      by: [
        {
          names: ['级别', '层次'],
          lines: (db, span) => byLevel(db, span),
          list: (...asked) => listLevel(...asked),
        },
      ],
    },
    standing,
  ),
  stations(
    {
      id: 'IND-11',
      name: '建设基层科研工作站',
      kind: 'target',
      isDetail: true,
      rule: '期内挂牌的工作站，不论级别；以后升级的不再计。',
    },
    platedIn,
  ),
]

type ByLevel = NonNullable<Indicator['by']>[number]

const ofArea = (span: Span, level: string): Prisma.WorkstationWhereInput => ({
  AND: [standing(span), atLevel(span, level), within(span)],
})

const byLevel = async (db: Reader, span: Span) => {
  const lines = []
  for (const [level, word] of Object.entries(levels))
    lines.push({ word, count: await db.workstation.count({ where: ofArea(span, level) }) })
  return lines.filter(({ count }) => count > 0)
}

const listLevel: ByLevel['list'] = async (db, span, _vault, { word, skip, take }) => {
  const level = Object.entries(levels).find(([, words]) => words === word)?.[0] ?? ''
  return listed(db, ofArea(span, level), { skip, take })
}
