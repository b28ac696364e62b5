import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { invalid } from './content.ts'

/** A uuid counts for an hour; for groups ten hours. */
export const hourMs = 3_600_000

const uuidsMax = 50_000

/** Makes something once: the same uuid again gives what it made before. What the platform answers is undocumented. */
export const once = <T>(
  state: State,
  key: string | null,
  known: (id: string) => T | undefined,
  make: () => { readonly made: T; readonly id: string },
  ms = hourMs,
): T => {
  const now = state.clock.now().getTime()
  const kept = key === null ? undefined : state.uuids.get(key)
  const before = kept && kept.until > now ? known(kept.id) : undefined
  if (before !== undefined) return before
  const { made, id } = make()
  if (key !== null) remember(state, key, id, now + ms)
  return made
}

const remember = (state: State, key: string, id: string, until: number): void => {
  state.uuids.set(key, { id, until })
  if (state.uuids.size <= uuidsMax) return
  const now = state.clock.now().getTime()
  for (const [old, kept] of state.uuids) if (kept.until <= now) state.uuids.delete(old)
}

export const uuidOf = (app: App, uuid: unknown, lengthMax = 50): string | null => {
  if (uuid === undefined || uuid === null || uuid === '') return null
  if (typeof uuid !== 'string' || uuid.length > lengthMax)
    throw invalid(`uuid: at most ${lengthMax} characters`)
  return `${app.appId} ${uuid}`
}
