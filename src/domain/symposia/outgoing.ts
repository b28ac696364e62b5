import { dateWords } from '#cards/kit/dates.ts'
import type { Vault } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { type OutFilter, type OutLedger, type OutRecord, yesOrNo } from '#core/outgoing.ts'
import { may } from '#core/permission.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { opinionKinds, opinionStates, outcomes, ratings } from './dictionary.ts'
import { guestName, type OpinionRow, opinionNumber, symposiumNumber, wholeOpinion } from './record.ts'

/** What was said at symposia, as a ledger that goes out (座谈意见台账): the talent office's alone. */
export const outgoing: OutLedger = {
  title: '座谈意见台账',
  words: ['座谈意见', '座谈会意见', '意见建议', '意见', '建议', '座谈'],
  columns: [
    { key: 'number', title: '编号', dataClass: 'P1' },
    { key: 'symposium', title: '座谈会', dataClass: 'P1', width: 12 },
    { key: 'kind', title: '类别', dataClass: 'P1' },
    { key: 'unit', title: '答复单位', dataClass: 'P1', width: 24 },
    { key: 'state', title: '状态', dataClass: 'P1' },
    { key: 'createdOn', title: '提出日期', dataClass: 'P1', width: 16 },
    { key: 'answeredOn', title: '答复日期', dataClass: 'P1', width: 16 },
    { key: 'inTime', title: '按期答复', dataClass: 'P1' },
    { key: 'outcome', title: '办理结果', dataClass: 'P1' },
    { key: 'rating', title: '评价', dataClass: 'P1' },
    { key: 'speaker', title: '提出人', dataClass: 'P2' },
    { key: 'text', title: '意见内容', dataClass: 'P3', width: 48 },
    { key: 'answer', title: '答复内容', dataClass: 'P3', width: 48 },
  ],
  allow: may('symposium.plan'),
  states: opinionStates,
  narrows: ['unit'],
  count: (ctx, filter) => ctx.db.symposiumOpinion.count({ where: whereOf(filter) }),
  rows: async ({ db, vault }, filter, { after, take, columns }) => {
    const rows = await db.symposiumOpinion.findMany({
      where: { AND: [whereOf(filter), { id: { gt: after } }] },
      include: wholeOpinion,
      orderBy: { id: 'asc' },
      take,
    })
    return rows.map(row => ({
      id: row.id,
      cells: { ...openCells(row), ...closedCells(vault, row, columns) },
      talentIds: row.guest.talentId === null ? [] : [row.guest.talentId],
    }))
  },
}

const openCells = (row: OpinionRow): OutRecord['cells'] => ({
  number: opinionNumber(row.id),
  symposium: symposiumNumber(row.symposiumId),
  kind: wordOf(opinionKinds, row.kind),
  unit: row.unit?.name ?? null,
  state: wordOf(opinionStates, row.state),
  createdOn: dateWords(row.createdAt),
  answeredOn: row.answeredAt === null ? null : dateWords(row.answeredAt),
  inTime: yesOrNo(row.inTime),
  outcome: wordOf(outcomes, row.outcome),
  rating: wordOf(ratings, row.rating),
})

const closedCells = (vault: Vault, row: OpinionRow, columns: readonly string[]): OutRecord['cells'] => ({
  speaker: row.hidden ? '不公开' : guestName(row.guest),
  text: columns.includes('text') ? vault.open(row.text) : null,
  answer: columns.includes('answer') && row.answer !== null ? vault.open(row.answer) : null,
})

const whereOf = ({ units, states: wanted }: OutFilter): Prisma.SymposiumOpinionWhereInput => ({
  ...(units.length === 0 ? {} : { unitId: { in: [...units] } }),
  ...(wanted.length === 0 ? {} : { state: { in: [...wanted] } }),
})
