import { z } from 'zod'
import { revokeCard } from '#cards/people/revoke.ts'
import { doneCard } from '#cards/shell/done.ts'
import type { Context } from '#core/context.ts'
import { command, onPress } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done } from '#core/reply.ts'
import { mayGrant } from './grant.ts'
import {
  type Colleague,
  colleagueById,
  giverOf,
  grantNumbers,
  type Holding,
  heed,
  holdingsOf,
  holdingWords,
} from './grants.ts'
import { whoHolds } from './holders.ts'
import { phrases } from './phrases.ts'
import { readGrantWords } from './sentence.ts'
import { revokeFault } from './separation.ts'
import { revokeGrants } from './service.ts'
import { revoking } from './slots.ts'
import { whomOf } from './whom.ts'

/** 撤权 @王强 [角色]: without a role, everything the person holds. */
export const openRevoke = command({
  intent: 'role.revoke',
  phrases: phrases['role.revoke'],
  slots: revoking,
  writes: true,
  words: ['撤权', '角色 撤权', 'revoke'],
  summary: '收回同事的角色',
  example: '撤权 @王强 部门联络员',
  allow: mayGrant,
  run: async (ctx, said) => {
    const words = readGrantWords(said, ctx.now)
    const from = (await whomOf(ctx, said, words.name)) ?? nobodyNamed()
    const all = await holdingsOf(ctx.db, from.personId, ctx.now)
    const holdings = words.role === null ? all : all.filter(holding => holding.role === words.role)
    if (holdings.length === 0) return nothingHeld(from)
    await heedRules(ctx, holdings)
    return ask(
      revokeCard,
      revokeCard({
        name: from.name,
        holdings: holdings.map(holdingWords),
        value: { person: from.personId, grants: holdings.map(holding => holding.id).join(',') },
      }),
    )
  },
})

export const confirmRevoke = onPress({
  name: revokeCard.name,
  allow: mayGrant,
  bound: z.object({ person: z.number(), grants: grantNumbers }),
  run: async (ctx, { person, grants }) => {
    const from = await colleagueById(ctx.db, person)
    const held = await holdingsOf(ctx.db, person, ctx.now)
    const holdings = held.filter(holding => grants.includes(holding.id))
    if (holdings.length === 0) return nothingHeld(from)
    await heedRules(ctx, holdings)
    await revokeGrants(ctx, from, holdings, 'person.revoked')
    const words = holdings.map(holdingWords).join('、')
    return done(
      '已撤权',
      doneCard({
        title: '已撤权',
        facts: [
          ['谁', from.name],
          ['撤去', words],
        ],
        next: '已经通知本人。办错了，十分钟内发“撤销”可以恢复。',
      }),
    )
  },
})

const heedRules = async (ctx: Context, holdings: readonly Holding[]): Promise<void> => {
  const admins = await whoHolds(ctx.db, 'admin', undefined, ctx.now)
  heed(
    revokeFault(
      giverOf(ctx),
      holdings.map(holding => holding.role),
      admins.length,
    ),
  )
}

const nobodyNamed = (): never => refuse('请写明收回谁的角色。', '撤权要点名。', '例如：撤权 @王强 部门联络员')

const nothingHeld = (from: Colleague): never =>
  refuse(`${from.name}现在没有可以收回的角色。`, '角色可能已经到期或者收回了。', '请发“授权”查看或重新办理。')
