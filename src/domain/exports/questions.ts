import { z } from 'zod'
import { askForm } from '#cards/exports/ask-form.ts'
import { confirmCard } from '#cards/exports/confirm.ts'
import type { Fact } from '#cards/kit/facts.ts'
import { maskNumbers } from '#core/masks.ts'
import type { Narrowed, OutColumn } from '#core/outgoing.ts'
import { refuse } from '#core/refusal.ts'
import { ask, type Reply } from '#core/reply.ts'
import type { Lacking } from './gaps.ts'
import type { Offer } from './offers.ts'
import { isOpenColumn } from './policy.ts'
import { Filter } from './record.ts'

/** What somebody wants to take out, before he has said that he does. */
export type Question = {
  readonly offer: Offer
  readonly range: Narrowed
  readonly rows: number
  /** The upper level's template it is to fill. */
  readonly template: TemplateAsked | null
  readonly purpose: string | null
}

export type TemplateAsked = {
  readonly id: number
  readonly version: number
  /** 全州人才统计表（第2版） */
  readonly words: string
  /** Its columns that stay empty, each with the reason. */
  readonly lacking: readonly Lacking[]
}

/** What is open to everybody who may see the ledger: looked at once more, then it leaves. */
export const confirming = (question: Question, columns: readonly OutColumn[]): Reply => {
  const purpose = question.purpose === null ? null : maskNumbers(question.purpose.slice(0, 100))
  return ask(
    { name: 'exports.confirm' },
    confirmCard({
      title: question.offer.ledger.title,
      range: question.range.understood.join('、') || '全部',
      rows: question.rows,
      columns: columns.map(({ title }) => title).join('、'),
      purpose,
      template: templateFacts(question),
      bound: { q: carried(question, purpose) },
    }),
  )
}

/** What for, and to whom; `chosen` of the closed columns are ticked. */
export const purposeForm = (
  question: Question,
  closed: readonly OutColumn[],
  chosen: readonly string[],
): Reply => {
  const strict = closed.filter(({ dataClass }) => dataClass === 'P3')
  return ask(
    askForm,
    askForm({
      title: question.offer.ledger.title,
      range: question.range.understood.join('、') || '全部',
      rows: question.rows,
      columns: closed.map(({ key, title, dataClass }) => ({
        value: key,
        text: dataClass === 'P3' ? `${title}（要另一人批准）` : title,
      })),
      chosen,
      purpose: question.purpose ?? '',
      approved: strict.length === 0 ? null : strict.map(({ title }) => title).join('、'),
      template: templateFacts(question),
      bound: { q: carried(question, null) },
    }),
  )
}

const templateFacts = ({ template }: Question): readonly Fact[] =>
  template === null
    ? []
    : [
        ['模板', template.words],
        ['填不了，会空着', template.lacking.map(([title, why]) => `${title}（${why}）`).join('、') || null],
      ]

const carried = ({ offer, range, template }: Question, purpose: string | null): string =>
  JSON.stringify({
    noun: offer.noun,
    filter: range.filter,
    understood: range.understood,
    purpose,
    ...(template === null ? {} : { template: { id: template.id, version: template.version } }),
  })

/** What the buttons carry: which ledger, narrowed to what, into which template. */
const Carried = z.object({
  noun: z.string(),
  filter: Filter,
  understood: z.array(z.string()),
  purpose: z.string().nullable().optional(),
  template: z.object({ id: z.number().int(), version: z.number().int() }).optional(),
})

const incomplete = '这张卡片不完整，请重新打开。'

export const Bound = z.object({ q: z.string({ error: incomplete }).max(4_000, { error: incomplete }) })

export const carriedIn = (q: string): z.output<typeof Carried> => {
  try {
    return Carried.parse(JSON.parse(q))
  } catch {
    return refuse('这张卡片不完整。', '导出要写明台账和范围。', '请重新发“导出”。')
  }
}

export const closedOf = (columns: readonly OutColumn[]): readonly OutColumn[] =>
  columns.filter(column => !isOpenColumn(column))
