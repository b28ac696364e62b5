import type { State } from '../state.ts'
import type { Ask } from './endpoint.ts'

/** A uuid counts for an hour; for groups ten hours. */
export const hourMs = 3_600_000

/** No more than this many are remembered; the oldest go first. */
const uuidsMax = 50_000

type Once<T> = {
  readonly known: (id: string) => T | undefined
  readonly make: () => { readonly made: T; readonly id: string }
  readonly ms?: number
}

/** Makes something once: the same uuid again gives what it made before. What the platform answers is undocumented. */
export const once = <T>(
  state: State,
  ask: Pick<Ask, 'notes'>,
  key: string | null,
  { known, make, ms = hourMs }: Once<T>,
): T => {
  if (key === null) return make().made
  const now = state.clock.now().getTime()
  const kept = state.uuids.get(key)
  const before = kept && kept.until > now ? known(kept.id) : undefined
  if (before !== undefined) {
    ask.notes.repeated = true
    return before
  }
  const { made, id } = make()
  remember(state, key, id, now + ms)
  return made
}

const remember = (state: State, key: string, id: string, until: number): void => {
  state.uuids.delete(key)
  state.uuids.set(key, { id, until })
  if (state.uuids.size <= uuidsMax) return
  // A map keeps the order things came in.
  const [oldest] = state.uuids.keys()
  if (oldest !== undefined) state.uuids.delete(oldest)
}

/** Its own for every app and call; `more` narrows it where the platform does. */
export const uuidKey = (ask: Ask, name: string, uuid: unknown, more = ''): string | null =>
  typeof uuid === 'string' && uuid !== '' ? `${ask.app.appId} ${name} ${uuid} ${more}` : null
