import type { Context } from '#core/context.ts'
import type { Action, Command, Intent, Noun } from '#core/handlers.ts'
import type { Reply } from '#core/reply.ts'
import type { SecondOpinion } from '#core/second-opinion.ts'
import type { FollowNames } from '#understanding/lexicon/follow.ts'
import type { Understanding } from '#understanding/understand.ts'
import type { Nearest } from './nearest.ts'

/** How a turn ended, for the figures: `refused` is a rule in the way, `failed` a fault of ours. */
export type Outcome = 'answered' | 'silent' | 'refused' | 'failed'

/** What a turn needs to know of the roll-call, prepared once. */
export type Offered = {
  readonly nouns: readonly Noun[]
  readonly understanding: Understanding
  /** The county's names as they stand now. */
  readonly names: FollowNames
  readonly commands: readonly Command[]
  readonly commandOf: (intent: Intent) => Command | undefined
  readonly nearest: Nearest
  readonly actions: ReadonlyMap<string, Action>
  /** Asked when the rules are unsure, where a model is configured. */
  readonly secondOpinion: SecondOpinion | null
  /** What a person is told of an error in one of several requests. */
  readonly explain: (ctx: Context, error: unknown) => Reply
}

/** Whether this person may use the command here. */
export const isOpenTo =
  ({ actor, chat }: Context) =>
  ({ allow }: Command): boolean =>
    allow.check({ actor, chat }) === null
