import { createHash } from 'node:crypto'
import { dateWords } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import type { OutColumn, OutRecord } from '#core/outgoing.ts'
import { refuse } from '#core/refusal.ts'
import { columnsOf, findTemplate, shapeOf, type TemplateRecord, workbookOf } from '#domain/templates/index.ts'
import { fillTemplate } from '#ledgers/template/fill.ts'
import type { RowFilling } from '#ledgers/template/fill-rows.ts'
import { type Gaps, lackingIn } from './gaps.ts'
import type { Offer } from './offers.ts'
import { columnsFor } from './policy.ts'
import type { ExportRecord } from './record.ts'

/** A template as a card showed it. */
export type TemplateRef = { readonly id: number; readonly version: number }

/** The template of an export, as it was when that was asked for: what was looked at and approved is what leaves. */
export const heedTemplate = (record: TemplateRecord | null, version: number | null): TemplateRecord => {
  if (record?.state === 'active' && record.version === version) return record
  const what = record?.state === 'active' ? '改过栏目' : record?.state === 'former' ? '换了新版' : '停用了'
  return refuse(`模板在这期间${what}，没有导出。`, '导出的和核对、批准的要一致。', '请按现在的模板重新导出。')
}

export type FilledTemplate = {
  readonly bytes: Buffer
  readonly gaps: Gaps
  /** SHA-256, which ties the note of who took it out to the file. */
  readonly digest: string
  readonly rows: number
}

/** The upper level's workbook with the rows in it. */
export const filledTemplate = async (
  ctx: Context,
  offer: Offer,
  record: ExportRecord,
  columns: readonly OutColumn[],
  records: AsyncIterable<OutRecord>,
): Promise<FilledTemplate> => {
  const template = heedTemplate(
    record.templateId === null ? null : await findTemplate(ctx.db, record.templateId),
    record.templateVersion,
  )
  const shape = shapeOf(template)
  const { filled } = columnsOf(shape, template.mapping, offer)
  const keys = columns.map(({ key }) => key)
  const rows: RowFilling[] = []
  const empty = new Map<number, number>()
  for await (const { cells } of records) {
    rows.push(rowOf(ctx, template, keys, rows.length + 1, cells))
    for (const { at, column } of filled)
      if (keys.includes(column.key) && isEmpty(cells[column.key])) empty.set(at, (empty.get(at) ?? 0) + 1)
  }
  const bytes = await fillTemplate(await workbookOf(ctx, template.id), {
    shape,
    rows,
    sums: sumsOf(
      filled.filter(({ column }) => column.sums && keys.includes(column.key)),
      rows,
    ),
    labels: {
      unit: `${ctx.county.name}委人才办`,
      day: dateWords(ctx.now),
      person: record.author.name,
    },
  })
  return {
    bytes,
    rows: rows.length,
    digest: createHash('sha256').update(bytes).digest('hex'),
    gaps: {
      lacking: lackingIn(template, offer, columnsFor(ctx.actor, offer.ledger), keys).map(([a, b]) => [a, b]),
      empty: filled.flatMap(({ at, title }) => {
        const count = empty.get(at)
        return count === undefined ? [] : [[title, count] as [string, number]]
      }),
    },
  }
}

const isEmpty = (cell: string | number | null | undefined): boolean =>
  cell === undefined || cell === null || cell === ''

/** A record by the template's columns: what it computes itself is left alone, what nothing is known for is empty. */
const rowOf = (
  { county, now }: Context,
  record: TemplateRecord,
  keys: readonly string[],
  nth: number,
  cells: OutRecord['cells'],
): RowFilling => {
  const { titles, computed } = shapeOf(record)
  const extra: Readonly<Record<string, string | number>> = {
    '#serial': nth,
    '#county': county.name,
    '#day': dateWords(now),
  }
  return titles.map((title, at) => {
    if (title === '' || computed.includes(at)) return undefined
    const source = record.mapping[at] ?? ''
    return extra[source] ?? (keys.includes(source) ? (cells[source] ?? null) : null)
  })
}

const sumsOf = (
  summed: readonly { readonly at: number }[],
  rows: readonly RowFilling[],
): ReadonlyMap<number, number> =>
  new Map(
    summed.map(({ at }) => [
      at,
      rows.reduce((sum, row) => {
        const cell = row[at]
        return typeof cell === 'number' ? Math.round((sum + cell) * 1_000_000) / 1_000_000 : sum
      }, 0),
    ]),
  )
