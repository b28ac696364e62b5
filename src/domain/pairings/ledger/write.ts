import type { Context } from '#core/context.ts'
import type { Intake, LedgerRow, RowVerdict, RowWritten } from '#core/ledger.ts'
import { addDays, type Day, instantOf } from '#core/shanghai.ts'
import { type AuditEntry, actorKey } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import { heedCapacity } from '../capacity.ts'
import { findPairing, type PairingRow, pairingNumber } from '../record.ts'
import { heedTwins, insertPairing, proposedEvent } from '../verbs/propose.ts'
import { isMeant } from './judge.ts'
import { finderFor, type Meant } from './meant.ts'

/** Rows as proposals, which everybody concerned still confirms, or as what their paper says they are. */
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
    if (!isMeant(meant)) throw new Error('a row was judged new and is no longer')
    const { pairing, event } = await (meant.standing === 'asked' ? propose : enter)(ctx, tx, meant)
    written.push({
      id: pairing.id,
      number: pairingNumber(pairing.id),
      made: 'created',
      kept: { version: pairing.version },
      event: { ...event, after: { ...Object(event.after), import: number } },
    })
  }
  return written
}

type Entered = { readonly pairing: PairingRow; readonly event: AuditEntry }

const propose = async (ctx: Context, tx: Tx, meant: Meant): Promise<Entered> => {
  const { standing: _standing, basis: _basis, ...proposal } = meant
  const pairing = await insertPairing(ctx, tx, { ...proposal, menteeId: null, origin: 'office' })
  return { pairing, event: proposedEvent(pairing) }
}

/** It holds, or has held, since the day its paper says: what is counted of past days changes with it. */
const enter = async (ctx: Context, tx: Tx, meant: Meant): Promise<Entered> => {
  const { standing, basis, startsOn, endsOn, ...whom } = meant
  const begun = startsOn === null ? ctx.now : instantOf(startsOn)
  const over = standing === 'over' && endsOn !== null ? instantOf(addDays(endsOn, 1)) : null
  if (over === null) await heedTwins(tx, { ...whom, menteeId: null })
  const { id } = await tx.pairing.create({
    data: {
      ...whom,
      ...agreedAt(ctx, begun),
      ...(over === null ? { state: 'active' } : { state: 'ended', reason: 'term' }),
      origin: 'office',
      startsOn: dayColumn(startsOn),
      endsOn: dayColumn(endsOn),
      remark: `确认依据：${basis ?? ''}`,
      proposedBy: actorKey(ctx.actor),
      // A quarter without a service counts from the day it became known here.
      since: over ?? ctx.now,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      spans: { create: { from: begun, to: over } },
    },
  })
  const pairing = await findPairing(tx, id)
  if (!pairing) throw new Error(`pairing ${id} is not there after it was written`)
  if (over === null) await heedCapacity(tx, pairing)
  return { pairing, event: importedEvent(pairing, basis) }
}

const agreedAt = (ctx: Context, at: Date) => {
  const by = `${actorKey(ctx.actor)} paper`
  return { talentYes: at, talentBy: by, villageYes: at, villageBy: by }
}

const importedEvent = ({ id, state, version }: PairingRow, basis: string | null): AuditEntry => ({
  event: 'pairing.imported',
  subject: pairingNumber(id),
  after: { state, version, basis },
})

const dayColumn = (day: Day | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`))
