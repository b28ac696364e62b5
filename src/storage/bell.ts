/** Wakes one loop. A ring while nobody waits is not lost: the next wait ends at once. */
export type LoopBell = {
  readonly ring: () => void
  /** Ends at the next ring, or after `ms`. */
  readonly wait: (ms: number) => Promise<void>
}

export const createBell = (): LoopBell => {
  let rung = false
  let wake: (() => void) | undefined
  return {
    ring: () => {
      rung = true
      wake?.()
    },
    wait: async ms => {
      if (!rung)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      wake = undefined
      rung = false
    },
  }
}
