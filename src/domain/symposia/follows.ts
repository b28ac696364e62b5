import { z } from 'zod'
import type { Follow } from '#core/handlers.ts'
import { followMerges } from '#domain/talents/index.ts'
import { forgetName } from './erasing.ts'

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
  await forgetName(ctx, tx, talentId)
  return []
}

/** A place on a list that both records had: of the two one is left, with what both said. */
const Doubled = z.object({
  guest: z.object({
    id: z.number(),
    symposiumId: z.number(),
    answer: z.string(),
    reason: z.string().nullable(),
    deputy: z.string().nullable(),
    answeredAt: z.coerce.date().nullable(),
    answeredBy: z.string().nullable(),
    attended: z.boolean().nullable(),
    remindedAt: z.coerce.date().nullable(),
    createdAt: z.coerce.date(),
  }),
  opinions: z.array(z.number()),
})

/** Two records of one person become one: so do his invitations and what he said. Taken back, each has his own again. */
const merges = followMerges({
  noun: 'symposia',
  moved: z.object({ guests: z.array(z.number()), doubled: z.array(Doubled) }),
  hand: async (_ctx, tx, { keptId, goneId }) => {
    const gone = await tx.symposiumGuest.findMany({
      where: { talentId: goneId },
      include: { opinions: { select: { id: true } } },
    })
    const kept = await tx.symposiumGuest.findMany({ where: { talentId: keptId } })
    const twinOf = new Map(kept.map(({ symposiumId, id }) => [symposiumId, id]))
    const guests = gone.filter(({ symposiumId }) => !twinOf.has(symposiumId)).map(({ id }) => id)
    await tx.symposiumGuest.updateMany({ where: { id: { in: guests } }, data: { talentId: keptId } })
    const doubled = gone.filter(({ id }) => !guests.includes(id))
    for (const { id, symposiumId } of doubled) {
      const twin = twinOf.get(symposiumId)
      if (twin === undefined) continue
      await tx.symposiumOpinion.updateMany({ where: { guestId: id }, data: { guestId: twin } })
      await tx.symposiumGuest.delete({ where: { id } })
    }
    return {
      guests,
      doubled: doubled.map(({ opinions, ...guest }) => ({ guest, opinions: opinions.map(({ id }) => id) })),
    }
  },
  giveBack: async (_ctx, tx, { keptId, goneId }, { guests, doubled }) => {
    await tx.symposiumGuest.updateMany({
      where: { id: { in: guests }, talentId: keptId },
      data: { talentId: goneId },
    })
    for (const { guest, opinions } of doubled) {
      await tx.symposiumGuest.create({ data: { ...guest, talentId: goneId } })
      await tx.symposiumOpinion.updateMany({
        where: { id: { in: opinions } },
        data: { guestId: guest.id },
      })
    }
  },
})

export const follows: Readonly<Record<string, Follow>> = {
  'talent.exited': expectNoMore,
  'talent.withdrawn': expectNoMore,
  'talent.erased': wipeWords,
  ...merges,
}
