import { watchStreaming } from './entities.ts'
import { isObject } from './messages.ts'
import { type State, tell } from './state.ts'

/** What a snapshot holds. Apps are configuration: their secrets and addresses stay what they are. */
const kept = [
  'people',
  'departments',
  'chats',
  'messages',
  'threads',
  'entities',
  'cardTokens',
  'uuids',
  'blobs',
] as const

const version = 2

/** The whole of this Feishu as JSON. */
export const takeSnapshot = (state: State): Record<string, unknown> => ({
  version,
  now: state.clock.now().toISOString(),
  ids: state.ids.save(),
  ...Object.fromEntries(kept.map(key => [key, packed(state[key])])),
})

/** Puts everything back as it was; a moment is set only where `time` asks for it. Throws before anything changes. */
export const loadSnapshot = (state: State, snapshot: unknown, { time }: { time: boolean }): void => {
  if (!isObject(snapshot) || snapshot.version !== version) throw new Error(`不是第 ${version} 版快照`)
  const maps = kept.map(key => ({ key, map: mapIn(snapshot, key) }))
  const now = new Date(String(snapshot.now))
  if (Number.isNaN(now.getTime())) throw new Error('快照不完整：now')
  for (const { key, map } of maps) refill(state[key], map)
  state.pressing.clear()
  // Without a seed ids never come twice, so that a bot's memory never meets an old one again.
  if (state.seeded && isNumbers(snapshot.ids)) state.ids.load(snapshot.ids)
  if (time) state.clock.set(now)
  for (const entity of state.entities.values()) watchStreaming(state, entity)
  tell(state, { kind: 'reset' })
}

const refill = (target: Map<string, unknown>, source: Map<unknown, unknown>): void => {
  target.clear()
  for (const [key, value] of source) target.set(String(key), value)
}

const mapIn = (snapshot: Record<string, unknown>, key: string): Map<unknown, unknown> => {
  const map = unpacked(snapshot[key])
  if (!(map instanceof Map)) throw new Error(`快照不完整：${key}`)
  return map
}

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length === 4 && value.every(one => Number.isInteger(one))

/** Maps, sets and bytes under keys of their own; a copy, so that what goes on does not change it. */
const packed = (value: unknown): unknown => {
  if (value instanceof Map) return { $map: [...value].map(([key, one]) => [key, packed(one)]) }
  if (value instanceof Set) return { $set: [...value] }
  if (Buffer.isBuffer(value)) return { $bytes: value.toString('base64') }
  if (Array.isArray(value)) return value.map(packed)
  return isObject(value) ? mapped(value, packed) : value
}

const unpacked = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(unpacked)
  if (!isObject(value)) return value
  if (Array.isArray(value.$map)) return new Map(value.$map.map(entryOf))
  if (Array.isArray(value.$set)) return new Set(value.$set)
  if (typeof value.$bytes === 'string') return Buffer.from(value.$bytes, 'base64')
  return mapped(value, unpacked)
}

const entryOf = (entry: unknown): [unknown, unknown] => {
  if (!Array.isArray(entry)) throw new Error('快照不完整')
  return [entry[0], unpacked(entry[1])]
}

const mapped = (value: Record<string, unknown>, change: (one: unknown) => unknown) =>
  Object.fromEntries(Object.entries(value).map(([key, one]) => [key, change(one)]))
