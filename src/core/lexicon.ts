import type { Reader } from './reader.ts'

/** A name the county's records know, for finding it in a sentence. */
export type Entry = {
  readonly kind: 'person' | 'unit' | 'township' | 'village' | 'field'
  /** Unique within its kind: the row's id, or RC-12 and person:3 for people. */
  readonly id: string
  readonly name: string
  /** Short forms and synonyms that mean the same: 县农技站, 教体局, 制茶. */
  readonly also: readonly string[]
}

/** What changed since a version: entries to put in (also in place of an older one of the same id) and ids that are gone. */
export type LexiconChange = {
  readonly version: string
  readonly put: readonly Entry[]
  readonly gone: readonly string[]
  /** `put` is everything there is: what is not in it is gone. */
  readonly whole?: true
}

/**
 * The names a noun keeps. `read` answers what changed since `known` (everything, when that is null), or null when nothing
 * did; it is asked before every sentence, so the usual answer must cost next to nothing.
 */
export type Lexicon = {
  readonly name: string
  readonly read: (db: Reader, known: string | null) => Promise<LexiconChange | null>
}
