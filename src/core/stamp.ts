import type { Card } from '#cards/kit/card.ts'

/** What the bot writes into every callback button of a card: the waiting row's id, and when the card was drawn. */
export type Stamp = {
  readonly p?: string
  /** Minutes since 1970. */
  readonly t: number
}

/** What some callbacks get besides, by what they carry already. */
export type Marking = (value: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>

/** The card with `stamp` in the value of every callback, and whatever `marking` says of it. Everything else stays as it is. */
export const stampCard = (card: Card, stamp: Stamp, marking: Marking = () => ({})): Card =>
  // The walk keeps the shape of whatever it is given; only objects named `callback` gain some keys.
  stamped(card, value => ({ ...stamp, ...marking(value) })) as Card

const stamped = (part: unknown, stamp: Marking): unknown => {
  if (Array.isArray(part)) return part.map(one => stamped(one, stamp))
  if (!isRecord(part)) return part
  const entries = Object.entries(part).map(([key, value]) => [key, stamped(value, stamp)])
  const copy: Record<string, unknown> = Object.fromEntries(entries)
  return part.type === 'callback' && isRecord(part.value)
    ? { ...copy, value: { ...part.value, ...stamp(part.value) } }
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
