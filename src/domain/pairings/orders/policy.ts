import { type Actor, holds } from '#core/actor.ts'
import { reachOf } from '#core/permission.ts'
import { actorKey } from '#storage/audit.ts'
import { speaksFor } from '../policy.ts'
import type { OrderStanding } from './machine.ts'
import type { OrderRow } from './record.ts'

/** How the actor stands to an order: every officer of the village or its township asks for it as its asker does. */
export const orderStandingOf = (actor: Actor, row: OrderRow): ReadonlySet<OrderStanding> => {
  if (actor.kind === 'system') return new Set(['system'])
  const stands: readonly (readonly [OrderStanding, boolean])[] = [
    ['asker', actorKey(actor) === row.askedBy || actor.grants.some(grant => speaksFor(grant, placeOf(row)))],
    ['office', holds(actor, 'office')],
    ['head', holds(actor, 'head')],
  ]
  return new Set(stands.filter(([, is]) => is).map(([standing]) => standing))
}

const placeOf = ({ villageId, village }: OrderRow) => ({ villageId, village, unitId: null })

export const maySeeOrder = (actor: Actor, row: OrderRow): boolean =>
  orderStandingOf(actor, row).size > 0 || reachOf(actor, 'pairing.read') === 'all'
