import type { Clock } from '../clock.ts'
import type { Fault } from './faults.ts'

/** Pushes a fault holds back: for a while, or until the next one has gone ahead. */
export type Holds = {
  readonly hold: (fault: Fault, appId: string, send: () => void) => void
  /** A later push of the app has gone: what waited for that goes now. */
  readonly overtaken: (appId: string) => void
  readonly forget: () => void
}

/** `delay` without a time; and so long `reorder` waits for a next one. */
const holdMsDefault = 3000

type Held = {
  readonly appId: string
  readonly untilNext: boolean
  readonly go: () => void
  cancel: () => void
}

export const createHolds = (clock: Clock): Holds => {
  const held = new Set<Held>()
  return {
    hold: ({ kind, ms = holdMsDefault }, appId, send) => {
      const one: Held = {
        appId,
        untilNext: kind === 'reorder',
        go: () => {
          one.cancel()
          held.delete(one)
          send()
        },
        cancel: () => undefined,
      }
      held.add(one)
      one.cancel = clock.after(ms, one.go)
    },
    overtaken: appId => {
      for (const one of [...held]) if (one.untilNext && one.appId === appId) one.go()
    },
    forget: () => {
      for (const one of held) one.cancel()
      held.clear()
    },
  }
}
