import { addMonths, dayOf } from '#core/shanghai.ts'
import type { Tx } from '#storage/change.ts'
import { idleMonths } from '../dictionary.ts'

/** Whether a service lies within the quarter that a pairing may go without one. */
export const isRecent = (now: Date, on: string): boolean => on > addMonths(dayOf(now), -idleMonths)

/** Writes the day of the latest service down; one the served side disputes counts no more. */
export const countServed = async (tx: Tx, pairingId: number): Promise<void> => {
  const { _max } = await tx.serviceLog.aggregate({
    where: { pairingId, state: { not: 'disputed' } },
    _max: { on: true },
  })
  await tx.pairing.update({ where: { id: pairingId }, data: { servedOn: _max.on } })
}
