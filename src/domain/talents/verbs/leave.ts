import type { Context } from '#core/context.ts'
import type { Ref } from '#domain/steps/index.ts'
import { change } from '#storage/change.ts'
import { auditOf, move } from '../moving.ts'
import { findTalent, type TalentRow } from '../record.ts'
import { wipe } from './wipe.ts'

/** A draft nobody has agreed to goes without a trace but its number. */
export const discardDraft = (ctx: Context, ref: Ref): Promise<TalentRow> =>
  change(ctx, async tx => {
    const step = { verb: 'discard', ref } as const
    const moved = await move(ctx, tx, step)
    await wipe(tx, ref.id)
    return { result: (await findTalent(tx, ref.id)) ?? moved.after, event: auditOf(moved, step) }
  })
