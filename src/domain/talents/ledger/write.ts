import { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Intake, LedgerRow, RowUndone, RowVerdict, RowWritten } from '#core/ledger.ts'
import { readInput } from '#core/reading-input.ts'
import { actorKey } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { type CorrectableField, correctable } from '../dictionary.ts'
import { twinsOf } from '../duplicates.ts'
import { fieldRules, isSealed } from '../field-values.ts'
import { move } from '../moving.ts'
import { talentNumber } from '../number.ts'
import { placeFor } from '../place.ts'
import { findTalent, type TalentRow } from '../record.ts'
import { NewTalent } from '../schema.ts'
import { setFields } from '../verbs/details.ts'
import { createDraft, openOf } from '../verbs/register.ts'
import { wipe } from '../verbs/wipe.ts'
import { typedIn } from './columns.ts'
import { differences, inRegister, meantBy, placesIn, valueNow } from './judge.ts'

/** Writes judged rows: new ones as registrations on behalf, the others field by field. */
export const write = async (
  ctx: Context,
  tx: Tx,
  rows: readonly { readonly row: LedgerRow; readonly verdict: RowVerdict }[],
  intake: Intake,
): Promise<readonly RowWritten[]> => {
  const written: RowWritten[] = []
  for (const { row, verdict } of rows) {
    if (verdict.kind === 'new') written.push(await register(ctx, tx, typedIn(row), intake))
    if (verdict.kind === 'change') written.push(await amend(ctx, tx, typedIn(row), verdict.id, intake))
  }
  return written
}

/** As somebody registered by an officer: it waits for the person's consent; a look-alike stays a draft. */
const register = async (ctx: Context, tx: Tx, row: LedgerRow, { number }: Intake): Promise<RowWritten> => {
  const input = readInput(NewTalent, row)
  const draft = await createDraft(ctx, tx, input, await placeFor(ctx.db, input.place), {
    self: false,
    personId: null,
  })
  const stays = (await twinsOf(tx, draft)).length > 0
  const after = stays
    ? draft
    : (await move(ctx, tx, { verb: 'submit', ref: { id: draft.id, version: draft.version } })).after
  return {
    id: after.id,
    number: talentNumber(after.id),
    made: 'created',
    kept: { version: after.version },
    event: {
      event: 'talent.registered',
      subject: talentNumber(after.id),
      after: { state: after.state, version: after.version, ...openOf(input), self: false, import: number },
    },
  }
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

/** Takes a row back as long as nobody has done anything with its record since. */
export const undo = async (
  ctx: Context,
  tx: Tx,
  { id, made, kept }: { readonly id: number; readonly made: 'created' | 'changed'; readonly kept: unknown },
): Promise<RowUndone> => {
  const { version, before } = Kept.parse(kept)
  const record = await findTalent(tx, id)
  if (!record || record.state === 'erased') return { undone: false, left: `${talentNumber(id)}已经删除` }
  if (record.version !== version) return { undone: false, left: `${talentNumber(id)}导入以后又有人办过` }
  if (made === 'created') await wipe(tx, id)
  else for (const one of before) await restore(ctx, tx, record, one)
  const { version: now } = await touched(ctx, tx, id)
  return {
    undone: true,
    event: {
      event: 'talent.import_undone',
      subject: talentNumber(id),
      before: { version, state: record.state },
      after: { version: now, fields: before.map(({ field }) => correctable[field]) },
    },
  }
}

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
  return field === 'idNumber' ? { idSealed: null, idHash: null } : { [field]: null }
}
