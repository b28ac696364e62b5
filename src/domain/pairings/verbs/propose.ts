import type { Context } from '#core/context.ts'
import { Refusal } from '#core/refusal.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { noticesTo } from '#domain/steps/index.ts'
import { type AuditEntry, actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import { heedCapacity } from '../capacity.ts'
import { answerDue, pairingCourse } from '../course.ts'
import { living, type PairingForm, type PairingKind } from '../dictionary.ts'
import { dispatchFor } from '../orders/follow.ts'
import { findPairing, type PairingRow, pairingNumber } from '../record.ts'

export type Proposal = {
  readonly kind: PairingKind
  readonly talentId: number
  /** Exactly one of the three, as the kind says. */
  readonly villageId: number | null
  readonly unitId: number | null
  readonly menteeId: number | null
  readonly form: PairingForm
  readonly goal: string | null
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly origin: 'office' | 'order' | 'plan' | 'handover'
  readonly orderId?: number | null
  readonly planId?: number | null
  readonly formerId?: number | null
}

/** Proposes a pairing; every party gets its own card to confirm. */
export const proposePairing = (ctx: Context, proposal: Proposal): Promise<PairingRow> =>
  change(ctx, async tx => {
    const row = await insertPairing(ctx, tx, proposal)
    const dispatched = await dispatchFor(ctx, tx, row)
    return {
      result: row,
      event: proposedEvent(row),
      notices: [...dispatched, ...(await askParties(ctx, tx, row))],
    }
  })

/** What the story of a pairing begins with. */
export const proposedEvent = (row: PairingRow): AuditEntry => ({
  event: 'pairing.proposed',
  subject: pairingNumber(row.id),
  after: { state: row.state, version: row.version, origin: row.origin },
})

/** Only flexible talents belong to somebody else, whose consent they need. */
export const asksEmployer = (talent: { readonly source: string; readonly unitId: number | null }): boolean =>
  talent.source === 'flexible' && talent.unitId !== null

/** A proposal's row, in a change of the caller's. */
export const insertPairing = async (ctx: Context, tx: Tx, proposal: Proposal): Promise<PairingRow> => {
  await heedTwins(tx, proposal)
  const talent = await tx.talent.findUnique({ where: { id: proposal.talentId } })
  const asks = talent !== null && asksEmployer(talent)
  const { id } = await tx.pairing.create({
    data: {
      ...proposal,
      startsOn: dayColumn(proposal.startsOn),
      endsOn: dayColumn(proposal.endsOn),
      state: 'awaiting',
      asksEmployer: asks,
      proposedBy: actorKey(ctx.actor),
      since: ctx.now,
      dueAt: answerDue(await calendarOf(tx), ctx.now, asks),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
  })
  const row = await justWritten(tx, id)
  await heedCapacity(tx, row)
  return row
}

/** The cards with which talent, village and employer answer. */
export const askParties = async (ctx: Context, tx: Tx, row: PairingRow) =>
  noticesTo(pairingCourse, ctx, tx, row, await pairingCourse.next(tx, row, ctx.now), { key: 'step' })

const justWritten = async (tx: Tx, id: number): Promise<PairingRow> => {
  const row = await findPairing(tx, id)
  if (!row) throw new Error(`pairing ${id} is not there after it was written`)
  return row
}

const dayColumn = (day: string | null): Date | null => (day === null ? null : new Date(`${day}T00:00:00Z`))

/** One talent and one whom he serves have one living pairing. */
export const heedTwins = async (
  tx: Tx,
  { talentId, villageId, unitId, menteeId }: Pick<Proposal, 'talentId' | 'villageId' | 'unitId' | 'menteeId'>,
): Promise<void> => {
  if (menteeId === talentId)
    throw new Refusal('导师和被带教人是同一位。', '导师制是一位人才带另一位人才。', '请核对两个人。')
  const twin = await tx.pairing.findFirst({
    where: { talentId, villageId, unitId, menteeId, state: { in: [...living] } },
    include: { talent: true },
  })
  if (twin)
    throw new Refusal(
      `${twin.talent.name}与这个服务对象已经有一项结对（${pairingNumber(twin.id)}）。`,
      '同一位人才和同一个对象只能有一项没有结束的结对。',
      `请发“${pairingNumber(twin.id)}”查看。`,
    )
}
