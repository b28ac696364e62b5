import { dateWords } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { type OutFilter, type OutLedger, type OutRecord, yesOrNo } from '#core/outgoing.ts'
import { may } from '#core/permission.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { kinds, natures, outcomes, states } from './dictionary.ts'
import { grievanceNumber } from './number.ts'

/** The grievances' ledger as it goes out (诉求台账): the talent office's alone; whose it is and what was said are of class P3. */
export const outgoing: OutLedger = {
  title: '诉求台账',
  words: ['诉求', '人才诉求', '诉求办理', '诉求清单'],
  columns: [
    { key: 'number', title: '编号', dataClass: 'P1', width: 16 },
    { key: 'kind', title: '类别', dataClass: 'P1' },
    { key: 'nature', title: '性质', dataClass: 'P1' },
    { key: 'township', title: '乡镇', dataClass: 'P1' },
    { key: 'lead', title: '承办单位', dataClass: 'P1', width: 24 },
    { key: 'state', title: '状态', dataClass: 'P1' },
    { key: 'createdOn', title: '收到日期', dataClass: 'P1', width: 16 },
    { key: 'repliedOn', title: '答复日期', dataClass: 'P1', width: 16 },
    { key: 'inTime', title: '按期答复', dataClass: 'P1' },
    { key: 'outcome', title: '回访结果', dataClass: 'P1' },
    { key: 'satisfied', title: '满意度（1—5）', dataClass: 'P1', width: 14 },
    { key: 'talent', title: '诉求人', dataClass: 'P3' },
    { key: 'text', title: '诉求内容', dataClass: 'P3', width: 48 },
  ],
  allow: may('grievance.accept'),
  states,
  narrows: ['township', 'unit'],
  count: (ctx, filter) => ctx.db.grievance.count({ where: whereOf(filter) }),
  rows: async (ctx, filter, { after, take, columns }) => {
    const rows = await ctx.db.grievance.findMany({
      where: { AND: [whereOf(filter), { id: { gt: after } }] },
      include: { talent: { select: { name: true } }, township: true, leadUnit: true },
      orderBy: { id: 'asc' },
      take,
    })
    return rows.map(row => ({
      id: row.id,
      cells: { ...openCells(row), ...closedCells(ctx, row, columns) },
      talentIds: [row.talentId],
    }))
  },
}

type Row = Prisma.GrievanceGetPayload<{
  include: { talent: { select: { name: true } }; township: true; leadUnit: true }
}>

const openCells = (row: Row): OutRecord['cells'] => ({
  number: grievanceNumber(row.id),
  kind: wordOf(kinds, row.kind),
  nature: wordOf(natures, row.nature),
  township: row.township?.name ?? null,
  lead: row.leadUnit?.name ?? null,
  state: wordOf(states, row.state),
  createdOn: dateWords(row.createdAt),
  repliedOn: row.repliedAt === null ? null : dateWords(row.repliedAt),
  inTime: yesOrNo(row.inTime),
  outcome: wordOf(outcomes, row.outcome),
  satisfied: row.satisfied,
})

/** About minors, health or family: only the named handler reads it, nowhere but in the case itself. */
const closedCells = ({ vault }: Context, row: Row, columns: readonly string[]): OutRecord['cells'] => {
  if (row.sensitive) return { talent: '不公开', text: '不导出' }
  return {
    talent: row.anonymous ? '不公开' : row.talent.name,
    text: columns.includes('text') ? vault.open(row.text) : null,
  }
}

const whereOf = ({ townships, units, states: wanted }: OutFilter): Prisma.GrievanceWhereInput => ({
  ...(townships.length === 0 ? {} : { townshipId: { in: [...townships] } }),
  ...(units.length === 0 ? {} : { leadUnitId: { in: [...units] } }),
  ...(wanted.length === 0 ? {} : { state: { in: [...wanted] } }),
})
