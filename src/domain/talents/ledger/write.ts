import { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Intake, Ledger, LedgerRow, RowKept, RowUndone, RowWritten } from '#core/ledger.ts'
import { actorKey } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { type CorrectableField, correctable } from '../dictionary.ts'
import { fieldRules, isSealed } from '../field-values.ts'
import { talentNumber } from '../number.ts'
import { findTalent, type TalentRow, whole } from '../record.ts'
import { setFields } from '../verbs/details.ts'
import { wipe } from '../verbs/wipe.ts'
import { typedIn } from './columns.ts'
import { differences, inRegister, meantBy, placesIn, valueNow } from './judge.ts'
import { registerAll } from './register.ts'

/** Writes judged rows: new ones as registrations on behalf, the others field by field. */
export const write: Ledger['write'] = async (ctx, tx, rows, intake) => {
  const fresh = rows.filter(({ verdict }) => verdict.kind === 'new').map(({ row }) => row)
  const created = [...(await registerAll(ctx, tx, fresh, intake))]
  const written: RowWritten[] = []
  for (const { row, verdict } of rows) {
    if (verdict.kind === 'change') written.push(await amend(ctx, tx, typedIn(row), verdict.id, intake))
    else if (verdict.kind === 'new') written.push(...created.splice(0, 1))
  }
  return written
}

/** What a field was before: its value, sealed where it must be; a place as its rows. */
type Before = { readonly field: CorrectableField; readonly value: string | null }

const amend = async (
  ctx: Context,
  tx: Tx,
  row: LedgerRow,
  id: number,
  { number }: Intake,
): Promise<RowWritten> => {
  const record = await found(tx, id)
  const meant = meantBy(row, await placesIn(ctx))
  const { changes } = await differences(ctx, meant, record)
  const before: Before[] = []
  for (const field of changes) {
    before.push(keptOf(ctx, field, record))
    await setField(ctx, tx, record, field, row[field] ?? '')
    if (inRegister.includes(record.state))
      await noteCorrection(ctx, tx, record, field, row[field] ?? '', number)
  }
  const { version } = await touched(ctx, tx, id)
  return {
    id,
    number: talentNumber(id),
    made: 'changed',
    kept: { version, before },
    event: {
      event: 'talent.imported',
      subject: talentNumber(id),
      before: { version: record.version },
      after: { version, fields: changes.map(field => correctable[field]), import: number },
    },
  }
}

const found = async (tx: Tx, id: number): Promise<TalentRow> => {
  const record = await findTalent(tx, id)
  if (!record) throw new Error(`talent ${id} was judged and is gone`)
  return record
}

const touched = (ctx: Context, tx: Tx, id: number) =>
  tx.talent.update({ where: { id }, data: { version: { increment: 1 }, updatedAt: ctx.now } })

const setField = async (
  ctx: Context,
  tx: Tx,
  row: TalentRow,
  field: CorrectableField,
  typed: string,
): Promise<void> => {
  const kept = await fieldRules[field].read(ctx.db, typed)
  const tools = { db: ctx.db, tx, vault: ctx.vault, row }
  const columns = await fieldRules[field].columns(kept, tools)
  const claimed = field === 'level' && !inRegister.includes(row.state)
  await tx.talent.update({ where: { id: row.id }, data: claimed ? { levelClaimed: kept } : columns })
}

const placeOf = ({ unitId, townshipId, villageId }: TalentRow): string =>
  JSON.stringify({ unitId, townshipId, villageId })

const keptOf = (ctx: Context, field: CorrectableField, row: TalentRow): Before => {
  const value = field === 'place' ? placeOf(row) : valueNow(field, row, ctx)
  return { field, value: value !== null && isSealed(field) ? ctx.vault.seal(value) : value }
}

/** A verified field keeps its old value in view, as with any correction. */
const noteCorrection = async (
  ctx: Context,
  tx: Tx,
  row: TalentRow,
  field: CorrectableField,
  typed: string,
  number: string,
): Promise<void> => {
  const seal = (value: string | null): string | null =>
    value !== null && isSealed(field) ? ctx.vault.seal(value) : value
  await tx.correction.create({
    data: {
      talentId: row.id,
      kind: 'correction',
      field,
      oldValue: seal(fieldRules[field].now(row, ctx.vault)),
      newValue: seal(await fieldRules[field].read(ctx.db, typed)),
      sealed: isSealed(field),
      reason: `表格导入 ${number}`,
      state: 'applied',
      askedBy: actorKey(ctx.actor),
      ruledBy: actorKey(ctx.actor),
      createdAt: ctx.now,
      ruledAt: ctx.now,
    },
  })
}

const Kept = z.object({
  version: z.number(),
  before: z
    .array(
      z.object({
        field: z.enum(Object.keys(correctable) as [CorrectableField]),
        value: z.string().nullable(),
      }),
    )
    .default([]),
})

/** Takes rows back as long as nobody has done anything with their records since. */
export const undo = async (ctx: Context, tx: Tx, rows: readonly RowKept[]): Promise<readonly RowUndone[]> => {
  const records = await tx.talent.findMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    include: whole,
  })
  const found = rows.map(({ id, made, kept }) => {
    const record = records.find(one => one.id === id)
    return { id, made, ...Kept.parse(kept), record: record?.state === 'erased' ? undefined : record }
  })
  const untouched = found.filter(({ record, version }) => record?.version === version)
  const created = untouched.filter(({ made }) => made === 'created')
  await wipe(tx, ...created.map(({ id }) => id))
  for (const { made, before, record } of untouched)
    if (made === 'changed' && record) for (const one of before) await restore(ctx, tx, record, one)
  await tx.talent.updateMany({
    where: { id: { in: untouched.map(({ id }) => id) } },
    data: { version: { increment: 1 }, updatedAt: ctx.now },
  })
  return found.map(one => (untouched.includes(one) ? undoneAs(one) : leftAs(one)))
}

type Found = z.output<typeof Kept> & { readonly id: number; readonly record: TalentRow | undefined }

const leftAs = ({ id, record }: Found): RowUndone => ({
  undone: false,
  left: record ? `${talentNumber(id)}导入以后又有人办过` : `${talentNumber(id)}已经删除`,
})

const undoneAs = ({ id, version, before, record }: Found): RowUndone => ({
  undone: true,
  event: {
    event: 'talent.import_undone',
    subject: talentNumber(id),
    before: { version, state: record?.state },
    after: { version: version + 1, fields: before.map(({ field }) => correctable[field]) },
  },
})

const restore = async (ctx: Context, tx: Tx, row: TalentRow, { field, value }: Before): Promise<void> => {
  const plain = value !== null && isSealed(field) ? ctx.vault.open(value) : value
  await tx.talent.update({ where: { id: row.id }, data: await restored(ctx, tx, row, field, plain) })
}

const Place = z.object({
  unitId: z.number().nullable(),
  townshipId: z.number().nullable(),
  villageId: z.number().nullable(),
})

const restored = async (
  ctx: Context,
  tx: Tx,
  row: TalentRow,
  field: CorrectableField,
  value: string | null,
): Promise<Prisma.TalentUncheckedUpdateInput> => {
  if (field === 'place') return Place.parse(JSON.parse(value ?? '{}'))
  if (field === 'level' && !inRegister.includes(row.state)) return { levelClaimed: value }
  if (field === 'fields' && !value) {
    await setFields(tx, row.id, [])
    return {}
  }
  if (value !== null) return fieldRules[field].columns(value, { db: ctx.db, tx, vault: ctx.vault, row })
  if (field === 'phone') return { phoneSealed: null, phoneHash: null }
  if (field === 'born') return { bornSealed: null }
  return field === 'idNumber' ? { idSealed: null, idHash: null } : { [field]: null }
}
