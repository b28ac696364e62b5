import type { Tone } from '#cards/kit/card.ts'
import { dateWords, shortDate } from '#cards/kit/dates.ts'
import type { LiaisonView } from '#cards/liaisons/liaison.ts'
import { wordOf } from '#core/dictionary.ts'
import { dayOf } from '#core/shanghai.ts'
import { fieldNames, placeWords } from '#domain/talents/index.ts'
import { contactForms, type LiaisonState, ranks, reasons, states } from './dictionary.ts'
import { halfYearWords } from './half-year.ts'
import { type LiaisonRow, liaisonNumber } from './record.ts'

// The column is text in the database; every write goes through machine.ts, which knows only these.
export const stateOf = (row: { readonly state: string }): LiaisonState => row.state as LiaisonState

const tones: Readonly<Record<LiaisonState, Tone>> = {
  assigned: 'info',
  active: 'success',
  due_soon: 'warning',
  overdue: 'danger',
  changed: 'warning',
  ended: 'void',
  declined: 'void',
}

/** `others`: the further leaders of the same expert. */
export const viewOf = (row: LiaisonRow, others: readonly string[] = []): LiaisonView => ({
  number: liaisonNumber(row.id),
  leader: row.leader.person.name,
  post: `${wordOf(ranks, row.leader.rank) ?? row.leader.rank}，${row.leader.post}`,
  expert: row.talent.name,
  expertOf: `${placeWords(row.talent)} · ${fieldNames(row.talent).join('、')}`,
  state: states[stateOf(row)],
  tone: tones[stateOf(row)],
  lastContact: row.contactOn === null ? '还没有联系' : dateWords(row.contactOn),
  halfYear: halfYearOf(row),
  remark: [wordOf(reasons, row.reason), row.remark].filter(words => words !== null).join('：') || null,
  due: row.dueAt === null ? null : dateWords(row.dueAt),
  contacts: row.contacts.map(
    ({ on, form, matters }) => `${shortDate(on)} ${wordOf(contactForms, form) ?? form}：${matters}`,
  ),
  conflict: others.length > 0 ? `这位专家还由${others.join('、')}联系，请协调好。` : null,
})

const halfYearOf = ({ halfYear }: LiaisonRow): string | null =>
  halfYear === null ? null : `${halfYearWords(dayOf(halfYear))}，${shortDate(halfYear)}前联系一次`
