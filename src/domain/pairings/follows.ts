import { asSystem } from '#core/context.ts'
import type { Follow } from '#core/handlers.ts'
import { moveAlong } from '#domain/steps/index.ts'
import { pairingCourse } from './course.ts'
import { living } from './dictionary.ts'
import { merges } from './follow-merge.ts'
import { reopenOrder } from './orders/follow.ts'
import { closeSpan } from './verbs/keep-up.ts'

/** Whoever leaves the register ends his pairings in the same moment: his villages are uncovered at once. */
const endOnLeaving: Follow = async (ctx, tx, { subject }) => {
  const talentId = Number(subject.replace(/^RC-/, ''))
  const rows = await tx.pairing.findMany({
    where: {
      OR: [{ talentId }, { menteeId: talentId }],
      state: { in: [...living] },
    },
    select: { id: true, version: true },
    orderBy: { id: 'asc' },
  })
  return moveAlong(
    pairingCourse,
    asSystem(ctx, 'talents'),
    tx,
    rows.map(ref => ({
      verb: 'end',
      ref,
      given: { reason: 'left' },
      data: { reason: 'left' },
      also: (own, row) => closeSpan(ctx, own, row),
      follow: (own, row) => reopenOrder(ctx, own, row),
    })),
  )
}

export const follows: Readonly<Record<string, Follow>> = {
  'talent.exited': endOnLeaving,
  'talent.withdrawn': endOnLeaving,
  ...merges,
}
