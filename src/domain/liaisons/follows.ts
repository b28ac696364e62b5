import { asSystem, type Context } from '#core/context.ts'
import type { Follow } from '#core/handlers.ts'
import type { Notice } from '#core/reply.ts'
import { dueAfterIfLoaded } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { moveAlong, type Step } from '#domain/steps/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { type LiaisonOf, liaisonCourse } from './course.ts'
import { living } from './dictionary.ts'
import { merges } from './follow-merge.ts'
import { successorWithin } from './verbs/assign.ts'

type Way = (row: { readonly state: string }) => Omit<Step<LiaisonOf>, 'ref'> | null

/** Steps that follow for every living liaison that fits, as the program takes them. */
const moveAll = async (
  ctx: Context,
  tx: Prisma.TransactionClient,
  where: Prisma.LiaisonWhereInput,
  way: Way,
): Promise<readonly Notice[]> => {
  const rows = await tx.liaison.findMany({
    where: { AND: [where, { state: { in: [...living] } }] },
    select: { id: true, version: true, state: true },
    orderBy: { id: 'asc' },
  })
  const steps = rows.flatMap(({ id, version, state }) => {
    const step = way({ state })
    return step === null ? [] : [{ ...step, ref: { id, version } }]
  })
  return moveAlong(liaisonCourse, asSystem(ctx, 'liaisons'), tx, steps)
}

/** Whoever leaves the register needs nobody to keep in touch with him. */
const endOnLeaving: Follow = (ctx, tx, { subject }) =>
  moveAll(ctx, tx, { talentId: Number(subject.replace(/^RC-/, '')) }, () => ({
    verb: 'end',
    given: { reason: 'left' },
    data: { reason: 'left', endedAt: ctx.now },
  }))

/** A leader who leaves leaves his experts to a successor, within ten working days. */
const changeOnLeaving: Follow = async (ctx, tx, { subject }) => {
  const dueAt = dueAfterIfLoaded(await calendarOf(tx), ctx.now, successorWithin)
  const personId = Number(subject.replace(/^person:/, ''))
  return moveAll(ctx, tx, { leader: { personId } }, ({ state }) =>
    state === 'changed' ? null : { verb: 'change', data: { reason: 'leader', dueAt } },
  )
}

/** A leader who is no longer one: his role was taken from him, and he holds it nowhere else. */
const changeOnRevoked: Follow = async (ctx, tx, event) => {
  const personId = Number(event.subject.replace(/^person:/, ''))
  const held = await tx.roleGrant.count({ where: { personId, role: 'leader', revokedAt: null } })
  return held > 0 ? [] : changeOnLeaving(ctx, tx, event)
}

export const follows: Readonly<Record<string, Follow>> = {
  'talent.exited': endOnLeaving,
  'talent.withdrawn': endOnLeaving,
  'person.left': changeOnLeaving,
  'person.revoked': changeOnRevoked,
  ...merges,
}
