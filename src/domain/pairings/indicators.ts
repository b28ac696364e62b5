import type { Area, Counted, Indicator, ListPage, Span } from '#core/figures.ts'
import type { Reader } from '#core/reader.ts'
import { gazetteerOf } from '#domain/places/index.ts'
import { talentNumber } from '#domain/talents/index.ts'
import { Prisma } from '#storage/generated/client.ts'
import { coverageAt } from './coverage.ts'
import { pairingNumber } from './record.ts'

const owner = '县委人才办'

/** Pairings that really held at the end of the span. */
const heldAt = ({ to, area }: Span) => Prisma.sql`
  from pairing p join pairing_span s on s.pairing_id = p.id left join village v on v.id = p.village_id
  where s.from_at <= ${to} and (s.to_at is null or s.to_at > ${to}) and ${inArea(area)}`

const inArea = (area: Span['area']): Prisma.Sql => {
  if (area === null) return Prisma.sql`true`
  return Prisma.sql`(p.unit_id = any(${area.unitIds}::int[]) or v.township_id = any(${area.townshipIds}::int[])
    or v.id = any(${area.villageIds}::int[]))`
}

const count = async (db: Reader, sql: Prisma.Sql): Promise<number> => {
  const [row] = await db.$queryRaw<{ count: bigint }[]>(sql)
  return Number(row?.count ?? 0)
}

const sent = (span: Span) => Prisma.sql`${heldAt(span)} and p.kind in ('village', 'cadre')`

const listSent = async (db: Reader, span: Span, { skip, take }: ListPage): Promise<readonly Counted[]> => {
  const rows = await db.$queryRaw<{ id: number; name: string }[]>`
    select t.id, t.name from talent t
    where t.id in (select p.talent_id ${sent(span)}) order by t.id limit ${take} offset ${skip}`
  return rows.map(({ id, name }) => ({ number: talentNumber(id), name, words: '' }))
}

const listPairings = async (
  db: Reader,
  held: Prisma.Sql,
  { skip, take }: ListPage,
): Promise<readonly Counted[]> => {
  const rows = await db.$queryRaw<{ id: number; name: string; village: string | null }[]>`
    select p.id, (select name from talent where id = p.talent_id) as name, v.name as village ${held}
    order by p.id limit ${take} offset ${skip}`
  return rows.map(({ id, name, village }) => ({
    number: pairingNumber(id),
    name,
    words: village === null ? '' : ` — ${village}`,
  }))
}

const villagesIn = async (db: Reader, { area }: Span) => {
  const { villages } = await gazetteerOf(db)
  if (area === null) return villages
  return villages.filter(
    ({ id, townshipId }) => area.townshipIds.includes(townshipId) || area.villageIds.includes(id),
  )
}

const coveredIn = async (db: Reader, span: Span, orByTeam = false) => {
  const covered = new Set(
    (await coverageAt(db, span.to))
      .filter(one => one.isPaired || (orByTeam && one.teams.length > 0))
      .map(one => one.villageId),
  )
  return (await villagesIn(db, span)).filter(({ id }) => covered.has(id))
}

const villageLine = ({ id, name, township }: Awaited<ReturnType<typeof villagesIn>>[number]): Counted => ({
  number: `村${id}`,
  words: `${township}${name}`,
})

/** Pairings in figures. */
export const indicators: readonly Indicator[] = [
  {
    id: 'IND-21',
    name: '选派到村人才',
    unit: '人',
    kind: 'stock',
    rule: '到期日正在与村结对的人；一人结对几个村只计一次，暂停、解除的不算。',
    owner,
    count: (db, span) => count(db, Prisma.sql`select count(distinct p.talent_id) as count ${sent(span)}`),
    list: listSent,
    otherReading: {
      name: '按人次',
      unit: '人次',
      rule: '一人结对几个村的，每个村计一次。',
      count: (db, span) => count(db, Prisma.sql`select count(distinct p.id) as count ${sent(span)}`),
      list: (db, span, page) => listPairings(db, sent(span), page),
    },
  },
  {
    id: 'JD-01',
    name: '结对覆盖村',
    unit: '个',
    kind: 'stock',
    rule: '到期日至少有一位人才正在结对的村；只有服务团队照看的不算。',
    owner,
    outOf: async (db, span) => (await villagesIn(db, span)).length,
    count: async (db, span) => (await coveredIn(db, span)).length,
    list: async (db, span, { skip, take }) =>
      (await coveredIn(db, span)).slice(skip, skip + take).map(villageLine),
    otherReading: {
      name: '含服务团队照看的村',
      unit: '个',
      rule: '至少有一位人才结对，或者有服务团队照看的村。',
      count: async (db, span) => (await coveredIn(db, span, true)).length,
      list: async (db, span, { skip, take }) =>
        (await coveredIn(db, span, true)).slice(skip, skip + take).map(villageLine),
    },
  },
  {
    id: 'JD-02',
    name: '正在结对',
    unit: '对',
    kind: 'stock',
    rule: '到期日正在结对的全部类别，一项结对计一对。',
    owner,
    count: (db, span) => count(db, Prisma.sql`select count(distinct p.id) as count ${heldAt(span)}`),
    list: (db, span, page) => listPairings(db, heldAt(span), page),
  },
  {
    id: 'JD-03',
    name: '结对服务',
    unit: '次',
    kind: 'flow',
    rule: '期内登记的服务，按服务日期计；村里有异议的不算。',
    owner,
    count: (db, span) => db.serviceLog.count({ where: served(span) }),
    list: async (db, span, { skip, take }) => {
      const rows = await db.serviceLog.findMany({
        where: served(span),
        include: { pairing: { include: { talent: true } } },
        orderBy: { id: 'asc' },
        skip,
        take,
      })
      return rows.map(({ pairingId, what, pairing }) => ({
        number: pairingNumber(pairingId),
        name: pairing.talent.name,
        words: `：${what}`,
      }))
    },
    otherReading: {
      name: '服务对象按人次',
      unit: '人次',
      rule: '每次服务登记的到场人数相加；没有登记人数的不计。',
      count: async (db, span) => {
        const { _sum } = await db.serviceLog.aggregate({ where: served(span), _sum: { people: true } })
        return _sum.people ?? 0
      },
      list: async (db, span, page) => {
        const rows = await db.serviceLog.findMany({
          where: { AND: [served(span), { people: { gt: 0 } }] },
          orderBy: { id: 'asc' },
          ...page,
        })
        return rows.map(({ pairingId, what, people }) => ({
          number: pairingNumber(pairingId),
          words: what,
          amount: people ?? 0,
        }))
      },
    },
  },
]

const served = ({ from, to, area }: Span): Prisma.ServiceLogWhereInput => ({
  on: { gt: from, lte: to },
  state: { not: 'disputed' },
  ...(area === null ? {} : { pairing: ofArea(area) }),
})

const ofArea = ({ unitIds, townshipIds, villageIds }: Area): Prisma.PairingWhereInput => ({
  OR: [
    { unitId: { in: [...unitIds] } },
    { village: { townshipId: { in: [...townshipIds] } } },
    { villageId: { in: [...villageIds] } },
  ],
})
