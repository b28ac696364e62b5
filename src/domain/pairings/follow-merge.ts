import { z } from 'zod'
import { asSystem, type Context } from '#core/context.ts'
import { moveAlong } from '#domain/steps/index.ts'
import { followMerges } from '#domain/talents/index.ts'
import type { Tx } from '#storage/change.ts'
import type { Pairing, Prisma } from '#storage/generated/client.ts'
import { pairingCourse } from './course.ts'
import { living, occupying } from './dictionary.ts'
import { reopenOrder } from './orders/follow.ts'
import { closeSpan } from './verbs/keep-up.ts'

/**
 * Two records of one person become one: his pairings, those of before too, are the remaining record's, so that he is counted once.
 * Taken back, each record has its own again; what was ended because both had it stays ended.
 */
export const merges = followMerges({
  noun: 'pairings',
  moved: z.object({ paired: z.array(z.number()), learning: z.array(z.number()) }),
  hand: async (ctx, tx, { keptId, goneId }) => {
    await endDoubled(ctx, tx, keptId, goneId)
    const paired = await idsOf(tx, { talentId: goneId })
    const learning = await idsOf(tx, { menteeId: goneId })
    await give(ctx, tx, paired, { talentId: keptId })
    await give(ctx, tx, learning, { menteeId: keptId })
    return { paired, learning }
  },
  giveBack: async (ctx, tx, { keptId, goneId }, { paired, learning }) => {
    await give(ctx, tx, await idsOf(tx, { id: { in: paired }, talentId: keptId }), { talentId: goneId })
    await give(ctx, tx, await idsOf(tx, { id: { in: learning }, menteeId: keptId }), { menteeId: goneId })
  },
})

const idsOf = async (tx: Tx, where: Prisma.PairingWhereInput): Promise<number[]> =>
  (await tx.pairing.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id)

const give = (
  { now }: Context,
  tx: Tx,
  ids: readonly number[],
  whose: Pick<Prisma.PairingUncheckedUpdateManyInput, 'talentId' | 'menteeId'>,
) =>
  tx.pairing.updateMany({
    where: { id: { in: [...ids] } },
    data: { ...whose, version: { increment: 1 }, updatedAt: now },
  })

/** What both records have is one pairing: the one that is further along stays. Nobody is his own mentor. */
const endDoubled = async (ctx: Context, tx: Tx, keptId: number, goneId: number): Promise<void> => {
  const both = [keptId, goneId]
  const rows = await tx.pairing.findMany({
    where: {
      OR: [{ talentId: { in: both } }, { menteeId: { in: both } }],
      state: { in: [...living] },
    },
    orderBy: { id: 'asc' },
  })
  const whole = (id: number | null) => (id === goneId ? keptId : id)
  const standing = new Map<string, Pairing>()
  const over: Pairing[] = []
  for (const row of [...rows].sort((a, b) => Number(isOn(b)) - Number(isOn(a)) || a.id - b.id)) {
    const same = [row.kind, whole(row.talentId), row.villageId, row.unitId, whole(row.menteeId)].join()
    if (standing.has(same) || whole(row.menteeId) === whole(row.talentId)) over.push(row)
    else standing.set(same, row)
  }
  // Nobody is told: to village and expert nothing ends.
  await moveAlong(
    pairingCourse,
    asSystem(ctx, 'talents'),
    tx,
    over.map(ref => ({
      verb: 'end',
      ref,
      given: { reason: 'joined' },
      data: { reason: 'joined' },
      also: (own, row) => closeSpan(ctx, own, row),
      follow: (own, row) => reopenOrder(ctx, own, row),
    })),
  )
}

const isOn = ({ state }: Pairing): boolean => occupying.some(one => one === state)
