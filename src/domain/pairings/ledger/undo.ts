import type { Context } from '#core/context.ts'
import { type RowUndone, removedAs, removedFrom, undoEach } from '#core/ledger.ts'
import { auditOf, move } from '#domain/steps/index.ts'
import type { Tx } from '#storage/change.ts'
import { pairingCourse } from '../course.ts'
import { findPairing, type PairingRow, pairingNumber } from '../record.ts'

/** A proposal nobody has answered is withdrawn; what a paper has made is as if it had not been, unless somebody went on with it. */
export const undo = undoEach(async (ctx, tx, id, version) => {
  const row = await findPairing(tx, id)
  const logs = await tx.serviceLog.count({ where: { pairingId: id } })
  if (row?.version !== version || logs > 0 || !untouched.includes(row.state))
    return { undone: false, left: `${pairingNumber(id)}已经有人答复或办过` }
  return row.state === 'awaiting' ? withdrawn(ctx, tx, row) : removed(ctx, tx, row)
})

/** As an import leaves them. */
const untouched: readonly string[] = ['awaiting', 'active', 'ended']

const withdrawn = async (ctx: Context, tx: Tx, { id, version }: PairingRow): Promise<RowUndone> => {
  const step = {
    verb: 'takeBack',
    ref: { id, version },
    given: { reason: 'withdrawn' },
    data: { reason: 'withdrawn' },
  } as const
  const moved = await move(pairingCourse, ctx, tx, step)
  return { undone: true, event: auditOf(pairingCourse, moved, {}) }
}

/** Without its stretch of time no day counts it. */
const removed = async (ctx: Context, tx: Tx, row: PairingRow): Promise<RowUndone> => {
  const { id } = row
  await tx.pairingSpan.deleteMany({ where: { pairingId: id } })
  await tx.pairing.update({
    where: { id },
    data: { ...removedAs('ended', row, ctx.now), reason: 'withdrawn' },
  })
  return removedFrom(row, { event: 'pairing.import_undone', subject: pairingNumber(id), left: 'ended' })
}
