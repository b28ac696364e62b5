import { createFaultList, type FaultList } from '../fault-list.ts'

/**
 * What can go wrong with a push. `duplicate` says it twice, `drop` loses it for good, `delay` lets later ones overtake;
 * the others spoil the request in a way only a careful receiver notices (`spaced` is legal JSON a hasty one refuses).
 */
export const faultKinds = [
  'duplicate',
  'drop',
  'delay',
  'wrongSignature',
  'unsigned',
  'wrongToken',
  'plaintext',
  'spaced',
] as const

export type FaultKind = (typeof faultKinds)[number]

export type Fault = {
  readonly kind: FaultKind
  /** How many pushes it strikes; for ever when absent. */
  readonly times?: number
  /** Only this event type. */
  readonly eventType?: string
  /** For `delay`: real milliseconds. */
  readonly ms?: number
}

export type Faults = FaultList<Fault, string>

/** A push is named by its event type. */
export const createFaults = (): Faults =>
  createFaultList((fault, eventType) => !fault.eventType || fault.eventType === eventType)
