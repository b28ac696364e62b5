import type { Clock } from '../clock.ts'
import { PlatformError } from './errors.ts'

export type Limits = {
  /** One call of one API by one app: 50 a second, 1,000 a minute. */
  readonly call: (appId: string, api: string, status?: 400 | 429) => void
  /** One message to one person or group: 5 a second, all bots together. */
  readonly message: (receiver: string) => void
  /** One redraw of one card: 5 a second. */
  readonly edit: (messageId: string) => void
  /** One operation on one CardKit card: 10 a second. */
  readonly entity: (cardId: string) => void
  /** One ephemeral card into one group: 40 a second. */
  readonly whisper: (chatId: string) => void
  on: boolean
}

/** The times of the last calls, oldest first; as many as may happen within the span. */
type Window = { readonly times: number[]; from: number }

/** Windows nobody has used for a minute are thrown away when there are more than this. */
const windowsMax = 20_000

const minuteMs = 60_000

export const createLimits = (clock: Clock, on: boolean): Limits => {
  const windows = new Map<string, Window>()
  const limits: Limits = {
    on,
    call: (appId, api, status) => {
      if (!limits.on) return
      const now = clock.now().getTime()
      const second = take(windows, `s ${appId} ${api}`, now, 50, 1000)
      const minute = second > 0 ? 0 : take(windows, `m ${appId} ${api}`, now, 1000, 60_000)
      if (second + minute > 0) throw tooMany(second > 0 ? 50 : 1000, Math.max(second, minute), status)
    },
    message: receiver => {
      if (limits.on && take(windows, `r ${receiver}`, clock.now().getTime(), 5, 1000) > 0) throw tooManyHere()
    },
    edit: messageId => {
      if (limits.on && take(windows, `e ${messageId}`, clock.now().getTime(), 5, 1000) > 0)
        throw tooManyHere()
    },
    entity: cardId => {
      if (limits.on && take(windows, `k ${cardId}`, clock.now().getTime(), 10, 1000) > 0)
        throw tooMany(10, 1000)
    },
    whisper: chatId => {
      if (limits.on && take(windows, `w ${chatId}`, clock.now().getTime(), 40, 1000) > 0)
        throw tooMany(40, 1000)
    },
  }
  return limits
}

/** Books a call and gives 0, or gives the milliseconds until there is room. */
const take = (
  windows: Map<string, Window>,
  key: string,
  now: number,
  max: number,
  spanMs: number,
): number => {
  const window = windowAt(windows, key, now)
  const { times } = window
  while (window.from < times.length && (times[window.from] ?? 0) <= now - spanMs) window.from++
  // A clock moved backwards leaves bookings in the future: they no longer count.
  if ((times.at(-1) ?? 0) > now) window.from = times.length
  if (window.from > 512) {
    times.splice(0, window.from)
    window.from = 0
  }
  if (times.length - window.from >= max) return Math.max(1, (times[window.from] ?? now) + spanMs - now)
  times.push(now)
  return 0
}

const windowAt = (windows: Map<string, Window>, key: string, now: number): Window => {
  const known = windows.get(key)
  if (known) return known
  if (windows.size >= windowsMax)
    for (const [old, { times }] of windows) if (now - (times.at(-1) ?? 0) > minuteMs) windows.delete(old)
  const window: Window = { times: [], from: 0 }
  windows.set(key, window)
  return window
}

const tooMany = (limit: number, waitMs: number, status: 400 | 429 = 429) =>
  new PlatformError(99991400, 'request trigger frequency limit', status, {
    'x-ogw-ratelimit-limit': String(limit),
    'x-ogw-ratelimit-reset': String(Math.ceil(waitMs / 1000)),
  })

const tooManyHere = () =>
  new PlatformError(230020, 'This operation triggers the frequency limit.', 400, {
    'x-ogw-ratelimit-limit': '5',
    'x-ogw-ratelimit-reset': '1',
  })
