import type { State } from '../state.ts'

const zoneMs = 8 * 3_600_000

/** `x-tt-logid`: fourteen digits of time, Shanghai's, and twenty of an id. */
export const createLogIds = (state: State): (() => string) => {
  let second = -1
  let stamp = ''
  return () => {
    const now = Math.floor(state.clock.now().getTime() / 1000)
    if (now !== second) {
      second = now
      stamp = new Date(now * 1000 + zoneMs).toISOString().replace(/\D/g, '').slice(0, 14)
    }
    return stamp + state.wire.next('').slice(0, 20).toUpperCase()
  }
}
