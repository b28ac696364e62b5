import type { Context } from '#core/context.ts'
import { type RowUndone, removedAs, removedFrom, undoEach } from '#core/ledger.ts'
import { auditOf, move } from '#domain/steps/index.ts'
import type { Tx } from '#storage/change.ts'
import { stationCourse } from '../course.ts'
import { standingOf } from '../policy.ts'
import { findStation, type StationRow, stationNumber } from '../record.ts'

/** An application nobody has looked at is withdrawn, by whoever handed it in; a station that stood already is as if it had not been told. */
export const undo = undoEach(async (ctx, tx, id, version) => {
  const station = await findStation(tx, id)
  if (station?.version !== version || hasBeenUsed(station))
    return { undone: false, left: `${stationNumber(id)}已经有人办过` }
  return station.state === 'applied' ? withdrawn(ctx, tx, station) : removed(ctx, tx, station)
})

const hasBeenUsed = ({ reports, notes, assessments, subsidies }: StationRow): boolean =>
  reports.length + notes.length + assessments.length + subsidies.length > 0

const withdrawn = async (ctx: Context, tx: Tx, { id, version, ...row }: StationRow): Promise<RowUndone> => {
  if (!standingOf(ctx.actor, row).has('host'))
    return { undone: false, left: `${stationNumber(id)}要由申报的同志撤回` }
  const step = { verb: 'withdraw', ref: { id, version }, data: { remark: '撤销导入' } } as const
  const moved = await move(stationCourse, ctx, tx, step)
  return { undone: true, event: auditOf(stationCourse, moved, {}) }
}

/** Without its plate and its levels no day counts it. */
const removed = async (ctx: Context, tx: Tx, station: StationRow): Promise<RowUndone> => {
  const { id } = station
  await tx.workstationLevel.deleteMany({ where: { stationId: id } })
  await tx.workstation.update({
    where: { id },
    data: { ...removedAs('closed', station, ctx.now), plateOn: null },
  })
  return removedFrom(station, {
    event: 'workstation.import_undone',
    subject: stationNumber(id),
    left: 'closed',
  })
}
