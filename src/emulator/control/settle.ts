import type { Hono } from 'hono'
import type { Happening } from '../state.ts'
import type { Desk } from './routes.ts'
import { act } from './tools.ts'
import * as wants from './wants.ts'

const quietMsDefault = 300
const patienceMsDefault = 10_000

/** For tests in any language: answers when no push is under way and the bot has been quiet for a while. */
export const addSettle = (control: Hono, { state, courier }: Desk): void => {
  act(
    control,
    '/settle',
    wants.settling,
    async ({ quietMs = quietMsDefault, timeoutMs = patienceMsDefault }) => {
      const until = performance.now() + timeoutMs
      let last = performance.now()
      const note = ({ kind }: Happening) => {
        if (kind === 'called' || kind === 'pushed') last = performance.now()
      }
      state.watchers.add(note)
      try {
        while (performance.now() < until) {
          const pushed = courier.settled().then(() => true)
          if (!(await Promise.race([pushed, pause(until - performance.now())]))) break
          const left = last + quietMs - performance.now()
          if (left <= 0) return { settled: true }
          await pause(Math.min(left, until - performance.now()))
        }
        return { settled: false }
      } finally {
        state.watchers.delete(note)
      }
    },
  )
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, Math.max(0, ms)))
