import { asSystem, type Context } from '#core/context.ts'
import { Refusal } from '#core/refusal.ts'
import type { Notice } from '#core/reply.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { type At, dueOf, moveAlong, noticesTo, takeStep } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import { pairingCourse } from '../course.ts'
import { type OrderOf, orderCourse } from './course.ts'
import { findOrder, type OrderRow, orderNumber } from './record.ts'

export type Wish = {
  readonly villageId: number
  readonly wish: string
  readonly fieldId: number | null
  /** Only somebody of that field will do. */
  readonly strict: boolean
}

/** A village asks for somebody; the office gets a card with the best few. */
export const placeOrder = (ctx: Context, wish: Wish): Promise<OrderRow> =>
  change(ctx, async tx => {
    await heedTwin(tx, wish)
    const { id } = await tx.pairingOrder.create({
      data: {
        ...wish,
        askedBy: actorKey(ctx.actor),
        since: ctx.now,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    })
    const bare = await justWritten(tx, id)
    const dueAt = dueOf<OrderOf>(orderCourse, await calendarOf(tx), bare, 'open', ctx.now)
    await tx.pairingOrder.update({ where: { id }, data: { dueAt } })
    const row = { ...bare, dueAt }
    return {
      result: row,
      event: {
        event: 'order.placed',
        subject: orderNumber(id),
        after: { state: row.state, village: wish.villageId, field: wish.fieldId, strict: wish.strict },
      },
      notices: await noticesTo(orderCourse, ctx, tx, row, await orderCourse.next(tx, row, ctx.now), {
        key: 'step',
        words: '村里点单要人，请在3个工作日内派单。',
      }),
    }
  })

/** Nobody is wanted any more: what was proposed for it and is not yet settled ends with it. */
export const cancelOrder = (ctx: Context, ref: At): Promise<OrderRow> =>
  takeStep(orderCourse, ctx, {
    verb: 'cancel',
    ref,
    data: { closedAt: ctx.now, dueAt: null },
    follow: (tx, { id }) => endProposals(ctx, tx, id),
  })

const endProposals = async (ctx: Context, tx: Tx, orderId: number): Promise<readonly Notice[]> => {
  const open = await tx.pairing.findMany({
    where: { orderId, state: { in: ['awaiting', 'office'] } },
    select: { id: true, version: true },
    orderBy: { id: 'asc' },
  })
  return moveAlong(
    pairingCourse,
    asSystem(ctx, 'orders'),
    tx,
    open.map(ref => ({
      verb: 'end',
      ref,
      given: { reason: 'withdrawn' },
      data: { reason: 'withdrawn', remark: '点单已取消。' },
    })),
  )
}

const justWritten = async (tx: Tx, id: number): Promise<OrderRow> => {
  const row = await findOrder(tx, id)
  if (!row) throw new Error(`order ${id} is not there after it was written`)
  return row
}

const heedTwin = async (tx: Tx, { villageId, fieldId }: Wish): Promise<void> => {
  const twin = await tx.pairingOrder.findFirst({
    where: { villageId, fieldId, state: { in: ['open', 'dispatched'] } },
  })
  if (twin)
    throw new Refusal(
      `这个村已经有一张同样的点单（${orderNumber(twin.id)}），还没有办完。`,
      '同一个村、同一个领域，一次点一单。',
      `请发“${orderNumber(twin.id)}”查看；想法有变化，可以取消后重新点单。`,
    )
}
