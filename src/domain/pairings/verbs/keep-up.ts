import type { Context } from '#core/context.ts'
import type { Notice } from '#core/reply.ts'
import { type At, moveAlong, takeStep } from '#domain/steps/index.ts'
import type { Tx } from '#storage/change.ts'
import { heedCapacity } from '../capacity.ts'
import { pairingCourse } from '../course.ts'
import type { endReasons, pauseReasons } from '../dictionary.ts'
import { fillOrder, reopenOrder } from '../orders/follow.ts'
import { findPairing, type PairingRow } from '../record.ts'

/** The pairing holds from now on; whoever it takes over from ends in the same moment. */
export const approvePairing = (ctx: Context, ref: At): Promise<PairingRow> =>
  takeStep(pairingCourse, ctx, {
    verb: 'approve',
    ref,
    edit: heedCapacity,
    also: (tx, row) => openSpan(ctx, tx, row),
    follow: async (tx, row) => [...(await endFormer(ctx, tx, row)), ...(await fillOrder(ctx, tx, row))],
  })

/** A quarter without a service. */
export const warnPairing = (ctx: Context, ref: At): Promise<PairingRow> =>
  takeStep(pairingCourse, ctx, { verb: 'warn', ref })

export const keepPairing = (ctx: Context, ref: At, words: string): Promise<PairingRow> =>
  takeStep(pairingCourse, ctx, {
    verb: 'keep',
    ref,
    given: { note: words },
    // The quarter counts anew from the talk.
    data: { remark: words },
    why: words,
  })

export const pausePairing = (
  ctx: Context,
  ref: At,
  reason: keyof typeof pauseReasons,
  remark: string | null,
): Promise<PairingRow> =>
  takeStep(pairingCourse, ctx, {
    verb: 'pause',
    ref,
    given: { reason },
    data: { reason, remark },
    kept: { reason },
    why: remark,
    also: (tx, row) => closeSpan(ctx, tx, row),
  })

export const resumePairing = (ctx: Context, ref: At): Promise<PairingRow> =>
  takeStep(pairingCourse, ctx, {
    verb: 'resume',
    ref,
    edit: heedCapacity,
    also: (tx, row) => openSpan(ctx, tx, row),
  })

/** The term is over: the office says whether it goes on. */
export const letTermEnd = (ctx: Context, ref: At): Promise<PairingRow> =>
  takeStep(pairingCourse, ctx, { verb: 'fallDue', ref })

export const renewPairing = (ctx: Context, ref: At, until: string, words: string): Promise<PairingRow> =>
  takeStep(pairingCourse, ctx, {
    verb: 'renew',
    ref,
    given: { until },
    data: { endsOn: new Date(`${until}T00:00:00Z`), remark: words },
    edit: heedCapacity,
    kept: { until },
    why: words,
  })

export const endPairing = (
  ctx: Context,
  ref: At,
  reason: keyof typeof endReasons,
  remark: string | null,
): Promise<PairingRow> =>
  takeStep(pairingCourse, ctx, {
    verb: 'end',
    ref,
    given: { reason },
    data: { reason, remark },
    kept: { reason },
    why: remark,
    also: (tx, row) => closeSpan(ctx, tx, row),
    follow: (tx, row) => reopenOrder(ctx, tx, row),
  })

export const takeBackPairing = (
  ctx: Context,
  ref: At,
  reason: keyof typeof endReasons,
  remark: string | null,
): Promise<PairingRow> =>
  takeStep(pairingCourse, ctx, {
    verb: 'takeBack',
    ref,
    given: { reason },
    data: { reason, remark },
    kept: { reason },
    why: remark,
    follow: (tx, row) => reopenOrder(ctx, tx, row),
  })

/** Nobody answered in time; silence is not consent. */
export const expirePairing = (ctx: Context, ref: At): Promise<PairingRow> =>
  takeStep(pairingCourse, ctx, { verb: 'expire', ref, follow: (tx, row) => reopenOrder(ctx, tx, row) })

const openSpan = async (ctx: Context, tx: Tx, { id }: PairingRow): Promise<void> => {
  await tx.pairingSpan.create({ data: { pairingId: id, from: ctx.now } })
}

export const closeSpan = async (ctx: Context, tx: Tx, { id }: PairingRow): Promise<void> => {
  await tx.pairingSpan.updateMany({ where: { pairingId: id, to: null }, data: { to: ctx.now } })
}

const endFormer = async (ctx: Context, tx: Tx, { formerId }: PairingRow): Promise<readonly Notice[]> => {
  const former = formerId === null ? null : await findPairing(tx, formerId)
  if (!former || !['active', 'warned', 'review', 'paused'].includes(former.state)) return []
  return moveAlong(pairingCourse, ctx, tx, [
    {
      verb: 'handOver',
      ref: former,
      data: { reason: 'handover' },
      also: (own, row) => closeSpan(ctx, own, row),
    },
  ])
}
