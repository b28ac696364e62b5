import type { Indicator, OtherReading, Span } from '#core/figures.ts'
import { Prisma } from '#storage/generated/client.ts'
import { divisionsOf } from './divisions.ts'
import {
  countPeople,
  countStays,
  entered,
  left,
  listPeople,
  listStays,
  type StaysOf,
  standing,
} from './stays.ts'

const office = '县委人才办'

const having =
  (which: StaysOf, condition: Prisma.Sql): StaysOf =>
  (span: Span) =>
    Prisma.sql`${which(span)} and ${condition}`

const people = (
  spec: Pick<Indicator, 'id' | 'name' | 'kind' | 'rule'> & Partial<Indicator>,
  which: StaysOf,
): Indicator => ({
  unit: '人',
  owner: office,
  count: (db, span) => countPeople(db, which(span)),
  list: (db, span, page) => listPeople(db, which(span), page),
  by: divisionsOf(which),
  ...spec,
})

const perStay = (which: StaysOf, rule: string): OtherReading => ({
  name: '按人次',
  unit: '人次',
  rule,
  count: (db, span) => countStays(db, which(span)),
  list: (db, span, page) => listStays(db, which(span), page),
})

const high = Prisma.sql`s.level = 'high'`

/** The register in figures. Every one is counted from the stretches the register kept, so any past day can be asked. */
export const indicators: readonly Indicator[] = [
  people(
    {
      id: 'RC-01',
      name: '入库人才',
      also: ['人才', '人才总数', '人才总量', '人才数', '年龄结构', '人才年龄', '平均年龄'],
      kind: 'stock',
      rule: '已核验入库、到期日还没有离库的人，每人计一次。',
    },
    standing,
  ),
  people(
    { id: 'RC-02', name: '高层次人才', kind: 'stock', rule: '入库人才中，到期日核定为高层次的人。' },
    having(standing, high),
  ),
  people(
    {
      id: 'RC-03',
      name: '新入库人才',
      also: ['新增人才', '流入人才'],
      kind: 'flow',
      rule: '期内核验入库的人，一人只计一次。',
      otherReading: perStay(entered, '期内离库后又重新入库的，每入库一次计一次。'),
    },
    entered,
  ),
  people(
    {
      id: 'RC-04',
      name: '离库人才',
      also: ['流出人才', '流失人才'],
      kind: 'flow',
      rule: '期内办理离库的人，一人只计一次；入库前作废的登记不算。',
      otherReading: perStay(left, '期内几次离库的，每次计一次。'),
    },
    left,
  ),
  people(
    {
      id: 'IND-19',
      name: '柔性引进专家',
      kind: 'stock',
      rule: '入库人才中来源为柔性引进的人；一人在几个工作站只计一次。',
    },
    having(standing, Prisma.sql`s.source = 'flexible'`),
  ),
  people(
    {
      id: 'IND-08',
      name: '引进高层次人才',
      kind: 'target',
      isDetail: true,
      rule: '期内入库、来源为引进、核定为高层次的人，一人只计一次；同时符合IND-09的只计在这里。',
    },
    having(entered, Prisma.sql`s.source = 'introduced' and ${high}`),
  ),
  people(
    {
      id: 'IND-09',
      name: '引进急需紧缺专业人才',
      kind: 'target',
      isDetail: true,
      rule: '期内入库、来源为引进、标为紧缺的人，一人只计一次；高层次的计在IND-08，这里不再计。',
    },
    having(
      entered,
      Prisma.sql`s.source = 'introduced' and 'scarce' = any(s.tags) and s.level is distinct from 'high'
        and not exists (select from talent_stay h where h.talent_id = s.talent_id
          and h.source = 'introduced' and h.level = 'high' and h.from_at = h.entered_at)`,
    ),
  ),
]
