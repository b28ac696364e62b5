/** How a message leaves: to somebody, under a message, or in place of a card that already stands. */
export type Verb = 'send' | 'reply' | 'patch'

/** One message on its way out, as the outbox hands it to the platform's side. */
export type Outgoing = {
  readonly id: bigint
  /** Names the message for ever; logs may hold it. */
  readonly once: string
  /** At most 50 characters and the same at every attempt: the platform sends one message per uuid within an hour. */
  readonly uuid: string
  readonly verb: Verb
  /** `send`: open id or chat id. `reply`: the message answered. `patch`: the card's message. */
  readonly target: string
  /** Where a reply is sent instead when the message it answers was recalled or deleted: open id or chat id. */
  readonly fallback: string | null
  /** A reply that stays in its topic (`reply_in_thread`). */
  readonly inThread: boolean
  readonly msgType: MsgType
  /** The JSON string the platform takes as `content`; of a file or image an {@link OutgoingFile}. */
  readonly content: string
}

export type MsgType = 'text' | 'interactive' | 'file' | 'image'

/** A file before it is uploaded: its bytes, or the message somebody sent it with. */
export type OutgoingFile =
  | { readonly name: string; readonly base64: string }
  | { readonly name: string; readonly messageId: string; readonly key: string }

/**
 * What became of one attempt. Handed back, never thrown.
 * - `sent`: the platform has it; `messageId` is what it became (`null` where the platform names none, as for a patch).
 * - `rateLimited`: it certainly was not said; wait `waitMs` (x-ogw-ratelimit-reset). Does not count as an attempt.
 * - `failed`: `retryable` when another attempt may go better; `ambiguous` when it may have been said nevertheless
 *   (timeout, connection reset, 5xx). `code` is the platform's number or the network's word, `words` one line for
 *   the 健康 card without personal data.
 */
export type DeliveryOutcome =
  | { readonly kind: 'sent'; readonly messageId: string | null }
  | { readonly kind: 'rateLimited'; readonly waitMs: number; readonly code: string }
  | {
      readonly kind: 'failed'
      readonly retryable: boolean
      readonly ambiguous: boolean
      readonly code: string
      readonly words: string
    }

/** The platform's side of delivery: one attempt. An exception counts as an ambiguous, retryable failure. */
export type Deliver = (outgoing: Outgoing) => Promise<DeliveryOutcome>
