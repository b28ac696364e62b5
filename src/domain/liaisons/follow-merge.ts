import { z } from 'zod'
import { asSystem, type Context } from '#core/context.ts'
import { moveAlong } from '#domain/steps/index.ts'
import { followMerges } from '#domain/talents/index.ts'
import type { Tx } from '#storage/change.ts'
import type { Liaison } from '#storage/generated/client.ts'
import { liaisonCourse } from './course.ts'
import { living } from './dictionary.ts'

/**
 * Two records of one expert become one: so do the leaders' liaisons with him. Taken back, each record has its own again; what was
 * ended because one leader had both stays ended.
 */
export const merges = followMerges({
  noun: 'liaisons',
  moved: z.object({ liaisons: z.array(z.number()) }),
  hand: async (ctx, tx, { keptId, goneId }) => {
    await endDoubled(ctx, tx, keptId, goneId)
    const rows = await tx.liaison.findMany({ where: { talentId: goneId }, select: { id: true } })
    const liaisons = rows.map(({ id }) => id)
    await give(ctx, tx, liaisons, goneId, keptId)
    return { liaisons }
  },
  giveBack: async (ctx, tx, { keptId, goneId }, { liaisons }) => {
    await give(ctx, tx, liaisons, keptId, goneId)
  },
})

const give = ({ now }: Context, tx: Tx, ids: readonly number[], from: number, to: number) =>
  tx.liaison.updateMany({
    where: { id: { in: [...ids] }, talentId: from },
    data: { talentId: to, version: { increment: 1 }, updatedAt: now },
  })

/** One leader keeps in touch with one expert once: the liaison that is further along stays. */
const endDoubled = async (ctx: Context, tx: Tx, keptId: number, goneId: number): Promise<void> => {
  const rows = await tx.liaison.findMany({
    where: { talentId: { in: [keptId, goneId] }, state: { in: [...living] } },
    orderBy: { id: 'asc' },
  })
  const over = [...rows]
    .sort((a, b) => Number(isAccepted(b)) - Number(isAccepted(a)))
    .filter(({ leaderId }, at, all) => all.findIndex(one => one.leaderId === leaderId) < at)
  // Nobody is told: to leader and expert nothing ends.
  await moveAlong(
    liaisonCourse,
    asSystem(ctx, 'talents'),
    tx,
    over.map(ref => ({
      verb: 'end',
      ref,
      given: { reason: 'joined' },
      data: { reason: 'joined', endedAt: ctx.now },
    })),
  )
}

const isAccepted = ({ state }: Liaison): boolean => state !== 'assigned'
