import { dateWords } from '#cards/kit/dates.ts'
import { rolesNotice } from '#cards/people/roles-notice.ts'
import type { Role } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import type { Notice } from '#core/reply.ts'
import type { Day } from '#core/shanghai.ts'
import { actorKey } from '#storage/audit.ts'
import { type Changed, change, type Tx } from '#storage/change.ts'
import { type Area, type NamedArea, withAreas } from './areas.ts'
import { type Colleague, colleagueOf, dateColumn, type Holding, holdingIn, holdingWords } from './grants.ts'

/** A role to be given, already checked. */
export type Gift = {
  readonly to: Colleague
  readonly role: Role
  readonly area: NamedArea
  readonly until: Day | null
}

/** Gives a role. The same role in the same area held before is replaced: only its last day changes. */
export const grantRole = (ctx: Context, gift: Gift): Promise<number> =>
  change(ctx, async tx => {
    const replaced = await revokeSame(tx, ctx, gift)
    const { id } = await createGrant(tx, ctx, { ...gift, lentById: null })
    const words = holdingWords({ role: gift.role, area: gift.area.words })
    return {
      result: id,
      event: {
        event: 'person.granted',
        subject: `grant:${id}`,
        before: { replaced },
        after: { person: gift.to.name, role: words, until: gift.until },
      },
      notices: [gained(ctx, gift.to, [words], gift.until, `granted:${id}`)],
    }
  })

/** Takes roles away, and with them whatever was lent from them. */
export const revokeGrants = (
  ctx: Context,
  from: Colleague,
  holdings: readonly Holding[],
  event: 'person.revoked' | 'person.tookBack',
): Promise<void> =>
  change(ctx, async tx => {
    const ids = holdings.map(holding => holding.id)
    const { count } = await tx.roleGrant.updateMany({
      where: { id: { in: ids }, revokedAt: null },
      data: { revokedAt: ctx.now },
    })
    if (count !== ids.length) movedOn()
    return {
      result: undefined,
      event: {
        event,
        subject: `person:${from.personId}`,
        before: { grants: ids, roles: holdings.map(holdingWords), person: from.name },
      },
      notices: [lost(ctx, from, holdings.map(holdingWords), `${event}:${ids.join(',')}`)],
    }
  })

/** Lends the lender's own roles until a day. */
export const lendRoles = (
  ctx: Context,
  lenderId: number,
  to: Colleague,
  holdings: readonly Holding[],
  until: Day,
): Promise<void> =>
  change(ctx, async tx => {
    const ids: number[] = []
    for (const { role, area, ...at } of holdings) {
      const gift = { to, role, area: { ...at, words: area }, until }
      ids.push((await createGrant(tx, ctx, { ...gift, lentById: lenderId })).id)
    }
    const words = holdings.map(holdingWords)
    return {
      result: undefined,
      event: {
        event: 'person.lent',
        subject: `person:${to.personId}`,
        before: { grants: ids },
        after: { person: to.name, roles: words, until },
      },
      notices: [gained(ctx, to, words, until, `lent:${ids.join(',')}`)],
    }
  })

/** Takes back a gift or a loan made by mistake: the new grants end, the ones they replaced hold again. */
export const undoGrants = async (
  ctx: Context,
  subject: string,
  made: readonly number[],
  replaced: readonly number[],
): Promise<void> => {
  const grants = await ctx.db.roleGrant.findMany({
    where: { id: { in: [...made] } },
    include: { person: true, ...withAreas },
  })
  const words = grants.flatMap(grant => holdingIn(grant, null)).map(holdingWords)
  const notices = grants
    .slice(0, 1)
    .map(({ person }) => lost(ctx, colleagueOf(person), words, `ungranted:${made.join(',')}`))
  await change(ctx, async tx => {
    const ended = await tx.roleGrant.updateMany({
      where: { id: { in: [...made] }, revokedAt: null },
      data: { revokedAt: ctx.now },
    })
    if (ended.count !== made.length) movedOn()
    await tx.roleGrant.updateMany({ where: { id: { in: [...replaced] } }, data: { revokedAt: null } })
    return { ...undone('person.grantUndone', subject), notices }
  })
}

/** Gives back roles taken away by mistake. */
export const undoRevoking = (ctx: Context, subject: string, grants: readonly number[]): Promise<void> =>
  change(ctx, async tx => {
    const { count } = await tx.roleGrant.updateMany({
      where: { id: { in: [...grants] }, revokedAt: { not: null } },
      data: { revokedAt: null },
    })
    if (count !== grants.length) movedOn()
    return undone('person.revokingUndone', subject)
  })

const undone = (event: string, subject: string): Changed<undefined> => ({
  result: undefined,
  event: { event, subject },
})

const movedOn = (): never =>
  refuse(
    '这些角色已经变了，没有再动。',
    '每一步都按眼前的状态办。',
    '请发“我是谁”或重新发起，看看现在的情况。',
  )

type Making = Gift & { readonly lentById: number | null }

const createGrant = (tx: Tx, ctx: Context, { to, role, area, until, lentById }: Making) =>
  tx.roleGrant.create({
    data: {
      personId: to.personId,
      role,
      ...areaColumns(area),
      until: until === null ? null : dateColumn(until),
      grantedBy: actorKey(ctx.actor),
      lentById,
      grantedAt: ctx.now,
    },
  })

const revokeSame = async (tx: Tx, ctx: Context, { to, role, area }: Gift): Promise<readonly number[]> => {
  const where = { personId: to.personId, role, ...areaColumns(area), lentById: null, revokedAt: null }
  const same = await tx.roleGrant.findMany({ where, select: { id: true } })
  await tx.roleGrant.updateMany({ where, data: { revokedAt: ctx.now } })
  return same.map(({ id }) => id)
}

const areaColumns = ({ unitId, townshipId, villageId }: Area): Area => ({ unitId, townshipId, villageId })

const gained = (
  ctx: Context,
  to: Colleague,
  holdings: readonly string[],
  until: Day | null,
  once: string,
): Notice => ({
  to: { openId: to.openId },
  say: {
    card: rolesNotice({
      title: '您有了新的角色',
      holdings,
      until: until === null ? null : dateWords(until),
      by: ctx.actor.name,
      gained: true,
    }),
  },
  once: `person.${once}`,
})

const lost = (ctx: Context, from: Colleague, holdings: readonly string[], once: string): Notice => ({
  to: { openId: from.openId },
  say: {
    card: rolesNotice({ title: '您的角色已收回', holdings, by: ctx.actor.name, gained: false }),
  },
  // A grant may be revoked, given back by 撤销, and revoked again.
  once: `${once}:${ctx.turn}`,
})
