import { z } from 'zod'
import type { OutColumn } from '#core/outgoing.ts'
import { columnsOf, shapeOf, type TemplateRecord } from '#domain/templates/index.ts'
import type { Offer } from './offers.ts'
import { isOpenColumn } from './policy.ts'

/** A column of a template that stays empty, and why. */
export type Lacking = readonly [title: string, why: string]

/** What of a template stayed empty. */
export const Gaps = z.object({
  lacking: z.array(z.tuple([z.string(), z.string()])),
  /** Cells of filled columns nothing is known for, counted by column. */
  empty: z.array(z.tuple([z.string(), z.number()])),
})

export type Gaps = z.output<typeof Gaps>

/**
 * Columns of a template nothing is put into. `allowed` are the ledger's columns the one who asks may take out, `taken` those that
 * leave this time.
 */
export const lackingIn = (
  record: TemplateRecord,
  offer: Offer,
  allowed: readonly OutColumn[],
  taken: readonly string[],
): readonly Lacking[] => {
  const { filled, unknown, blank } = columnsOf(shapeOf(record), record.mapping, offer)
  const withheld = filled.filter(({ column }) => !taken.includes(column.key))
  const whyOf = (column: OutColumn): string => {
    if (!allowed.some(({ key }) => key === column.key)) return '由县委人才办写明用途后导出'
    return column.dataClass === 'P3' ? '要另一人批准，这次没有选' : '这次没有选'
  }
  return [
    ...unknown.map(({ title }) => [title, '档案里没有'] as const),
    ...blank.map(({ title }) => [title, '定好留空'] as const),
    ...withheld.map(({ title, column }) => [title, whyOf(column)] as const),
  ]
}

/** The ledger's columns a template asks for, as far as somebody may take them out. */
export const columnsAsked = (
  record: TemplateRecord,
  offer: Offer,
  allowed: readonly OutColumn[],
): readonly OutColumn[] => {
  const { filled } = columnsOf(shapeOf(record), record.mapping, offer)
  return allowed.filter(({ key }) => filled.some(({ column }) => column.key === key))
}

export const openOf = (columns: readonly OutColumn[]): readonly OutColumn[] => columns.filter(isOpenColumn)

/** 政治面貌（档案里没有）、手机号12人没有 */
export const gapWords = ({ lacking, empty }: Gaps, counted: string): string | null =>
  [
    ...lacking.map(([title, why]) => `${title}（${why}）`),
    ...empty.map(([title, count]) => `${count}${counted}没有${title}`),
  ].join('、') || null
