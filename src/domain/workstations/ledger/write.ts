import { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Intake, LedgerRow, RowKept, RowUndone, RowVerdict, RowWritten } from '#core/ledger.ts'
import { readInput } from '#core/reading-input.ts'
import { gazetteerOf } from '#domain/places/index.ts'
import { auditOf, bylineOf, move, noticesTo } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import { stationCourse } from '../course.ts'
import { nextInLine } from '../parties.ts'
import { standingOf } from '../policy.ts'
import { findStation, stationNumber } from '../record.ts'
import { resolve } from '../resolve.ts'
import { NewStation } from '../schema.ts'
import { insertStation } from '../verbs/apply.ts'
import { typedIn } from './judge.ts'

/** Rows as applications; the industry department is next, as with any other. */
export const write = async (
  ctx: Context,
  tx: Tx,
  rows: readonly { readonly row: LedgerRow; readonly verdict: RowVerdict }[],
  intake: Intake,
): Promise<readonly RowWritten[]> => {
  const written: RowWritten[] = []
  for (const { row } of rows) written.push(await writeOne(ctx, tx, row, intake))
  return written
}

const writeOne = async (ctx: Context, tx: Tx, row: LedgerRow, { number }: Intake): Promise<RowWritten> => {
  const input = readInput(NewStation, typedIn(row, await gazetteerOf(ctx.db)))
  const station = await insertStation(ctx, tx, { input, resolved: await resolve(ctx, input) })
  const told = (await nextInLine(tx, station, ctx.now)).filter(
    one => bylineOf(one.colleague) !== actorKey(ctx.actor),
  )
  return {
    id: station.id,
    number: stationNumber(station.id),
    made: 'created',
    kept: { version: station.version },
    event: {
      event: 'workstation.applied',
      subject: stationNumber(station.id),
      after: { state: station.state, version: station.version, expert: input.expert, import: number },
    },
    notices: await noticesTo(stationCourse, ctx, tx, station, told, { key: 'step' }),
  }
}

const Kept = z.object({ version: z.number() })

/** An application nobody has looked at is withdrawn, by whoever handed it in. */
export const undo = async (ctx: Context, tx: Tx, rows: readonly RowKept[]): Promise<readonly RowUndone[]> => {
  const all: RowUndone[] = []
  for (const { id, kept } of rows) all.push(await undoOne(ctx, tx, id, Kept.parse(kept).version))
  return all
}

const undoOne = async (ctx: Context, tx: Tx, id: number, version: number): Promise<RowUndone> => {
  const station = await findStation(tx, id)
  const number = stationNumber(id)
  if (station?.state !== 'applied' || station.version !== version)
    return { undone: false, left: `${number}已经有人办过` }
  if (!standingOf(ctx.actor, station).has('host'))
    return { undone: false, left: `${number}要由申报的同志撤回` }
  const step = { verb: 'withdraw', ref: { id, version }, data: { remark: '撤销导入' } } as const
  const moved = await move(stationCourse, ctx, tx, step)
  return { undone: true, event: auditOf(stationCourse, moved, {}) }
}
