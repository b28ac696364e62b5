import { type Actor, holds } from '#core/actor.ts'
import type { Ledger, LedgerColumn } from '#core/ledger.ts'
import { may } from '#core/permission.ts'
import { notFound, refuse } from '#core/refusal.ts'
import type { ImportRecord } from './record.ts'

export const mayImport = may('ledgers.import')
export const inPrivate = mayImport.inChats('private')

/** Whose table it is. Nobody else's is shown, but to the office's head, who may apply and take back. */
const seesImport = (actor: Actor, record: Pick<ImportRecord, 'by'>): boolean =>
  isOwn(actor, record) || holds(actor, 'head')

export const isOwn = (actor: Actor, { by }: Pick<ImportRecord, 'by'>): boolean =>
  actor.kind === 'person' && actor.personId === by

export const heedSight = (actor: Actor, record: ImportRecord | null): ImportRecord =>
  record && seesImport(actor, record) ? record : notFound('这次导入')

/** The columns somebody may fill from a table: identity numbers and the like only the office. */
export const columnsFor = (actor: Actor, { columns }: Ledger): readonly LedgerColumn[] =>
  columns.filter(({ dataClass }) => dataClass !== 'P3' || holds(actor, 'office', 'head'))

/** Titles of mapped columns that only the office's head may apply. */
export const sensitiveIn = (
  { columns }: Ledger,
  { mapping }: Pick<ImportRecord, 'mapping'>,
): readonly string[] =>
  columns
    .filter(({ key, dataClass }) => dataClass === 'P3' && mapping.includes(key))
    .map(({ title }) => title)

/** Applying is for whoever sent the table, or the head; what is most sensitive for the head alone. */
export const heedApplying = (actor: Actor, ledger: Ledger, record: ImportRecord): void => {
  const sensitive = sensitiveIn(ledger, record)
  if (sensitive.length > 0 && !holds(actor, 'head'))
    refuse(
      `表里有${sensitive.join('、')}，要由人才办主任应用。`,
      '证件号码等敏感信息批量写入，由主任把关。',
      '请主任发“导入记录”，打开这一次后点“应用”；或者把这一栏改成“不导入”。',
    )
}
