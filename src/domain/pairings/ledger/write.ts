import { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Intake, LedgerRow, RowKept, RowUndone, RowVerdict, RowWritten } from '#core/ledger.ts'
import { auditOf, move } from '#domain/steps/index.ts'
import type { Tx } from '#storage/change.ts'
import { pairingCourse } from '../course.ts'
import { dispatchFor } from '../orders/follow.ts'
import { findPairing, pairingNumber } from '../record.ts'
import { askParties, insertPairing, proposedEvent } from '../verbs/propose.ts'
import { finderFor } from './judge.ts'

/** Rows as proposals: everybody concerned gets his card, as with any other. */
export const write = async (
  ctx: Context,
  tx: Tx,
  rows: readonly { readonly row: LedgerRow; readonly verdict: RowVerdict }[],
  { number }: Intake,
): Promise<readonly RowWritten[]> => {
  const find = await finderFor(
    ctx,
    rows.map(({ row }) => row),
  )
  const written: RowWritten[] = []
  for (const { row } of rows) {
    const meant = find(row)
    if (!('talentId' in meant)) throw new Error('a row was judged new and is no longer')
    const pairing = await insertPairing(ctx, tx, {
      ...meant,
      kind: 'village',
      unitId: null,
      menteeId: null,
      origin: 'office',
    })
    const dispatched = await dispatchFor(ctx, tx, pairing)
    const event = proposedEvent(pairing)
    written.push({
      id: pairing.id,
      number: pairingNumber(pairing.id),
      made: 'created',
      kept: { version: pairing.version },
      event: { ...event, after: { ...Object(event.after), import: number } },
      notices: [...dispatched, ...(await askParties(ctx, tx, pairing))],
    })
  }
  return written
}

const Kept = z.object({ version: z.number() })

/** A proposal nobody has answered is withdrawn; what somebody has agreed to stands. */
export const undo = async (ctx: Context, tx: Tx, rows: readonly RowKept[]): Promise<readonly RowUndone[]> => {
  const all: RowUndone[] = []
  for (const { id, kept } of rows) all.push(await undoOne(ctx, tx, id, Kept.parse(kept).version))
  return all
}

const undoOne = async (ctx: Context, tx: Tx, id: number, version: number): Promise<RowUndone> => {
  const row = await findPairing(tx, id)
  if (row?.state !== 'awaiting' || row.version !== version)
    return { undone: false, left: `${pairingNumber(id)}已经有人答复或办过` }
  const step = {
    verb: 'takeBack',
    ref: { id, version },
    given: { reason: 'withdrawn' },
    data: { reason: 'withdrawn' },
  } as const
  const moved = await move(pairingCourse, ctx, tx, step)
  return { undone: true, event: auditOf(pairingCourse, moved, {}) }
}
