import { z } from 'zod'
import { asSystem } from '#core/context.ts'
import type { Follow } from '#core/handlers.ts'
import type { Notice } from '#core/reply.ts'
import { move, noticesTo } from '#domain/steps/index.ts'
import { followMerges } from '#domain/talents/index.ts'
import { grievanceCourse } from './course.ts'
import { open } from './dictionary.ts'
import { handOverFrom, hasLost } from './handover.ts'
import { wipeGrievances } from './retention.ts'

const numberIn = (subject: string): number => Number(subject.replace(/^\D+/, ''))

/** Whoever leaves the register has no case of his going on. */
const withdrawAll: Follow = async (ctx, tx, { subject }) => {
  const rows = await tx.grievance.findMany({
    where: { talentId: numberIn(subject), state: { in: [...open] } },
    select: { id: true, version: true },
    orderBy: { id: 'asc' },
  })
  const system = asSystem(ctx, 'grievances')
  const notices: Notice[] = []
  for (const ref of rows) {
    const moved = await move(grievanceCourse, system, tx, {
      verb: 'withdraw',
      ref,
      data: { closedAt: ctx.now },
    })
    const told = (await grievanceCourse.alsoTold?.(tx, moved, ctx.now)) ?? []
    notices.push(
      ...(await noticesTo(grievanceCourse, system, tx, moved.after, told, {
        key: 'step',
        words: '诉求人已经离库，这件诉求不再办理。',
      })),
    )
  }
  return notices
}

/** An erased person's words go with him; that there was a case, and how it went, stays. */
const wipeWords: Follow = async (ctx, tx, happened) => {
  const { subject } = happened
  const notices = await withdrawAll(ctx, tx, happened)
  await wipeGrievances(ctx, tx, { talentId: numberIn(subject) }, '（已按本人要求删除）')
  return notices
}

/** Two records of one person become one: so do his cases. Taken back, each has his own again. */
const merges = followMerges({
  noun: 'grievances',
  moved: z.array(z.number()),
  hand: async (_ctx, tx, { keptId, goneId }) => {
    const rows = await tx.grievance.findMany({ where: { talentId: goneId }, select: { id: true } })
    await tx.grievance.updateMany({ where: { talentId: goneId }, data: { talentId: keptId } })
    return rows.map(({ id }) => id)
  },
  giveBack: async (_ctx, tx, { keptId, goneId, at, personId }, ids) => {
    // What was told since from the account that goes home is that account's own.
    const since = { channel: 'self', filedById: personId ?? 0, createdAt: { gte: at } }
    await tx.grievance.updateMany({
      where: { talentId: keptId, OR: [{ id: { in: ids } }, since] },
      data: { talentId: goneId },
    })
  },
})

/** A handler who leaves leaves his cases behind. */
const handOver: Follow = (ctx, tx, { subject }) => handOverFrom(ctx, tx, numberIn(subject), async () => true)

/** So does one who loses his post and has no other that handles them. */
const handOverPost: Follow = (ctx, tx, { subject }) =>
  handOverFrom(ctx, tx, numberIn(subject), unitId =>
    hasLost(tx, { personId: numberIn(subject), unitId }, ctx.now),
  )

export const follows: Readonly<Record<string, Follow>> = {
  'talent.exited': withdrawAll,
  'talent.withdrawn': withdrawAll,
  'talent.erased': wipeWords,
  ...merges,
  'person.left': handOver,
  'person.revoked': handOverPost,
  'person.tookBack': handOverPost,
}
