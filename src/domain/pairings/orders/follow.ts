import { asSystem, type Context } from '#core/context.ts'
import { Refusal } from '#core/refusal.ts'
import type { Notice } from '#core/reply.ts'
import { moveAlong } from '#domain/steps/index.ts'
import type { Tx } from '#storage/change.ts'
import { living } from '../dictionary.ts'
import type { PairingRow } from '../record.ts'
import { orderCourse } from './course.ts'
import { orderStates } from './machine.ts'
import { findOrder, orderNumber, orderStateOf, villageWords } from './record.ts'

type OfOrder = Pick<PairingRow, 'id' | 'orderId' | 'villageId'>

/** Somebody is proposed for an order: it is dispatched, unless it is already or speaks of another village. */
export const dispatchFor = async (
  ctx: Context,
  tx: Tx,
  { orderId, villageId }: OfOrder,
): Promise<readonly Notice[]> => {
  const order = orderId === null ? null : await findOrder(tx, orderId)
  if (!order) return []
  if (order.state !== 'open')
    throw new Refusal(
      `点单${orderNumber(order.id)}已经是“${orderStates[orderStateOf(order)]}”。`,
      '一张点单同时只派一位人才。',
      `请发“${orderNumber(order.id)}”看看现在的情况。`,
    )
  if (order.villageId !== villageId)
    throw new Refusal(
      `点单${orderNumber(order.id)}是${villageWords(order)}的，服务对象不一致。`,
      '按点单派人，服务对象就是点单的村。',
      '请把服务对象改回来，或者另发“提结对”。',
    )
  return moveAlong(orderCourse, ctx, tx, [{ verb: 'dispatch', ref: order }])
}

/** The pairing an order led to holds: the order is done. */
export const fillOrder = async (ctx: Context, tx: Tx, { orderId }: OfOrder): Promise<readonly Notice[]> => {
  const order = orderId === null ? null : await findOrder(tx, orderId)
  return order && ['open', 'dispatched'].includes(order.state)
    ? moveAlong(orderCourse, asSystem(ctx, 'orders'), tx, [
        { verb: 'fill', ref: order, data: { closedAt: ctx.now } },
      ])
    : []
}

/** The talent who was dispatched falls away: the order waits for another one. */
export const reopenOrder = async (
  ctx: Context,
  tx: Tx,
  { id, orderId }: OfOrder,
): Promise<readonly Notice[]> => {
  const order = orderId === null ? null : await findOrder(tx, orderId)
  if (order?.state !== 'dispatched') return []
  const others = { orderId, id: { not: id }, state: { in: [...living] } }
  if ((await tx.pairing.count({ where: others })) > 0) return []
  return moveAlong(orderCourse, asSystem(ctx, 'orders'), tx, [{ verb: 'reopen', ref: order }])
}
