import { Refusal } from '#core/refusal.ts'
import { whoHolds } from '#domain/people/index.ts'
import {
  type Course,
  distinct,
  headsOf,
  type Kind,
  type Line,
  personOf,
  theOffice,
  told,
} from '#domain/steps/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { orderDesk } from './desk.ts'
import { type OrderStanding, type OrderState, type OrderVerb, orderMachine } from './machine.ts'
import { maySeeOrder, orderStandingOf } from './policy.ts'
import { findOrder, type OrderRow, orderNumber } from './record.ts'

export type OrderOf = Kind & {
  readonly state: OrderState
  readonly verb: OrderVerb
  readonly standing: OrderStanding
  readonly need: never
  readonly row: OrderRow
  readonly given: object
  readonly data: Prisma.PairingOrderUncheckedUpdateManyInput
}

type Next = Line<OrderRow, OrderStanding>

/** Whoever asked; the village's and township's officers when he has left. */
const theAsker: Next = async (db, row, now) => {
  const own = await personOf(db, row.askedBy)
  if (own.length > 0) return told('asker', own)
  const nowhere = { unitId: null, townshipId: null, villageId: null }
  const ofVillage = await whoHolds(db, 'township', { ...nowhere, villageId: row.villageId }, now)
  const { townshipId } = row.village
  const ofTownship = await whoHolds(db, 'township', { ...nowhere, townshipId }, now)
  return told('asker', distinct([...ofVillage, ...ofTownship]))
}

const lines: Readonly<Record<OrderState, Next>> = {
  open: theOffice,
  dispatched: theAsker,
  filled: theAsker,
  cancelled: async (db, row, now) => [...(await theAsker(db, row, now)), ...(await theOffice(db, row, now))],
}

/** Orders on their machine: where they are kept, who stands how to them, whom a step concerns. */
export const orderCourse: Course<OrderOf> = {
  machine: orderMachine,
  key: 'order',
  numberOf: orderNumber,
  what: '这张点单',
  find: findOrder,
  write: async (tx, where, data) => (await tx.pairingOrder.updateMany({ where, data })).count,
  due: (db, where, take) => db.pairingOrder.findMany({ where, orderBy: { id: 'asc' }, take }),
  reset: {},
  standingOf: orderStandingOf,
  maySee: (ctx, row) => maySeeOrder(ctx.actor, row),
  guards: {},
  notYours: () =>
    new Refusal(
      '这一步不由您办理。',
      '点单的村和乡镇可以取消，派单由人才办办理。',
      '请等待人才办派单，有变化会通知您。',
    ),
  next: (db, row, now) => lines[row.state as OrderState](db, row, now), // every write goes through the machine
  escalated: async (db, _row, past, now) => (past >= 1 ? told('head', await headsOf(db, now)) : []),
  silent: [],
  wordsAfter: {
    dispatch: '人才办已经派单，正在等人才和村里确认。',
    reopen: '派出的没有成，请另派一位。',
    fill: '结对已经成立。',
    cancel: '点单已取消。',
  },
  draw: orderDesk,
  hours: 'office',
}
