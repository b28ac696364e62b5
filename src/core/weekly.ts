import type { Person } from './actor.ts'
import type { Context } from './context.ts'

/** One line of the digest: what there is to know, and the sentence that opens it. */
export type WeeklyLine = { readonly words: string; readonly say?: string }

/** What a noun tells one reader about one week. Empty parts drop out. */
export type Weekly = {
  /** What waits for this very person, the most urgent first. */
  readonly own: readonly WeeklyLine[]
  readonly changed: readonly WeeklyLine[]
  readonly atRisk: readonly WeeklyLine[]
}

/** The time a digest tells of: after `from`, up to `to`. */
export type Week = { readonly from: Date; readonly to: Date }

/** A noun's paragraph of the digest, for one reader and within his rights. */
export type TellWeekly = (ctx: Context, reader: Person, week: Week) => Promise<Weekly>

/** What a noun tells a leader of the half-year behind: what he did, and what waits for him in the one that begins. */
export type Letter = { readonly done: readonly WeeklyLine[]; readonly open: readonly WeeklyLine[] }

/** A noun's part of the half-year letter. */
export type TellLetter = (ctx: Context, reader: Person, halfYear: Week) => Promise<Letter>
