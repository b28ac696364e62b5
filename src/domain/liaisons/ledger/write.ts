import type { Context } from '#core/context.ts'
import type { Intake, Ledger, RowWritten } from '#core/ledger.ts'
import { type Day, dayOf, instantOf } from '#core/shanghai.ts'
import type { Tx } from '#storage/change.ts'
import { halfYearEnd, nextHalfYearEnd } from '../half-year.ts'
import { liaisonNumber } from '../record.ts'
import { askLeader, type Held, insertLiaison } from '../verbs/assign.ts'
import { finderFor, isMeant, type Meant } from './judge.ts'

/** Rows as assignments, which leaders still confirm, or as what they do by a paper already. */
export const write: Ledger['write'] = async (ctx, tx, rows, intake) => {
  const all = rows.map(({ row }) => row)
  const written: RowWritten[] = []
  for (const meant of (await finderFor(ctx, all))(all)) {
    if (!isMeant(meant)) throw new Error('a row was judged new and is no longer')
    written.push(await writeOne(ctx, tx, meant, intake))
  }
  return written
}

const writeOne = async (
  ctx: Context,
  tx: Tx,
  { leader, talentId, held }: Meant,
  { number }: Intake,
): Promise<RowWritten> => {
  const assignment = { leaderId: leader.id, talentId, formerId: null }
  const row = await insertLiaison(ctx, tx, assignment, held === null ? undefined : heldAs(ctx, held))
  return {
    id: row.id,
    number: liaisonNumber(row.id),
    made: 'created',
    kept: { version: row.version },
    event: {
      event: held === null ? 'liaison.assigned' : 'liaison.imported',
      subject: liaisonNumber(row.id),
      after: {
        state: row.state,
        version: row.version,
        ...(held === null ? {} : { basis: held.basis }),
        import: number,
      },
    },
    notices: held === null ? await askLeader(ctx, tx, row) : [],
  }
}

/** In order until this half-year ends, however long ago the last contact that is known was. */
const heldAs = ({ now }: Context, { since, contactOn }: NonNullable<Meant['held']>): Held => {
  const own = halfYearEnd(dayOf(now))
  // Days written alike are in order as words.
  const [latest = own] = [own, contactOn === null ? own : nextHalfYearEnd(contactOn)].sort().reverse()
  return {
    state: 'active',
    acceptedAt: instantOf(since),
    contactOn: contactOn === null ? null : dayColumn(contactOn),
    halfYear: dayColumn(latest),
    dueAt: null,
  }
}

const dayColumn = (day: Day): Date => new Date(`${day}T00:00:00Z`)
