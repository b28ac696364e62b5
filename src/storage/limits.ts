/** How many messages may leave; held across every replica (protocol §5.1). */
export type Limits = {
  /** A second, to one person or one group. */
  readonly lane: number
  /** A second, of one card's updates. */
  readonly patched: number
  /** A second and a minute, of one of the platform's calls: send, reply, patch. */
  readonly second: number
  readonly minute: number
  /** What notices and digests may use: of all calls together a second, of each call's minute. The rest is for people who wait. */
  readonly bulkSecond: number
  readonly bulkMinute: number
}

/**
 * The platform's own limits are 5, 5, 50 and 1,000. A little is left for calls that do not come from here. Bulk goes at
 * 19 a second, so that a long run of digests gives slots back evenly, and nobody who waits for an answer waits for a window.
 */
export const platformLimits: Limits = {
  lane: 5,
  patched: 5,
  second: 48,
  minute: 995,
  bulkSecond: 19,
  bulkMinute: 980,
}

/** How long the platform knows a uuid, less the time a request may take. */
const uuidKnownMs = 58 * 60_000

/** In the words of the database's `outbox_take`. */
export const limitsJson = (limits: Limits): string =>
  JSON.stringify({
    lane: limits.lane,
    patched: limits.patched,
    second: limits.second,
    minute: limits.minute,
    bulk_second: limits.bulkSecond,
    bulk_minute: limits.bulkMinute,
    remembered_s: uuidKnownMs / 1_000,
  })
