import type { Context } from '#core/context.ts'
import { type RowUndone, removedAs, removedFrom, undoEach } from '#core/ledger.ts'
import { auditOf, move } from '#domain/steps/index.ts'
import type { Tx } from '#storage/change.ts'
import { liaisonCourse } from '../course.ts'
import { findLiaison, type LiaisonRow, liaisonNumber } from '../record.ts'

/** What nobody has answered is taken back; what a paper has made is as if it had not been. */
export const undo = undoEach(async (ctx, tx, id, version) => {
  const row = await findLiaison(tx, id)
  if (row?.version !== version || row.contacts.length > 0)
    return { undone: false, left: `${liaisonNumber(id)}已经有人确认或办过` }
  return row.state === 'assigned' ? takenBack(ctx, tx, row) : removed(ctx, tx, row)
})

const takenBack = async (ctx: Context, tx: Tx, { id, version }: LiaisonRow): Promise<RowUndone> => {
  const data = { reason: 'withdrawn', endedAt: ctx.now }
  const moved = await move(liaisonCourse, ctx, tx, { verb: 'takeBack', ref: { id, version }, data })
  return { undone: true, event: auditOf(liaisonCourse, moved, {}) }
}

/** Never accepted, no day counts it. */
const removed = async ({ now }: Context, tx: Tx, row: LiaisonRow): Promise<RowUndone> => {
  const { id } = row
  await tx.liaison.update({
    where: { id },
    data: { ...removedAs('ended', row, now), acceptedAt: null, endedAt: now, reason: 'withdrawn' },
  })
  return removedFrom(row, { event: 'liaison.import_undone', subject: liaisonNumber(id), left: 'ended' })
}
