import type { z } from 'zod'
import type { Inbound } from '#core/inbound.ts'
import type { JsonObject } from '../json.ts'

/** The wrapping of a delivery, v1 or v2, taken off. */
export type Envelope = {
  /** `event_id` of v2, `uuid` of v1. */
  readonly id: string
  readonly type: string
  /** ISO, or `null` when the platform gave none we can read. */
  readonly createdAt: string | null
  readonly event: JsonObject
  /** The whole delivery: some pages show a press's `context` here, beside `event`. */
  readonly whole: JsonObject
}

/** Who we are in the platform's eyes: what tells a mention of us, and our own echo, from anything else. */
export type Me = { readonly botOpenId: string | null }

/** What became of a delivery. `ignored` is as it should be; `malformed` is worth a line in the log. */
export type Normalised =
  | { readonly kind: 'inbound'; readonly inbound: Inbound }
  | { readonly kind: 'ignored' | 'malformed'; readonly why: string }

export type ReadEvent = (envelope: Envelope, me: Me) => Normalised

/** Parses the event's body at the edge and turns it into an Inbound; a body of another shape is `malformed`, never a throw. */
export const readEvent =
  <Schema extends z.ZodType>(
    schema: Schema,
    turn: (event: z.output<Schema>, envelope: Envelope, me: Me) => Normalised,
  ): ReadEvent =>
  (envelope, me) => {
    const parsed = schema.safeParse(envelope.event)
    if (parsed.success) return turn(parsed.data, envelope, me)
    const where = parsed.error.issues.map(issue => issue.path.join('.') || 'event').slice(0, 3)
    return malformed(`${where.join('、')} 不合约定`)
  }

export const inbound = (value: Inbound): Normalised => ({ kind: 'inbound', inbound: value })

export const ignored = (why: string): Normalised => ({ kind: 'ignored', why })

export const malformed = (why: string): Normalised => ({ kind: 'malformed', why })

/**
 * ISO time of the platform's digits. Most pages say milliseconds (13), the card page shows microseconds (16),
 * menus have seconds (10): the length tells them apart.
 */
export const isoTime = (digits: unknown): string | null => {
  const text = typeof digits === 'number' ? String(digits) : digits
  if (typeof text !== 'string' || !/^\d+$/.test(text)) return null
  const perMs = unitByLength[text.length]
  return perMs === undefined ? null : new Date(Math.trunc(Number(text) * perMs)).toISOString()
}

const unitByLength: Readonly<Record<number, number>> = { 10: 1000, 13: 1, 16: 0.001 }
