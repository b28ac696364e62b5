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

export type Faults = {
  readonly add: (fault: Fault) => void
  readonly clear: () => void
  readonly list: () => readonly Fault[]
  /** The faults that strike this push; each is used up by one. */
  readonly strike: (eventType: string) => readonly Fault[]
}

export const createFaults = (): Faults => {
  let active: { fault: Fault; left: number }[] = []
  return {
    add: fault => void active.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    clear: () => {
      active = []
    },
    list: () => active.map(({ fault, left }) => (Number.isFinite(left) ? { ...fault, times: left } : fault)),
    strike: eventType => {
      const hits = active.filter(({ fault }) => !fault.eventType || fault.eventType === eventType)
      for (const hit of hits) hit.left--
      active = active.filter(({ left }) => left > 0)
      return hits.map(({ fault }) => fault)
    },
  }
}
