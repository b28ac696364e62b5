import type { DeliveryOutcome, Verb } from '#core/delivery.ts'

/** What the outbox remembers of a message when an attempt has ended. */
export type Verdict =
  | { readonly state: 'sent'; readonly messageId: string | null }
  | {
      readonly state: 'waiting'
      readonly retryMs: number
      /** Turned away at the door: it does not count. */
      readonly counted: boolean
      readonly doubtful: boolean
      readonly error: string
    }
  | { readonly state: 'parked' | 'unknown'; readonly error: string }

/** What is known of a message before its attempt ends. */
type Attempted = {
  readonly verb: Verb
  /** 1 for the first attempt. */
  readonly attempts: number
  /** An earlier attempt ended without a word. */
  readonly doubtful: boolean
}

export const attemptsMax = 12
const backoffFirstMs = 500
const backoffMaxMs = 5 * 60_000
const rateWaitMinMs = 100

/**
 * Sent, again later, or before people's eyes. What may have been said and cannot be tried again is `unknown`, not
 * `parked`: whoever replays it must know. Patching twice says the same, so a patch is never in doubt.
 * `random` in [0, 1) spreads retries.
 */
export const verdictOn = (attempted: Attempted, outcome: DeliveryOutcome, random: number): Verdict => {
  if (outcome.kind === 'sent') return { state: 'sent', messageId: outcome.messageId }
  if (outcome.kind === 'rateLimited') {
    const retryMs = Math.min(Math.max(outcome.waitMs, rateWaitMinMs), backoffMaxMs) * (1 + random / 10)
    const { doubtful } = attempted
    return {
      state: 'waiting',
      retryMs: Math.ceil(retryMs),
      counted: false,
      doubtful,
      error: `限流 ${outcome.code}`,
    }
  }
  const doubtful = attempted.verb !== 'patch' && (attempted.doubtful || outcome.ambiguous)
  const error = `${outcome.code} ${outcome.words}`.slice(0, 500)
  return outcome.retryable && attempted.attempts < attemptsMax
    ? { state: 'waiting', retryMs: backoffMs(attempted.attempts, random), counted: true, doubtful, error }
    : { state: doubtful ? 'unknown' : 'parked', error }
}

/** 0.5 s, 1.5 s, 4.5 s … up to 5 min, each between three quarters and the whole of it. */
const backoffMs = (attempts: number, random: number): number =>
  Math.ceil(Math.min(backoffFirstMs * 3 ** (attempts - 1), backoffMaxMs) * (0.75 + random / 4))
