import type { Context } from '#core/context.ts'
import type { Intake, Ledger, LedgerRow, RowWritten } from '#core/ledger.ts'
import { readInput } from '#core/reading-input.ts'
import { type Gazetteer, gazetteerOf } from '#domain/places/index.ts'
import { bylineOf, noticesTo } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import { stationCourse } from '../course.ts'
import { nextInLine } from '../parties.ts'
import { stationNumber } from '../record.ts'
import { resolve } from '../resolve.ts'
import { NewStation } from '../schema.ts'
import { insertStation } from '../verbs/apply.ts'
import { insertStanding } from './insert.ts'
import { typedIn } from './judge.ts'
import { daysIn, StandingStation, standingIn } from './standing.ts'
import type { Standing } from './standing-words.ts'

/** Rows as applications, of which the industry department is next; or as stations that stand already. */
export const write: Ledger['write'] = async (ctx, tx, rows, intake) => {
  const gazetteer = await gazetteerOf(ctx.db)
  const written: RowWritten[] = []
  for (const { row } of rows) {
    const standing = standingIn(row)
    written.push(
      standing === null
        ? await writeApplication(ctx, tx, typedIn(row, gazetteer), intake)
        : await writeStanding(ctx, tx, { row, standing, gazetteer }, intake),
    )
  }
  return written
}

const writeApplication = async (
  ctx: Context,
  tx: Tx,
  typed: ReturnType<typeof typedIn>,
  { number }: Intake,
): Promise<RowWritten> => {
  const input = readInput(NewStation, typed)
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

type Given = { readonly row: LedgerRow; readonly standing: Standing; readonly gazetteer: Gazetteer }

/** Nobody is told: it stands as it stood. */
const writeStanding = async (
  ctx: Context,
  tx: Tx,
  { row, standing, gazetteer }: Given,
  { number }: Intake,
): Promise<RowWritten> => {
  const input = readInput(StandingStation, typedIn(row, gazetteer))
  const station = await insertStanding(ctx, tx, {
    input,
    resolved: await resolve(ctx, input),
    standing,
    days: daysIn(row),
  })
  return {
    id: station.id,
    number: stationNumber(station.id),
    made: 'created',
    kept: { version: station.version },
    event: {
      event: 'workstation.imported',
      subject: stationNumber(station.id),
      after: {
        state: station.state,
        version: station.version,
        document: input.document,
        approvedOn: daysIn(row).approvedOn,
        import: number,
      },
    },
  }
}
