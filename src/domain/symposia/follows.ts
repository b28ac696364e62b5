import type { Follow } from '#core/handlers.ts'
import type { Prisma } from '#storage/generated/client.ts'

const numberIn = (subject: string): number => Number(subject.replace(/^\D+/, ''))

/** Whoever leaves the register is not expected any more; what he said before is still answered. */
const expectNoMore: Follow = async (ctx, tx, { subject }) => {
  const talentId = numberIn(subject)
  await tx.symposiumGuest.deleteMany({ where: { talentId, symposium: { state: 'planned' } } })
  await tx.symposiumGuest.updateMany({
    where: { talentId, symposium: { state: 'invited' } },
    data: {
      answer: 'no',
      reason: ctx.vault.seal('已离开人才库'),
      deputy: null,
      answeredAt: ctx.now,
      answeredBy: 'system:symposia',
    },
  })
  return []
}

/** An erased person's words go with him; that something was said, and what came of it, stays. */
const wipeWords: Follow = async (ctx, tx, { subject }) => {
  const talentId = numberIn(subject)
  await tx.symposiumGuest.updateMany({ where: { talentId }, data: { reason: null, deputy: null } })
  await tx.symposiumOpinion.updateMany({
    where: { guest: { talentId } },
    data: { text: ctx.vault.seal('（已按本人要求删除）'), remark: null },
  })
  return []
}

/** Two records of one person become one: so do his invitations and what he said. */
const followMerge: Follow = async (_ctx, tx, { subject }) => {
  const merge = await tx.merge.findFirst({
    where: { keptId: numberIn(subject), undoneAt: null },
    orderBy: { id: 'desc' },
  })
  if (merge) await mergeGuests(tx, merge.goneId, merge.keptId)
  return []
}

const mergeGuests = async (tx: Prisma.TransactionClient, goneId: number, keptId: number): Promise<void> => {
  const gone = await tx.symposiumGuest.findMany({ where: { talentId: goneId } })
  const kept = await tx.symposiumGuest.findMany({ where: { talentId: keptId } })
  for (const guest of gone) {
    const twin = kept.find(({ symposiumId }) => symposiumId === guest.symposiumId)
    if (twin) {
      await tx.symposiumOpinion.updateMany({ where: { guestId: guest.id }, data: { guestId: twin.id } })
      await tx.symposiumGuest.delete({ where: { id: guest.id } })
    } else await tx.symposiumGuest.update({ where: { id: guest.id }, data: { talentId: keptId } })
  }
}

export const follows: Readonly<Record<string, Follow>> = {
  'talent.exited': expectNoMore,
  'talent.withdrawn': expectNoMore,
  'talent.erased': wipeWords,
  'talent.merged': followMerge,
}
