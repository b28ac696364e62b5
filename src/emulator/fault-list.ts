/** Things that shall go wrong, each a number of times or until cleared. */
export type FaultList<Fault, Case> = {
  readonly add: (fault: Fault) => void
  /** All of them, or those that are meant. */
  readonly clear: (meant?: (fault: Fault) => boolean) => void
  /** What is still to strike, with the times left. */
  readonly list: () => readonly Fault[]
  /** The faults that strike this case; each is used up by one. */
  readonly strike: (what: Case) => readonly Fault[]
}

export const createFaultList = <Fault extends { readonly times?: number }, Case>(
  strikes: (fault: Fault, what: Case) => boolean,
): FaultList<Fault, Case> => {
  let active: { fault: Fault; left: number }[] = []
  return {
    add: fault => void active.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    clear: (meant = () => true) => {
      active = active.filter(({ fault }) => !meant(fault))
    },
    list: () => active.map(({ fault, left }) => (Number.isFinite(left) ? { ...fault, times: left } : fault)),
    strike: what => {
      if (active.length === 0) return none
      const hits = active.filter(({ fault }) => strikes(fault, what))
      for (const hit of hits) hit.left--
      active = active.filter(({ left }) => left > 0)
      return hits.map(({ fault }) => fault)
    },
  }
}

const none: readonly never[] = []
