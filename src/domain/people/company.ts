import { asSystem, type Context } from '#core/context.ts'
import type { EnteredInbound, LeftInbound } from '#core/inbound.ts'
import { dayOf } from '#core/shanghai.ts'
import { change } from '#storage/change.ts'

/** Somebody opened the private chat: their name when a welcome is due, which is once a day; `null` when it is not. */
export const welcomeDue = async (
  ctx: Context,
  { openId, chatId }: EnteredInbound,
): Promise<string | null> => {
  const person = await ctx.db.person.findUnique({ where: { openId } })
  if (!person || (person.welcomedAt && dayOf(person.welcomedAt) === dayOf(ctx.now))) return null
  // The program welcomes; it is no act of the person's that 撤销 could meet.
  const own = asSystem(ctx, 'welcome')
  await change(own, async tx => {
    await tx.person.update({ where: { openId }, data: { welcomedAt: ctx.now, chatId } })
    return { result: undefined, event: { event: 'person.welcomed', subject: `person:${person.id}` } }
  })
  return person.name
}

/** Somebody left the company: every role ends, what was lent from them with it. */
export const leave = async (ctx: Context, { openId }: LeftInbound): Promise<null> => {
  const person = await ctx.db.person.findUnique({ where: { openId } })
  if (!person || person.leftAt) return null
  await change(ctx, async tx => {
    await tx.person.update({ where: { openId }, data: { leftAt: ctx.now } })
    const held = { personId: person.id, revokedAt: null }
    const grants = await tx.roleGrant.findMany({ where: held, select: { id: true, role: true } })
    await tx.roleGrant.updateMany({ where: held, data: { revokedAt: ctx.now } })
    return {
      result: undefined,
      event: { event: 'person.left', subject: `person:${person.id}`, before: { grants } },
    }
  })
  return null
}
