import { timeWords } from '#cards/kit/dates.ts'
import { roleWords } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import type { OutColumn, OutRecord } from '#core/outgoing.ts'
import { templateName } from '#domain/templates/index.ts'
import { columnName } from '#ledgers/cell-names.ts'
import { type LongSheet, type OutCell, type OutRow, writeLongWorkbook } from '#ledgers/write-workbook.ts'
import { type Gaps, gapWords } from './gaps.ts'
import { highest } from './policy.ts'
import { type ExportRecord, exportNumber } from './record.ts'

export type Making = {
  readonly record: ExportRecord
  readonly title: string
  readonly columns: readonly OutColumn[]
  readonly records: AsyncIterable<OutRecord>
}

/** The ledger as the office keeps it, and a sheet that says who took it out, when and why. */
export const workbookOf = (ctx: Context, making: Making): Promise<Buffer> => {
  const progress = { rows: 0 }
  return writeLongWorkbook([ledgerSheet(ctx, making, progress), markSheet(ctx, making, progress)])
}

const ledgerSheet = (ctx: Context, making: Making, progress: { rows: number }): LongSheet => {
  const { columns, record, title } = making
  return {
    name: title,
    widths: [8, ...columns.map(({ width = 12 }) => width)],
    frozen: 2,
    merges: [`A1:${columnName(columns.length)}1`],
    printed: printedWords(ctx, record),
    rows: rowsOf(ctx, making, progress),
  }
}

async function* rowsOf(
  { county, now }: Context,
  { title, columns, records, record }: Making,
  progress: { rows: number },
): AsyncGenerator<OutRow> {
  const range = record.understood.length > 0 ? `（${record.understood.join('、')}）` : ''
  yield { cells: [`${county.name}${title}${range}　${timeWords(now)}`], look: 'title' }
  yield { cells: ['序号', ...columns.map(column => column.title)], look: 'head' }
  const sums = new Map<string, number>()
  for await (const { cells } of records) {
    progress.rows += 1
    for (const { key, sums: isSummed } of columns) {
      const cell = cells[key]
      if (isSummed && typeof cell === 'number') sums.set(key, (sums.get(key) ?? 0) + cell)
    }
    yield { cells: [progress.rows, ...columns.map(column => cellOf(column, cells[column.key] ?? null))] }
  }
  yield { cells: ['合计', ...totals(columns, sums, progress.rows)], look: 'total' }
}

/** A day in a column meant for days; a narrower one would show it as ####. */
const dayWidth = 16

/** Days leave as days, so that the office can sort and count by them. */
const cellOf = ({ width = 12 }: OutColumn, cell: string | number | null): OutCell => {
  const [, year, month = '', date = ''] =
    typeof cell === 'string' && width >= dayWidth
      ? (/^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(cell) ?? [])
      : []
  return year === undefined ? cell : { day: `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` }
}

/** How many there are stands under the first column, sums under theirs. */
const totals = (columns: readonly OutColumn[], sums: ReadonlyMap<string, number>, rows: number) =>
  columns.map(({ key, sums: isSummed }, at) => {
    if (isSummed) return rounded(sums.get(key) ?? 0)
    return at === 0 ? `${rows}条` : null
  })

// Sums of hundredths are not exact in binary.
const rounded = (sum: number): number => Math.round(sum * 1_000_000) / 1_000_000

const markSheet = (ctx: Context, making: Making, progress: { rows: number }): LongSheet => ({
  name: '导出说明',
  widths: [14, 60],
  rows: marks(ctx, making, progress, []),
})

/** What has no place in a template of the upper level: who took it out, and what of it stayed empty. */
export const marksOf = (
  ctx: Context,
  making: Making,
  { rows, gaps, digest }: { readonly rows: number; readonly gaps: Gaps; readonly digest: string },
): Promise<Buffer> => {
  const more: readonly Mark[] = [
    ['模板', making.record.template && templateName(making.record.template)],
    ['没有填上', gapWords(gaps, '行')],
    ['文件校验码', digest],
  ]
  const sheet = { ...markSheet(ctx, making, { rows }), rows: marks(ctx, making, { rows }, more) }
  return writeLongWorkbook([sheet])
}

type Mark = readonly [name: string, words: string | null]

/** Drawn after the ledger, when its rows are counted. */
function* marks(
  ctx: Context,
  { title, columns, record }: Making,
  progress: { readonly rows: number },
  more: readonly Mark[],
): Generator<OutRow> {
  const facts: readonly Mark[] = [
    ['编号', exportNumber(record.id)],
    ['台账', title],
    ['范围', rangeWords(record)],
    ['行数', `${progress.rows}行`],
    ['栏目', columns.map(column => column.title).join('、')],
    ['导出人', `${record.author.name}（${rolesOf(ctx)}）`],
    ['导出时间', timeWords(ctx.now)],
    ['用途', record.purpose],
    ['提供给', record.receiver],
    ['批准人', record.decider?.name ?? null],
    ...more,
    ['保密要求', caution[highest(columns) === 'P1' ? 'open' : 'closed']],
  ]
  yield { cells: ['导出说明', null], look: 'title' }
  for (const [name, words] of facts) if (words !== null) yield { cells: [name, words] }
}

const caution = {
  open: '仅供工作使用，不得对外公开。',
  closed: '含个人信息，只用于上述用途，不得转发、公开，用完删除；泄露要追究责任。',
} as const

export const rangeWords = ({ understood }: Pick<ExportRecord, 'understood'>): string =>
  understood.length > 0 ? understood.join('、') : '全部（本人权限内）'

const rolesOf = ({ actor }: Context): string =>
  actor.kind === 'system' ? '系统' : [...new Set(actor.grants.map(({ role }) => roleWords[role]))].join('、')

const printedWords = (ctx: Context, record: ExportRecord): string =>
  `${exportNumber(record.id)} ${record.author.name} ${timeWords(ctx.now)} 导出${record.purpose === null ? '' : `，用途：${record.purpose}`}`
