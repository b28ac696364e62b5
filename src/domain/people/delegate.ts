import { z } from 'zod'
import { dateWords } from '#cards/kit/dates.ts'
import { lendCard } from '#cards/people/lend.ts'
import { takeBackCard } from '#cards/people/revoke.ts'
import { doneCard } from '#cards/shell/done.ts'
import type { Role } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { command, onPress } from '#core/handlers.ts'
import { may } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done } from '#core/reply.ts'
import { type Day, dayOf } from '#core/shanghai.ts'
import {
  type Colleague,
  colleagueById,
  giverOf,
  grantNumbers,
  type Holding,
  heed,
  holdingsOf,
  holdingWords,
  lentTo,
} from './grants.ts'
import { phrases } from './phrases.ts'
import { readGrantWords } from './sentence.ts'
import { lendFault, mayLend } from './separation.ts'
import { lendRoles, revokeGrants } from './service.ts'
import { lending, takingBack } from './slots.ts'
import { whomOf } from './whom.ts'

const mayDelegate = may('roles.delegate')

/** 委托 @李梅 [角色] 至 月底: lends one's own roles, all of them unless one is named. */
export const openLend = command({
  intent: 'role.delegate',
  phrases: phrases['role.delegate'],
  slots: lending,
  writes: true,
  words: ['委托', 'delegate'],
  summary: '请同事代办一段时间',
  example: '委托 @李梅 至 月底',
  allow: mayDelegate,
  run: async (ctx, said) => {
    const words = readGrantWords(said, ctx.now)
    const to = (await whomOf(ctx, said, words.name)) ?? nobodyNamed()
    const holdings = await ownHoldings(ctx, words.role)
    await heedRules(ctx, to, holdings, words.until)
    const until = words.until ?? noDay()
    return ask(
      lendCard,
      lendCard({
        name: to.name,
        holdings: holdings.map(holdingWords),
        until: dateWords(until),
        value: { person: to.personId, grants: numbersOf(holdings), until },
      }),
    )
  },
})

export const confirmLend = onPress({
  name: lendCard.name,
  allow: mayDelegate,
  bound: z.object({ person: z.number(), grants: grantNumbers, until: z.string() }),
  run: async (ctx, { person, grants, until }) => {
    const to = await colleagueById(ctx.db, person)
    const holdings = (await ownHoldings(ctx, null)).filter(holding => grants.includes(holding.id))
    if (holdings.length !== grants.length) return movedOn()
    await heedRules(ctx, to, holdings, until)
    await lendRoles(ctx, giverOf(ctx).personId, to, holdings, until)
    const card = doneCard({
      title: '已委托',
      facts: [
        ['受托人', to.name],
        ['代办', holdings.map(holdingWords).join('、')],
        ['到期', dateWords(until)],
      ],
      next: '已经通知本人，到期自动收回。要提前收回，发“收回委托 @对方”。',
    })
    return done('已委托', card)
  },
})

/** 收回委托 @李梅: ends what one lent to that person. */
export const openTakeBack = command({
  intent: 'role.undelegate',
  phrases: phrases['role.undelegate'],
  slots: takingBack,
  writes: true,
  words: ['收回委托', 'undelegate'],
  summary: '提前收回自己的委托',
  example: '收回委托 @李梅',
  allow: mayDelegate,
  run: async (ctx, said) => {
    const words = readGrantWords(said, ctx.now)
    const from = (await whomOf(ctx, said, words.name)) ?? nobodyNamed()
    const holdings = await lentTo(ctx.db, giverOf(ctx).personId, from.personId, ctx.now)
    if (holdings.length === 0) return nothingLent(from)
    return ask(
      takeBackCard,
      takeBackCard({
        name: from.name,
        holdings: holdings.map(holdingWords),
        value: { person: from.personId, grants: numbersOf(holdings) },
      }),
    )
  },
})

export const confirmTakeBack = onPress({
  name: takeBackCard.name,
  allow: mayDelegate,
  bound: z.object({ person: z.number(), grants: grantNumbers }),
  run: async (ctx, { person, grants }) => {
    const from = await colleagueById(ctx.db, person)
    const lent = await lentTo(ctx.db, giverOf(ctx).personId, person, ctx.now)
    const holdings = lent.filter(holding => grants.includes(holding.id))
    if (holdings.length === 0) return nothingLent(from)
    await revokeGrants(ctx, from, holdings, 'person.tookBack')
    const words = holdings.map(holdingWords).join('、')
    return done('已收回', doneCard({ title: '已收回委托', what: `${from.name}不再代办：${words}。` }))
  },
})

/** What the actor holds by himself and may lend: borrowed power is not lent on. */
const ownHoldings = async (ctx: Context, role: Role | null): Promise<readonly Holding[]> => {
  const held = await holdingsOf(ctx.db, giverOf(ctx).personId, ctx.now)
  const own = held.filter(holding => holding.lentBy === null && mayLend(holding.role))
  const meant = role === null ? own : own.filter(holding => holding.role === role)
  return meant.length > 0 ? meant : nothingToLend()
}

const heedRules = async (
  ctx: Context,
  to: Colleague,
  holdings: readonly Holding[],
  until: Day | null,
): Promise<void> => {
  const held = (await holdingsOf(ctx.db, to.personId, ctx.now)).map(holding => holding.role)
  for (const { role, until: own } of holdings) {
    const lending = { role, personId: to.personId, held, until, own }
    heed(lendFault(giverOf(ctx), lending, dayOf(ctx.now)))
  }
}

const numbersOf = (holdings: readonly Holding[]): string => holdings.map(holding => holding.id).join(',')

const nobodyNamed = (): never => refuse('请写明是哪位同事。', '委托要点名。', '例如：委托 @李梅 至 月底')

const noDay = (): never => refuse('委托要写明截止日期。', '委托限期使用。', '例如：委托 @李梅 至 月底')

const nothingToLend = (): never =>
  refuse(
    '您没有可以委托的角色。',
    '只能委托自己名下的角色，别人委托给您的不能再转委托。',
    '请发“我是谁”，看看自己名下的角色。',
  )

const nothingLent = (from: Colleague): never =>
  refuse(`您现在没有委托给${from.name}的角色。`, '委托可能已经到期或者收回了。', '不用再办。')

const movedOn = (): never =>
  refuse('您名下的角色已经变了，没有委托出去。', '委托不能超出自己现有的权限。', '请重新发一次“委托”。')
