import type { Intent } from './handlers.ts'
import type { SlotKind } from './slots.ts'

/** A command as it may be chosen: only ones open to the person who asked are offered. */
export type Candidate = {
  readonly intent: Intent
  readonly summary: string
  readonly phrases: readonly string[]
  readonly slots: readonly {
    readonly name: string
    readonly title: string
    readonly kind: SlotKind
    /** The words of a `choice`. */
    readonly options: readonly string[]
  }[]
}

/** Asked only when the rules are unsure; names and numbers stand in `text` as placeholders (〈人1〉). */
export type OpinionAsked = { readonly text: string; readonly candidates: readonly Candidate[] }

/** One of the candidates, and what stands in the text for its slots. Nothing of it is trusted before it was checked. */
export type Opinion = {
  readonly intent: string
  readonly slots: Readonly<Record<string, readonly string[]>>
}

/** Answers within two seconds, or `null`: too late, unreachable, nonsense. Never throws. */
export type SecondOpinion = (asked: OpinionAsked) => Promise<Opinion | null>
