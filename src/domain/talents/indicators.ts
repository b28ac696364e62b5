import type { Counted, Indicator, Span } from '#core/figures.ts'
import type { Reader } from '#core/reader.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { talentNumber } from './number.ts'
import { placeWords } from './record.ts'

const office = '县委人才办'

/** Who stood in the register at a moment: taken in by then, not gone by then. */
const registeredAt = ({ to, area }: Span): Prisma.TalentWhereInput => ({
  verifiedAt: { lte: to },
  OR: [{ exitedAt: null }, { exitedAt: { gt: to } }],
  ...within(area),
})

const within = (area: Span['area']): Prisma.TalentWhereInput => {
  if (area === null) return {}
  if (area.unitId !== null) return { unitId: area.unitId }
  return area.villageId === null ? { townshipId: area.townshipId } : { villageId: area.villageId }
}

const counted = (
  id: string,
  name: string,
  kind: Indicator['kind'],
  rule: string,
  whereOf: (span: Span) => Prisma.TalentWhereInput,
): Indicator => ({
  id,
  name,
  unit: '人',
  kind,
  rule,
  owner: office,
  count: (db, span) => db.talent.count({ where: whereOf(span) }),
  list: async (db, span, { skip, take }) => (await rowsOf(db, whereOf(span), skip, take)).map(lineOf),
})

const rowsOf = (db: Reader, where: Prisma.TalentWhereInput, skip: number, take: number) =>
  db.talent.findMany({
    where,
    include: { unit: true, township: true, village: { include: { township: true } } },
    orderBy: { id: 'asc' },
    skip,
    take,
  })

const lineOf = (row: Awaited<ReturnType<typeof rowsOf>>[number]): Counted => ({
  number: talentNumber(row.id),
  words: `${row.name || '（已删除）'}（${placeWords(row)}）`,
})

/** The register in figures. */
export const indicators: readonly Indicator[] = [
  counted('RC-01', '入库人才', 'stock', '已核验入库、到期日还没有离库的人，每人计一次。', registeredAt),
  counted('RC-02', '高层次人才', 'stock', '入库人才中核定为高层次的人。', span => ({
    AND: [registeredAt(span), { level: 'high' }],
  })),
  counted('RC-03', '新入库人才', 'flow', '期内核验入库的人。', ({ from, to, area }) => ({
    verifiedAt: { gt: from, lte: to },
    ...within(area),
  })),
  counted('RC-04', '离库人才', 'flow', '期内办理离库的人，入库前作废的登记不算。', ({ from, to, area }) => ({
    verifiedAt: { not: null },
    exitedAt: { gt: from, lte: to },
    ...within(area),
  })),
  counted(
    'IND-19',
    '柔性引进专家',
    'stock',
    '入库人才中来源为柔性引进的人；一人在几个工作站只计一次。',
    span => ({
      AND: [registeredAt(span), { source: 'flexible' }],
    }),
  ),
]
