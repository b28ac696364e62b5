import type { Card } from '#cards/kit/card.ts'
import type { Actor } from '#core/actor.ts'
import type { Context, Vault } from '#core/context.ts'
import type { Deadline, Edge, Machine } from '#core/machine.ts'
import type { Reader } from '#core/reader.ts'
import type { Refusal } from '#core/refusal.ts'
import type { Calendar } from '#core/working-calendar.ts'
import type { Tx } from '#storage/change.ts'
import type { Colleague } from './colleagues.ts'

/** What reads: the read-only connection of a turn, or the transaction of a change. */
export type Looking = Reader | Tx

/** The columns every record on a machine has. */
export type StepRow = {
  readonly id: number
  readonly state: string
  /** Grows with every step; a card drawn from an older one shows the present truth instead. */
  readonly version: number
  /** When the present state began. */
  readonly since: Date
  readonly dueAt: Date | null
}

/** What a step writes into those columns. */
type StepColumns = {
  readonly state: string
  readonly since: Date
  readonly dueAt: Date | null
  readonly updatedAt: Date
  readonly version: { readonly increment: 1 }
}

/** Which record, and which version of it somebody acts on. */
export type At = { readonly id: number; readonly version: number }

/** The types of one noun's records, bundled. */
export type Kind = {
  readonly state: string
  readonly verb: string
  readonly standing: string
  readonly need: string
  readonly row: StepRow
  /** What the person taking a step brings along, for the guards. */
  readonly given: object
  /** Columns a step may change beside the state: Prisma's `…UncheckedUpdateManyInput`. */
  readonly data: object
}

export type EdgeOf<K extends Kind> = Edge<K['state'], K['verb'], K['standing'], K['need']>

/** Somebody who is told, and as what: it decides which card he gets. */
export type Told<Standing extends string = string> = {
  readonly colleague: Colleague
  readonly standing: Standing
}

/** What drawing a card needs beside the record: whose eyes it is for, and what opens the numbers it masks. */
export type Desk<Standing extends string = string> = {
  readonly db: Looking
  readonly vault: Vault
  readonly county: Context['county']
  readonly now: Date
  readonly standing: ReadonlySet<Standing>
}

/** Which rows a reminder or an open deadline looks for; every model with the step columns takes it as it is. */
export type DueWhere = {
  readonly state: { readonly in: string[] }
  readonly dueAt: null | { readonly gte: Date; readonly lt: Date }
  readonly id: { readonly gt: number }
}

/** A noun's records on their machine: where they are kept, who stands how to them, whom a step concerns. */
export type Course<K extends Kind> = {
  readonly machine: Machine<K['state'], K['verb'], K['standing'], K['need']>
  /** The singular that events and notices begin with: talent.verified. */
  readonly key: string
  /** RC-12. */
  readonly numberOf: (id: number) => string
  /** 「这条人才记录」, for the sentence that it is not there. */
  readonly what: string
  readonly find: (db: Looking, id: number) => Promise<K['row'] | null>
  /** Writes into the row if it still is as `where` says; answers how many rows that were. */
  readonly write: (
    tx: Tx,
    where: At & { readonly dueAt?: null },
    data: Partial<K['data']> & Partial<StepColumns>,
  ) => Promise<number>
  /** Rows with a deadline, by id, at most `take`. */
  readonly due: (db: Reader, where: DueWhere, take: number) => Promise<readonly StepRow[]>
  /** Columns every step empties unless it says otherwise: reason, remark. */
  readonly reset: Partial<K['data']>
  /** How the actor stands to a record when he acts on it; nobody: the record is not there for him. */
  readonly standingOf: (actor: Actor, row: K['row']) => ReadonlySet<K['standing']>
  /** Whether the actor may be shown the record here. */
  readonly maySee: (ctx: Context, row: K['row']) => boolean
  /** What each need asks, and the refusal when it is not met. */
  readonly guards: Readonly<Record<K['need'], (row: K['row'], given: K['given']) => Refusal | null>>
  /** For a step taken by none of those it belongs to: 「这一步不由您办理。」 */
  readonly notYours: () => Refusal
  /** Asked of separate steps: why this actor may not take it although others of his standing may. */
  readonly barred?: (
    ctx: Context,
    tx: Tx,
    edge: EdgeOf<K>,
    row: K['row'],
  ) => Promise<Refusal | null> | Refusal | null
  /** The deadline of a state whose machine says `byRecord`. */
  readonly deadline?: (row: K['row'], state: K['state']) => Deadline | null
  /** When else than with its state a deadline may have begun to run: steps that leave the clock as it is. */
  readonly began?: (row: K['row']) => readonly (Date | null)[]
  /** How a deadline came about that is counted otherwise, or is simply agreed; `null` where it is not of that kind. */
  readonly proof?: (row: K['row'], calendar: Calendar) => string | null
  /** Who is next in line for a record as it stands, and with which standing. */
  readonly next: (db: Looking, row: K['row'], now: Date) => Promise<readonly Told<K['standing']>[]>
  /** Who else reads a step: the office, when somebody leaves. */
  readonly alsoTold?: (
    db: Looking,
    moved: { readonly after: K['row']; readonly edge: EdgeOf<K> },
    now: Date,
  ) => Promise<readonly Told<K['standing']>[]>
  /** Who reads along when a deadline is over by so many working days. */
  readonly escalated?: (
    db: Looking,
    row: K['row'],
    past: number,
    now: Date,
  ) => Promise<readonly Told<K['standing']>[]>
  /** Steps whose outcome the doer sees on his own card, and which nobody else waits for. */
  readonly silent: readonly K['verb'][]
  /** The sentence above the card of whoever is next. */
  readonly wordsAfter: Readonly<Partial<Record<K['verb'], string>>>
  /** The card with which somebody can do what is his to do now; for everybody else, the record's present truth. */
  readonly draw: (desk: Desk<K['standing']>, row: K['row'], words?: string) => Promise<Card>
  /**
   * When notices of a step may arrive: in the office's hours (08:30–18:00 of a working day), or at once, for steps people
   * take while they sit together.
   */
  readonly hours: 'office' | 'always'
}
