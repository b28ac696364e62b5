import type { Indicator, Counted as Listed, Span } from '#core/figures.ts'
import type { Reader } from '#core/reader.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { asOf, casesIn } from './cases.ts'
import { kinds, over, states } from './dictionary.ts'
import { grievanceNumber } from './number.ts'
import { type RateKey, ratesOf } from './rates.ts'
import { kindOf, stateOf } from './record.ts'
import { sentences } from './settings.ts'

const owner = '县委人才办'

const inArea = (area: Span['area']): Prisma.GrievanceWhereInput => {
  if (area === null) return {}
  return {
    OR: [
      { leadUnitId: { in: [...area.unitIds] } },
      { townshipId: { in: [...area.townshipIds] } },
      { talent: { villageId: { in: [...area.villageIds] } } },
    ],
  }
}

const received = ({ from, to, area }: Span): Prisma.GrievanceWhereInput => ({
  AND: [{ createdAt: { gt: from, lte: to } }, inArea(area)],
})

/** Handed in by the end of the span, and not closed by then. */
const openAt = ({ to, area }: Span): Prisma.GrievanceWhereInput => ({
  AND: [
    { createdAt: { lte: to }, OR: [{ closedAt: null }, { closedAt: { gt: to } }] },
    { OR: [{ state: { notIn: [...over] } }, { closedAt: { gt: to } }] },
    inArea(area),
  ],
})

/** Which cases, never whose and never what they say. */
const listed = async (
  db: Reader,
  where: Prisma.GrievanceWhereInput,
  { skip, take }: { readonly skip: number; readonly take: number },
): Promise<readonly Listed[]> => {
  const rows = await db.grievance.findMany({
    where,
    select: { id: true, kind: true, state: true },
    orderBy: { id: 'asc' },
    skip,
    take,
  })
  return rows.map(row => ({
    number: grievanceNumber(row.id),
    words: `${kinds[kindOf(row)]}（${states[stateOf(row)]}）`,
  }))
}

const counting = (where: (span: Span) => Prisma.GrievanceWhereInput): Pick<Indicator, 'count' | 'list'> => ({
  count: (db, span) => db.grievance.count({ where: where(span) }),
  list: (db, span, page) => listed(db, where(span), page),
})

type Part = 'numerator' | 'denominator'

const idsOf = async (db: Reader, span: Span, key: RateKey, part: Part): Promise<readonly number[]> => {
  const cases = (await casesIn(db, received(span))).map(one => asOf(one, span.to))
  const rates = ratesOf(cases, { now: span.to, calendar: await calendarOf(db) })
  return rates.find(rate => rate.key === key)?.[part] ?? []
}

/** One side of a rate: its cases, and for the numerator of how many. */
const sideOf = (key: RateKey, part: Part): Pick<Indicator, 'count' | 'list' | 'outOf'> => ({
  ...(part === 'numerator'
    ? { outOf: async (db, span) => (await idsOf(db, span, key, 'denominator')).length }
    : {}),
  count: async (db, span) => (await idsOf(db, span, key, part)).length,
  list: async (db, span, { skip, take }) => {
    const ids = (await idsOf(db, span, key, part)).slice(skip, skip + take)
    return listed(db, { id: { in: [...ids] } }, { skip: 0, take })
  },
})

const rated = (id: string, key: RateKey, part: Part, name: string, rule: string): Indicator => ({
  id,
  name,
  unit: '件',
  kind: 'flow',
  rule,
  owner,
  isDetail: true,
  ...sideOf(key, part),
})

const raw = '按收到的时间计，批准剔除的也在内；剔除后的数发“诉求统计”看。'

/** Grievances in figures: every rate by its numerator, of how many, and both open as lists. */
export const indicators: readonly Indicator[] = [
  {
    id: 'SQ-01',
    name: '收到诉求',
    unit: '件',
    kind: 'flow',
    rule: '期内提交的全部诉求，撤回、不予受理的也计。',
    owner,
    ...counting(received),
  },
  {
    id: 'SQ-02',
    name: '在办诉求',
    unit: '件',
    kind: 'stock',
    rule: '到期日没有办结的诉求，从提交到回访办结为止。',
    owner,
    ...counting(openAt),
  },
  rated('SQ-03', 'response', 'numerator', '及时响应（响应率）', `${sentences.response}，占受理的；${raw}`),
  rated('SQ-04', 'response', 'denominator', '受理诉求', `期内收到并已受理的；${raw}`),
  rated('SQ-05', 'inTime', 'numerator', '按期答复（按期办结率）', `期限内答复的，占到期应答复的；${raw}`),
  rated('SQ-06', 'inTime', 'denominator', '到期应答复', `已经答复的，和到期还没有答复的；${raw}`),
  rated('SQ-07', 'solved', 'numerator', '本人答解决了（解决率）', `部分解决的不算，占已回访的；${raw}`),
  rated('SQ-08', 'solved', 'denominator', '已回访', `本人答了“解决了没有”的；${raw}`),
  rated('SQ-09', 'satisfied', 'numerator', '基本满意以上（满意率）', `占已评价的；${raw}`),
  rated('SQ-10', 'satisfied', 'denominator', '已评价', `本人答了满意度的；${raw}`),
  rated('SQ-11', 'repeated', 'numerator', '重复诉求（重复率）', `同一人同一类以前反映过的，占收到的；${raw}`),
  rated('SQ-12', 'returned', 'numerator', '退回过（退单率）', `被承办单位退回过的，占受理的；${raw}`),
]
