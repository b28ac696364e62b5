import type { Counted, Indicator, Span } from '#core/figures.ts'
import type { Reader } from '#core/reader.ts'
import { gazetteerOf } from '#domain/places/index.ts'
import { talentNumber } from '#domain/talents/index.ts'
import { Prisma } from '#storage/generated/client.ts'
import { coverageAt } from './coverage.ts'
import { pairingNumber } from './record.ts'

const owner = '县委人才办'

type Page = { readonly skip: number; readonly take: number }

/** Pairings that really held at the end of the span. */
const heldAt = ({ to, area }: Span) => Prisma.sql`
  from pairing p join pairing_span s on s.pairing_id = p.id left join village v on v.id = p.village_id
  where s.from_at <= ${to} and (s.to_at is null or s.to_at > ${to}) and ${inArea(area)}`

const inArea = (area: Span['area']): Prisma.Sql => {
  if (area === null) return Prisma.sql`true`
  if (area.unitId !== null) return Prisma.sql`p.unit_id = ${area.unitId}`
  return area.villageId === null
    ? Prisma.sql`v.township_id = ${area.townshipId}`
    : Prisma.sql`v.id = ${area.villageId}`
}

const count = async (db: Reader, sql: Prisma.Sql): Promise<number> => {
  const [row] = await db.$queryRaw<{ count: bigint }[]>(sql)
  return Number(row?.count ?? 0)
}

const sent = (span: Span) => Prisma.sql`${heldAt(span)} and p.kind in ('village', 'cadre')`

const listSent = async (db: Reader, span: Span, { skip, take }: Page): Promise<readonly Counted[]> => {
  const rows = await db.$queryRaw<{ id: number; name: string }[]>`
    select t.id, t.name from talent t
    where t.id in (select p.talent_id ${sent(span)}) order by t.id limit ${take} offset ${skip}`
  return rows.map(({ id, name }) => ({ number: talentNumber(id), words: name }))
}

const listPairings = async (db: Reader, span: Span, { skip, take }: Page): Promise<readonly Counted[]> => {
  const rows = await db.$queryRaw<{ id: number; name: string; village: string | null }[]>`
    select p.id, (select name from talent where id = p.talent_id) as name, v.name as village ${heldAt(span)}
    order by p.id limit ${take} offset ${skip}`
  return rows.map(({ id, name, village }) => ({
    number: pairingNumber(id),
    words: village === null ? name : `${name} — ${village}`,
  }))
}

const villagesIn = async (db: Reader, { area }: Span) => {
  const { villages } = await gazetteerOf(db)
  if (area === null) return villages
  return villages.filter(({ id, townshipId }) =>
    area.villageId === null ? townshipId === area.townshipId : id === area.villageId,
  )
}

const coveredIn = async (db: Reader, span: Span) => {
  const covered = new Set(
    (await coverageAt(db, span.to)).filter(one => one.isPaired).map(one => one.villageId),
  )
  return (await villagesIn(db, span)).filter(({ id }) => covered.has(id))
}

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
      (await coveredIn(db, span))
        .slice(skip, skip + take)
        .map(({ id, name, township }) => ({ number: `村${id}`, words: `${township}${name}` })),
  },
  {
    id: 'JD-02',
    name: '正在结对',
    unit: '对',
    kind: 'stock',
    rule: '到期日正在结对的全部类别，一项结对计一对。',
    owner,
    count: (db, span) => count(db, Prisma.sql`select count(distinct p.id) as count ${heldAt(span)}`),
    list: listPairings,
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
        words: `${pairing.talent.name}：${what}`,
      }))
    },
  },
]

const served = ({ from, to, area }: Span): Prisma.ServiceLogWhereInput => ({
  on: { gt: from, lte: to },
  state: { not: 'disputed' },
  ...(area === null
    ? {}
    : {
        pairing:
          area.villageId === null
            ? { village: { townshipId: area.townshipId ?? 0 } }
            : { villageId: area.villageId },
      }),
})
