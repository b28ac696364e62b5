import { createFaultList, type FaultList } from '../fault-list.ts'

/**
 * What can go wrong with a push on any transport: `duplicate` says it twice (`duplicateNewId` under another event id),
 * `drop` loses it for good, `delay` holds it for a while and `reorder` until the next one has gone ahead; `wrongToken`
 * and `wrongApp` are of somebody else.
 */
const anywhere = [
  'duplicate',
  'duplicateNewId',
  'drop',
  'delay',
  'reorder',
  'wrongToken',
  'wrongApp',
] as const

/**
 * These spoil the HTTP request in a way only a careful receiver notices. The last three are legal, though a hasty one
 * refuses them: JSON with spaces, JSON with escapes, a body in two pieces (cut inside a character where there is one).
 */
export const requestFaults = [
  'wrongSignature',
  'unsigned',
  'plaintext',
  'undecryptable',
  'spaced',
  'escaped',
  'chunked',
] as const

export const faultKinds = [...anywhere, ...requestFaults] as const

export type FaultKind = (typeof faultKinds)[number]

export type Fault = {
  readonly kind: FaultKind
  /** How many pushes it strikes; for ever when absent. */
  readonly times?: number
  /** Only this event type. */
  readonly eventType?: string
  /** For `delay`, and at most for `reorder`: milliseconds on the emulator's clock. */
  readonly ms?: number
}

export type Faults = FaultList<Fault, string>

/** A push is named by its event type. */
export const createFaults = (): Faults =>
  createFaultList((fault, eventType) => !fault.eventType || fault.eventType === eventType)
