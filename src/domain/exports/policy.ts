import { type Actor, holds } from '#core/actor.ts'
import type { DataClass } from '#core/data-class.ts'
import { within } from '#core/data-class.ts'
import { exportsMore, type OutColumn, type OutLedger } from '#core/outgoing.ts'
import { may, reachOf } from '#core/permission.ts'
import { notFound } from '#core/refusal.ts'
import { type Colleague, headsOf, type Looking, officeOf } from '#domain/steps/index.ts'
import type { ExportRecord } from './record.ts'

export const mayExport = may('ledgers.export')
export const inPrivate = mayExport.inChats('private')
export const maySeeRecords = may('ledgers.exported')

/** Up to here a ledger leaves without a word about what for. */
const open: DataClass = 'P1'

export const isOpenColumn = ({ dataClass }: OutColumn): boolean => within(dataClass, open)

/** The columns somebody may take out at all. */
export const columnsFor = (actor: Actor, { columns }: OutLedger): readonly OutColumn[] =>
  columns.filter(column => isOpenColumn(column) || exportsMore(actor))

export const highest = (columns: readonly OutColumn[]): DataClass =>
  columns.reduce<DataClass>((most, { dataClass }) => (within(dataClass, most) ? most : dataClass), 'P0')

/** Whoever may say yes to somebody else's export: the head; to the head's own, an officer. Never the one who asks. */
export const decidersOf = async (db: Looking, now: Date, personId: number): Promise<readonly Colleague[]> => {
  const others = (list: readonly Colleague[]) => list.filter(one => one.personId !== personId)
  const heads = others(await headsOf(db, now))
  return heads.length > 0 ? heads : others(await officeOf(db, now))
}

export const sees = (actor: Actor, record: Pick<ExportRecord, 'by' | 'state'>): boolean =>
  isOwn(actor, record) ||
  reachOf(actor, 'ledgers.exported') === 'all' ||
  (record.state === 'waiting' && holds(actor, 'office', 'head'))

export const isOwn = (actor: Actor, { by }: Pick<ExportRecord, 'by'>): boolean =>
  actor.kind === 'person' && actor.personId === by

export const heedSight = (actor: Actor, record: ExportRecord | null): ExportRecord =>
  record && sees(actor, record) ? record : notFound('这次导出')
