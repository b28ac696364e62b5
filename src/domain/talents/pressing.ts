import type { z } from 'zod'
import type { Card } from '#cards/kit/card.ts'
import type { Context } from '#core/context.ts'
import { within } from '#core/data-class.ts'
import { type Action, onPress } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { notFound } from '#core/refusal.ts'
import { done, type Reply, stale } from '#core/reply.ts'
import { type Desk, deskCard } from './desk.ts'
import { MovedOn } from './moving.ts'
import { talentNumber } from './number.ts'
import { classOf, standingOf } from './policy.ts'
import { findTalent, type TalentRow } from './record.ts'
import { Ref } from './schema.ts'

/** The register is worked on in private chat only: cards about one person do not stand in groups. */
export const inPrivate = everyone.inChats('private')

export const deskOf = (ctx: Context, row: TalentRow): Desk => ({
  db: ctx.db,
  vault: ctx.vault,
  county: ctx.county,
  standing: standingOf(ctx.actor, row),
})

/** The card with which the actor goes on, or the record's truth. */
export const cardFor = (ctx: Context, row: TalentRow, words?: string): Promise<Card> =>
  deskCard(deskOf(ctx, row), row, words)

/** A step went well: a toast, and the record's new truth in place of the card. */
export const went = async (ctx: Context, toast: string, row: TalentRow, words?: string): Promise<Reply> =>
  done(toast, await cardFor(ctx, row, words))

/** Runs a press; a card whose record has moved on answers with the present truth instead. */
export const facingTruth = async (ctx: Context, run: () => Promise<Reply>): Promise<Reply> => {
  try {
    return await run()
  } catch (error) {
    if (error instanceof MovedOn) return truthOf(ctx, error.talentId)
    throw error
  }
}

const truthOf = async (ctx: Context, talentId: number): Promise<Reply> => {
  const row = await findTalent(ctx.db, talentId)
  if (!row || !maySee(ctx, row)) return stale(`${talentNumber(talentId)}的情况已有变化，这张卡片不再有效。`)
  return stale('情况已有变化，卡片已更新为最新情况。', await cardFor(ctx, row))
}

/** Whether the actor may be shown the record's work data here: by standing, or by class. */
export const maySee = (ctx: Context, row: TalentRow): boolean => {
  const standing = standingOf(ctx.actor, row)
  if (standing.has('self') || standing.has('submitter')) return true
  return standing.size > 0 && within('P1', classOf(ctx.actor, ctx.chat.scope, row))
}

/** The record a card speaks of, as it stood when the card was drawn; {@link MovedOn} when it does no more. */
export const rowAt = async (ctx: Context, ref: Ref): Promise<TalentRow> => {
  const row = await rowSeen(ctx, ref.id)
  if (row.version !== ref.version) throw new MovedOn(row.id)
  return row
}

/** A record the actor may see; anything else is not found. */
export const rowSeen = async (ctx: Context, id: number): Promise<TalentRow> => {
  const row = await findTalent(ctx.db, id)
  return row && maySee(ctx, row) ? row : notFound('这条人才记录')
}

/** A button about one record: parses what it carries, and faces the truth. */
export const recordButton = (
  name: string,
  run: (ctx: Context, ref: Ref) => Promise<Reply>,
  allow = inPrivate,
): Action =>
  onPress({
    name: `talents.${name}`,
    allow,
    bound: Ref,
    run: (ctx, ref) => facingTruth(ctx, () => run(ctx, ref)),
  })

/** A button about something else than a record's version. */
export const button = <Bound>(
  name: string,
  bound: z.ZodType<Bound>,
  run: (ctx: Context, bound: Bound) => Promise<Reply>,
): Action =>
  onPress({
    name: `talents.${name}`,
    allow: inPrivate,
    bound,
    run: (ctx, value) => facingTruth(ctx, () => run(ctx, value)),
  })
