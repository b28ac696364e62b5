import { dateWords } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { exportAreas, type OutFilter, type OutLedger } from '#core/outgoing.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { grades, kinds, levels, states } from './dictionary.ts'
import { mayReadStations, rowsSeen } from './policy.ts'
import { stationNumber, whole } from './record.ts'

/** The workstations' ledger as it goes out (专家工作站台账). */
export const outgoing: OutLedger = {
  title: '专家工作站台账',
  words: ['工作站', '专家工作站', '专家站', '工作站名单', '站'],
  columns: [
    { key: 'number', title: '工作站编号', dataClass: 'P1' },
    { key: 'name', title: '名称', dataClass: 'P1', width: 28 },
    { key: 'level', title: '级别', dataClass: 'P1' },
    { key: 'kind', title: '类型', dataClass: 'P1', width: 16 },
    { key: 'host', title: '依托单位', dataClass: 'P1', width: 24 },
    { key: 'dept', title: '主管部门', dataClass: 'P1', width: 20 },
    { key: 'township', title: '乡镇', dataClass: 'P1' },
    { key: 'field', title: '领域', dataClass: 'P1' },
    { key: 'expert', title: '领衔专家', dataClass: 'P1' },
    { key: 'institution', title: '专家单位', dataClass: 'P1', width: 24 },
    { key: 'state', title: '状态', dataClass: 'P1' },
    { key: 'startsOn', title: '协议开始', dataClass: 'P1', width: 16 },
    { key: 'endsOn', title: '协议到期', dataClass: 'P1', width: 16 },
    { key: 'grade', title: '最近考核', dataClass: 'P1' },
    { key: 'subsidy', title: '资助金额（万元）', dataClass: 'P1', width: 16, sums: true },
  ],
  allow: mayReadStations,
  states,
  narrows: ['township', 'unit', 'field'],
  count: (ctx, filter) => ctx.db.workstation.count({ where: whereOf(ctx, filter) }),
  rows: async (ctx, filter, { after, take }) => {
    const rows = await ctx.db.workstation.findMany({
      where: { AND: [whereOf(ctx, filter), { id: { gt: after } }] },
      include: whole,
      orderBy: { id: 'asc' },
      take,
    })
    return rows.map(row => ({
      id: row.id,
      cells: {
        number: stationNumber(row.id),
        name: row.name,
        level: wordOf(levels, row.level),
        kind: wordOf(kinds, row.kind),
        host: row.host.name,
        dept: row.dept.name,
        township: row.township.name,
        field: row.field.name,
        expert: row.expertName,
        institution: row.institution,
        state: wordOf(states, row.state),
        startsOn: day(row.startsOn),
        endsOn: day(row.endsOn),
        grade: wordOf(grades, row.grade),
        subsidy: tenThousands(row.subsidies.reduce((sum, { fen }) => sum + fen, 0n)),
      },
      talentIds: [],
    }))
  },
}

const day = (on: Date | null): string | null =>
  on === null ? null : dateWords(on.toISOString().slice(0, 10))

const tenThousands = (fen: bigint): number => Number(fen) / 1_000_000

const whereOf = ({ actor }: Context, filter: OutFilter): Prisma.WorkstationWhereInput => {
  const { townships, units, fields, states: wanted } = filter
  const areas = exportAreas(actor)
  return {
    AND: [
      rowsSeen(actor),
      townships.length === 0 ? {} : { townshipId: { in: [...townships] } },
      units.length === 0
        ? {}
        : { OR: [{ hostUnitId: { in: [...units] } }, { deptUnitId: { in: [...units] } }] },
      fields.length === 0 ? {} : { fieldId: { in: [...fields] } },
      wanted.length === 0 ? {} : { state: { in: [...wanted] } },
      areas === null
        ? {}
        : {
            OR: areas.flatMap(({ unitId, townshipId }): Prisma.WorkstationWhereInput[] => {
              if (unitId !== null) return [{ hostUnitId: unitId }, { deptUnitId: unitId }]
              return townshipId === null ? [] : [{ townshipId }]
            }),
          },
    ],
  }
}
