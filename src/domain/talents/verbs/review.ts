import type { Context } from '#core/context.ts'
import type { Ref } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { type ExitReason, type Level, type RejectReason, reasons, type Tag } from '../dictionary.ts'
import { twinsOf } from '../duplicates.ts'
import { takeStep } from '../moving.ts'
import { findTalent, type TalentRow } from '../record.ts'
import { cancelOpen } from './consent.ts'

/** The unit or township has looked at the papers. */
export const passReview = (ctx: Context, ref: Ref, evidence: string | null): Promise<TalentRow> =>
  takeStep(ctx, {
    verb: 'pass',
    ref,
    given: { evidence },
    data: { remark: evidence },
    why: evidence,
    kept: { evidence: evidence !== null },
  })

/** The reviewer lists what is to be put right; the record comes back to the same reviewer. */
export const askFix = async (ctx: Context, ref: Ref, items: string): Promise<TalentRow> => {
  const row = await findTalent(ctx.db, ref.id)
  return takeStep(ctx, {
    verb: 'askFix',
    ref,
    given: { items },
    data: { remark: items, fixFor: row?.state ?? null },
    why: items,
  })
}

export type Verdict = { readonly level: Level; readonly tags: readonly Tag[]; readonly distinct: boolean }

/** The office takes the record into the register, with the level and tags it sets. */
export const verifyTalent = async (ctx: Context, ref: Ref, verdict: Verdict): Promise<TalentRow> => {
  const row = await findTalent(ctx.db, ref.id)
  const duplicates = row ? (await twinsOf(ctx.db, row)).length : 0
  return takeStep(ctx, {
    verb: 'verify',
    ref,
    given: { duplicates, distinct: verdict.distinct },
    data: {
      level: verdict.level,
      tags: [...verdict.tags],
      verifiedAt: ctx.now,
      verifiedBy: actorKey(ctx.actor),
      confirmedAt: ctx.now,
      staleAt: null,
    },
    kept: { level: verdict.level, tags: verdict.tags, duplicates, distinct: verdict.distinct },
  })
}

export const rejectTalent = (
  ctx: Context,
  ref: Ref,
  reason: RejectReason,
  remark: string | null,
): Promise<TalentRow> =>
  takeStep(ctx, {
    verb: 'reject',
    ref,
    given: { reason },
    data: { reason, remark },
    kept: { reason },
    why: sentence(reason, remark),
  })

/** A year has passed: somebody has to say that the record is still true. */
export const letFallDue = (ctx: Context, ref: Ref): Promise<TalentRow> =>
  takeStep(ctx, { verb: 'fallDue', ref })

export const confirmYearly = (ctx: Context, ref: Ref): Promise<TalentRow> =>
  takeStep(ctx, { verb: 'confirm', ref, data: { confirmedAt: ctx.now, staleAt: null } })

/** The office takes somebody out of the register; his open corrections stop. */
export const exitTalent = (
  ctx: Context,
  ref: Ref,
  reason: ExitReason,
  remark: string | null,
): Promise<TalentRow> =>
  takeStep(ctx, {
    verb: 'exit',
    ref,
    given: { reason },
    data: { reason, remark, exitedAt: ctx.now, staleAt: null },
    also: (tx, row) => cancelOpen(ctx, tx, row.id),
    kept: { reason },
    why: sentence(reason, remark),
  })

const sentence = (reason: RejectReason | ExitReason, remark: string | null): string =>
  [reasons[reason], remark].filter(words => words !== null).join('。')
