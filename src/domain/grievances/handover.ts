import type { Context } from '#core/context.ts'
import type { Reader } from '#core/reader.ts'
import type { Notice } from '#core/reply.ts'
import { eachOf, headsOf, noticesTo, officeOf, unitOfficers } from '#domain/steps/index.ts'
import { change, type Tx } from '#storage/change.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { grievanceCourse } from './course.ts'
import { open, over } from './dictionary.ts'
import { grievanceNumber } from './number.ts'
import { findGrievance, type Looking } from './record.ts'

type Post = { readonly personId: number; readonly unitId: number | null }

const inOffice = ['office', 'head']

/** Whether somebody once handled for a unit, or in the office, and does no more. Whoever only the duty list names never loses it. */
export const hasLost = async (db: Looking, { personId, unitId }: Post, now: Date): Promise<boolean> => {
  const of = unitId === null ? [] : [{ unitId }]
  // Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
  const held = await (db as Reader).roleGrant.count({
    where: { personId, OR: [...of, { role: { in: inOffice } }] },
  })
  if (held === 0) return false
  const still = [
    ...(unitId === null ? [] : await unitOfficers(db, unitId, now)),
    ...(await officeOf(db, now)),
    ...(await headsOf(db, now)),
  ]
  return !still.some(one => one.personId === personId)
}

type Held = { readonly id: number; readonly version: number; readonly leadUnitId: number | null }

const notOver = { state: { notIn: [...over] } }

const ofPerson = (db: Looking, where: Prisma.GrievanceWhereInput): Promise<readonly Held[]> =>
  // As above.
  (db as Reader).grievance.findMany({
    where: { ...where, ...notOver },
    select: { id: true, version: true, leadUnitId: true },
    orderBy: { id: 'asc' },
  })

/** Cases of somebody who left, or lost his post, go to the unit, or, where nobody is left there, to the office; clocks go on. */
export const handOverFrom = async (
  ctx: Context,
  tx: Tx,
  personId: number,
  hasGone: (unitId: number | null) => Promise<boolean>,
): Promise<readonly Notice[]> => {
  for (const { id, leadUnitId } of await ofPerson(tx, { signerId: personId }))
    if (await hasGone(leadUnitId)) await tx.grievance.update({ where: { id }, data: { signerId: null } })
  const notices: Notice[] = []
  for (const { id, leadUnitId } of await ofPerson(tx, { handlerId: personId }))
    if (await hasGone(leadUnitId)) notices.push(...(await handOverOne(ctx, tx, id)))
  return notices
}

const handOverOne = async (ctx: Context, tx: Tx, id: number): Promise<readonly Notice[]> => {
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

/** Every morning: posts that ended by themselves, a deputy's days that are over, leave no case behind. */
export const handOverLost = async (ctx: Context): Promise<void> => {
  const rows = await ctx.db.grievance.findMany({
    where: { handlerId: { not: null }, ...notOver },
    select: { id: true, version: true, leadUnitId: true, handlerId: true },
    orderBy: { id: 'asc' },
  })
  const gone = new Map<string, boolean>()
  const lost: Held[] = []
  for (const row of rows) {
    const post = { personId: row.handlerId ?? 0, unitId: row.leadUnitId }
    const key = `${post.personId} ${post.unitId}`
    const isGone = gone.get(key) ?? (await hasLost(ctx.db, post, ctx.now))
    gone.set(key, isGone)
    if (isGone) lost.push(row)
  }
  await eachOf(grievanceCourse, ctx, 'handOver', lost, (own, { id }) =>
    change(own, async tx => ({
      result: id,
      event: { event: 'grievance.handed_over', subject: grievanceNumber(id) },
      notices: await handOverOne(own, tx, id),
    })),
  )
}
