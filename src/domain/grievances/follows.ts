import type { Context } from '#core/context.ts'
import type { Follow } from '#core/handlers.ts'
import type { Notice } from '#core/reply.ts'
import { move, noticesAfter, noticesTo } from '#domain/steps/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { grievanceCourse } from './course.ts'
import { open, over } from './dictionary.ts'
import { findGrievance } from './record.ts'

const numberIn = (subject: string): number => Number(subject.replace(/^\D+/, ''))

const asSystem = (ctx: Context): Context => ({ ...ctx, actor: { kind: 'system', name: 'grievances' } })

/** Whoever leaves the register has no case of his going on. */
const withdrawAll: Follow = async (ctx, tx, { subject }) => {
  const rows = await tx.grievance.findMany({
    where: { talentId: numberIn(subject), state: { in: [...open] } },
    select: { id: true, version: true },
    orderBy: { id: 'asc' },
  })
  const system = asSystem(ctx)
  const notices: Notice[] = []
  for (const ref of rows) {
    const moved = await move(grievanceCourse, system, tx, {
      verb: 'withdraw',
      ref,
      data: { closedAt: ctx.now },
    })
    notices.push(...(await noticesAfter(grievanceCourse, system, tx, moved)))
  }
  return notices
}

/** An erased person's words go with him; that there was a case, and how it went, stays. */
const wipeWords: Follow = async (ctx, tx, { subject }) => {
  const where = { grievance: { talentId: numberIn(subject) } }
  await tx.grievanceNote.deleteMany({ where })
  await tx.grievanceFile.deleteMany({ where })
  await tx.grievanceItem.updateMany({ where, data: { text: ctx.vault.seal('（已删除）') } })
  await tx.grievance.updateMany({
    where: { talentId: numberIn(subject) },
    data: { text: ctx.vault.seal('（已按本人要求删除）') },
  })
  return []
}

/** Two records of one person become one: so do his cases. */
const followMerge: Follow = async (_ctx, tx, { subject }) => {
  const merge = await tx.merge.findFirst({
    where: { keptId: numberIn(subject), undoneAt: null },
    orderBy: { id: 'desc' },
  })
  if (merge)
    await tx.grievance.updateMany({ where: { talentId: merge.goneId }, data: { talentId: merge.keptId } })
  return []
}

/** A handler who leaves leaves his cases to the unit, or, where nobody is left there, to the office; the clocks go on. */
const handOver: Follow = async (ctx, tx, { subject }) => {
  const personId = numberIn(subject)
  const isOpen = { state: { notIn: [...over] } }
  await tx.grievance.updateMany({ where: { signerId: personId, ...isOpen }, data: { signerId: null } })
  const rows = await tx.grievance.findMany({
    where: { handlerId: personId, ...isOpen },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const notices: Notice[] = []
  for (const { id } of rows) notices.push(...(await handOverOne(ctx, tx, id)))
  return notices
}

const handOverOne = async (
  ctx: Context,
  tx: Prisma.TransactionClient,
  id: number,
): Promise<readonly Notice[]> => {
  await tx.grievance.update({
    where: { id },
    data: { handlerId: null, version: { increment: 1 }, updatedAt: ctx.now },
  })
  const row = await findGrievance(tx, id)
  if (!row || !open.some(state => state === row.state)) return []
  const next = await grievanceCourse.next(tx, row, ctx.now)
  return noticesTo(grievanceCourse, ctx, tx, row, next, {
    key: 'handover',
    words: '原经办人已经离岗，请接手办理，期限不变。',
  })
}

export const follows: Readonly<Record<string, Follow>> = {
  'talent.exited': withdrawAll,
  'talent.withdrawn': withdrawAll,
  'talent.erased': wipeWords,
  'talent.merged': followMerge,
  'person.left': handOver,
}
