import type { Context } from '#core/context.ts'
import { change } from '#storage/change.ts'
import { holdingsOf } from './grants.ts'
import { identify } from './identify.ts'
import { meet } from './meet.ts'

/** What became of the start-up's admins: who is one now, and who may not be because of another role. */
export type Bootstrapped = { readonly made: readonly string[]; readonly refused: readonly string[] }

/**
 * Makes the accounts of `ADMIN_OPEN_IDS` admins, once and audited. Somebody who holds an office is refused: an admin
 * has no business data. Taking an id out of the list does not take the role away; 撤权 does.
 */
export const bootstrapAdmins = async (ctx: Context, openIds: readonly string[]): Promise<Bootstrapped> => {
  const made: string[] = []
  const refused: string[] = []
  for (const openId of openIds) {
    const outcome = await makeAdmin(ctx, openId)
    if (outcome === 'made') made.push(openId)
    if (outcome === 'refused') refused.push(openId)
  }
  return { made, refused }
}

const makeAdmin = async (ctx: Context, openId: string): Promise<'made' | 'held' | 'refused'> => {
  await meet(ctx, { openId, name: null, chatId: null, chatType: null })
  const known = await identify(ctx.db, openId, null, ctx.now)
  if (!known) throw new Error('an admin just remembered is gone')
  const { personId } = known.person
  const holdings = await holdingsOf(ctx.db, personId, ctx.now)
  if (holdings.some(({ role }) => role === 'admin')) return 'held'
  if (holdings.length > 0) return 'refused'
  await change({ ...ctx, turn: `admin:${openId}:${ctx.turn}` }, async tx => {
    const { id } = await tx.roleGrant.create({
      data: { personId, role: 'admin', grantedBy: 'system:startup', grantedAt: ctx.now },
    })
    const event = {
      event: 'person.granted',
      subject: `grant:${id}`,
      after: { person: openId, role: 'admin' },
    }
    return { result: undefined, event }
  })
  return 'made'
}
