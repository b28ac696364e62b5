import type { Context } from '#core/context.ts'
import type { Notice } from '#core/reply.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { actorKey, appendAudit } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import { answerDue } from '../course.ts'
import { coveringKind } from '../dictionary.ts'
import { dispatchFor } from '../orders/follow.ts'
import { type KeptPair, readPlan } from '../plan/kept.ts'
import { heedOutdated } from '../plan/outdated.ts'
import { type PairingRow, pairingNumber, whole } from '../record.ts'
import { claim, draftAt, open, type PlanRef, type PlanRow, planNumber, touched } from './plan.ts'
import { askParties, asksEmployer, proposedEvent } from './propose.ts'

/**
 * Every pair becomes a proposal, and everybody concerned gets his card. All of them, or none: throws `OutdatedPairs` when
 * something has changed since the draft was made.
 */
export const sendPlan = async (ctx: Context, ref: PlanRef): Promise<PlanRow> => {
  const { pairs } = readPlan(await draftAt(ctx, ref))
  return change(ctx, async tx => {
    const data = { state: 'sent', sentAt: ctx.now, ...touched(ctx) }
    await claim(tx.pairingPlan.updateMany({ where: open(ref), data }))
    await lockPeople(tx, pairs)
    await heedOutdated(tx, pairs)
    const rows = await insertAll(ctx, tx, ref.id, pairs)
    const notices: Notice[] = []
    for (const row of rows) notices.push(...(await askParties(ctx, tx, row)))
    // From here every other change waits.
    for (const row of rows) notices.push(...(await dispatchFor(ctx, tx, row)))
    for (const row of rows)
      await appendAudit(tx, ctx, `${ctx.turn}:${pairingNumber(row.id)}`, proposedEvent(row))
    return {
      result: await tx.pairingPlan.findUniqueOrThrow({ where: { id: ref.id } }),
      event: { event: 'pairing.plan_sent', subject: planNumber(ref.id), after: { pairs: pairs.length } },
      notices,
    }
  })
}

/** Nobody of them takes another village, or leaves, until all are proposed; in one order, so that two plans never wait for each other. */
const lockPeople = async (tx: Tx, pairs: readonly KeptPair[]): Promise<void> => {
  const ids = pairs.map(({ talent }) => talent)
  await tx.$queryRaw`select id from talent where id = any(${ids}) order by id for update`
}

/** Hundreds of pairs in a handful of statements. */
const insertAll = async (
  ctx: Context,
  tx: Tx,
  planId: number,
  pairs: readonly KeptPair[],
): Promise<readonly PairingRow[]> => {
  const orders = await oldestOrders(tx)
  const people = await tx.talent.findMany({
    where: { id: { in: pairs.map(({ talent }) => talent) } },
    select: { id: true, source: true, unitId: true },
  })
  const asking = new Set(people.filter(asksEmployer).map(({ id }) => id))
  const calendar = await calendarOf(tx)
  await tx.pairing.createMany({
    data: pairs.map(pair => ({
      kind: coveringKind,
      talentId: pair.talent,
      villageId: pair.village,
      origin: 'plan',
      planId,
      orderId: orders.get(pair.village) ?? null,
      ...beginning(ctx, calendar, asking.has(pair.talent)),
    })),
  })
  return tx.pairing.findMany({ where: { planId }, include: whole, orderBy: { id: 'asc' } })
}

const beginning = (ctx: Context, calendar: Calendar, asks: boolean) => ({
  state: 'awaiting',
  asksEmployer: asks,
  proposedBy: actorKey(ctx.actor),
  since: ctx.now,
  dueAt: answerDue(calendar, ctx.now, asks),
  createdAt: ctx.now,
  updatedAt: ctx.now,
})

/** By village: the order that waits longest. A plan serves it. */
const oldestOrders = async (tx: Tx): Promise<ReadonlyMap<number, number>> => {
  const rows = await tx.pairingOrder.findMany({ where: { state: 'open' }, orderBy: { id: 'desc' } })
  return new Map(rows.map(({ villageId, id }) => [villageId, id]))
}
