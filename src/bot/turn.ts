import type { Context } from '#core/context.ts'
import type { Action, Command } from '#core/handlers.ts'
import type { Find } from '#understanding/exact/phrases.ts'
import type { Nearest } from './nearest.ts'

/** How a turn ended, for the figures: `refused` is a rule in the way, `failed` a fault of ours. */
export type Outcome = 'answered' | 'silent' | 'refused' | 'failed'

/** What a turn needs to know of the roll-call, prepared once. */
export type Offered = {
  readonly find: Find
  readonly nearest: Nearest
  readonly actions: ReadonlyMap<string, Action>
}

/** Whether this person may use the command here. */
export const isOpenTo =
  ({ actor, chat }: Context) =>
  ({ allow }: Command): boolean =>
    allow.check({ actor, chat }) === null
