import type { Card } from '#cards/kit/card.ts'

/** What the bot writes into every callback button of a card: the waiting row's id, and when the card was drawn. */
export type Stamp = {
  readonly p?: string
  /** Minutes since 1970. */
  readonly t: number
}

/** The card with `stamp` in the value of every callback. Everything else stays as it is. */
export const stampCard = (card: Card, stamp: Stamp): Card =>
  // The walk keeps the shape of whatever it is given; only objects named `callback` gain two keys.
  stamped(card, stamp) as Card

const stamped = (part: unknown, stamp: Stamp): unknown => {
  if (Array.isArray(part)) return part.map(one => stamped(one, stamp))
  if (!isRecord(part)) return part
  const entries = Object.entries(part).map(([key, value]) => [key, stamped(value, stamp)])
  const copy: Record<string, unknown> = Object.fromEntries(entries)
  return part.type === 'callback' && isRecord(part.value)
    ? { ...copy, value: { ...part.value, ...stamp } }
    : copy
}

const isRecord = (part: unknown): part is Readonly<Record<string, unknown>> =>
  typeof part === 'object' && part !== null && !Array.isArray(part)

/** Days a card can be redrawn by the platform. */
const freshDays = 14

export const minutesAt = (instant: Date): number => Math.floor(instant.getTime() / 60_000)

/** Whether a card stamped `t` is past the age at which it can still be redrawn. An unstamped card counts as fresh. */
export const isPastRedrawing = (t: unknown, now: Date): boolean =>
  typeof t === 'number' && minutesAt(now) - t >= freshDays * 24 * 60
