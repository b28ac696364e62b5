import type { Follow } from '#core/handlers.ts'
import type { Notice } from '#core/reply.ts'
import { move, noticesAfter } from '#domain/steps/index.ts'
import { pairingCourse } from './course.ts'
import { living } from './dictionary.ts'
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
  const system = { ...ctx, actor: { kind: 'system', name: 'talents' } as const }
  const notices: Notice[] = []
  for (const { id, version } of rows) {
    const moved = await move(pairingCourse, system, tx, {
      verb: 'end',
      ref: { id, version },
      given: { reason: 'left' },
      data: { reason: 'left' },
      also: (own, row) => closeSpan(ctx, own, row),
    })
    notices.push(...(await noticesAfter(pairingCourse, ctx, tx, moved)))
  }
  return notices
}

export const follows: Readonly<Record<string, Follow>> = {
  'talent.exited': endOnLeaving,
  'talent.withdrawn': endOnLeaving,
}
