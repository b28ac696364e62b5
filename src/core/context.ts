import type { Actor } from './actor.ts'
import type { Chat } from './chat.ts'
import type { DataClass } from './data-class.ts'
import type { SentFile } from './inbound.ts'
import type { Reader } from './reader.ts'

/** Where an act came from, as the audit keeps it. */
export type Source = 'chat' | 'card' | 'import' | 'clock' | 'startup'

/** Somebody's personal data of class P2 or P3 was put before the actor's eyes. */
export type Reading = {
  readonly talentId: number
  readonly dataClass: DataClass
  /** The command or action that showed it, in the person's words: `查人才`. */
  readonly why: string
}

/** Seals P2 and P3 fields for storage and finds equals without opening them. */
export type Vault = {
  /** Plain text to a self-describing sealed string (AES-256-GCM, key id inside). */
  readonly seal: (plain: string) => string
  /** The opposite. Throws when the text was tampered with or its key is gone. */
  readonly open: (sealed: string) => string
  /** A keyed hash for duplicate search: equal plain texts give equal digests, nothing else follows from it. */
  readonly digest: (kind: 'phone' | 'id', plain: string) => string
}

/** What every handler gets: who speaks, where, when, and how to look things up. */
export type Context = {
  readonly actor: Actor
  readonly chat: Chat
  /** The time of this turn; a job's is its scheduled time. */
  readonly now: Date
  /** A job that runs late, in quiet hours: nothing it tells others reaches them before then. */
  readonly heldUntil?: Date
  /** Finds, counts, aggregates. The connection itself refuses to write; writing is `change`. */
  readonly db: Reader
  readonly vault: Vault
  readonly source: Source
  /** Names this turn for ever: the same delivery handled twice has the same, and its changes happen once. */
  readonly turn: string
  readonly requestId: string
  readonly county: { readonly name: string }
  /** Fetches what somebody sent. Throws a Refusal when it is gone, too large, or the platform does not give it. */
  readonly download: (file: SentFile) => Promise<Uint8Array>
  /** Call before showing P2 or P3 of somebody else: it is kept in the same breath as the answer. */
  readonly noteReading: (reading: Reading) => void
}

/** The same turn, in which the program itself acts, by the name of the part that does: nobody's permission is asked. */
export const asSystem = (ctx: Context, name: string): Context => ({ ...ctx, actor: { kind: 'system', name } })
