import { z } from 'zod'
import { dateWords } from '#cards/kit/dates.ts'
import { grantCard } from '#cards/people/grant.ts'
import { grantForm } from '#cards/people/grant-form.ts'
import { doneCard } from '#cards/shell/done.ts'
import { type Role, roles, roleWords } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { command, onPress, onSubmit } from '#core/handlers.ts'
import { may } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, privately, type Reply } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { areaFor, areaNamed, needsArea } from './areas.ts'
import {
  type Colleague,
  colleagueById,
  colleagueByOpenId,
  giverOf,
  heed,
  holdingsOf,
  holdingWords,
} from './grants.ts'
import { phrases } from './phrases.ts'
import { type GrantWords, readGrantWords } from './sentence.ts'
import { givenRoles, grantFault } from './separation.ts'
import { type Gift, grantRole } from './service.ts'
import { granting } from './slots.ts'
import { whomOf } from './whom.ts'

/** A field that may stay empty. */
const optionalWords = z
  .string()
  .trim()
  .nullish()
  .transform(words => words || null)

export const mayGrant = may('roles.grant')

/** 授权 @王强 部门联络员 县农技中心 至 2026-12-31: complete, a card to confirm; otherwise a form for what is missing. */
export const openGrant = command({
  intent: 'role.grant',
  phrases: phrases['role.grant'],
  slots: granting,
  writes: true,
  words: ['授权', '角色 授权', 'grant'],
  summary: '给同事一个角色',
  example: '授权 @王强 部门联络员 县农技中心 至 年底',
  allow: mayGrant,
  run: async (ctx, said) => {
    const words = readGrantWords(said, ctx.now)
    if (words.untilUnread !== null) return unreadDay(words.untilUnread)
    const to = await whomOf(ctx, said, words.name)
    const { role, until } = words
    if (!to || !role || (needsArea(role) && words.area === null)) return askForRest(ctx, words, to)
    const gift = { to, role, until, area: await areaFor(ctx.db, role, words.area) }
    await heedRules(ctx, gift)
    return ask(grantCard, drawn(gift))
  },
})

/** The form that asked for what the sentence left open. */
export const submitGrant = onSubmit(grantForm, {
  allow: mayGrant,
  input: z.object({
    person: z.string('请选择给谁授权。'),
    role: z.enum(roles, '请选择角色。'),
    area: optionalWords,
    until: optionalWords,
  }),
  run: async (ctx, input) => {
    const to = await colleagueByOpenId(ctx.db, input.person)
    // A picker answers the day with its zone behind it.
    const until = input.until?.slice(0, 10) ?? null
    return give(ctx, { to, role: input.role, until, area: await areaFor(ctx.db, input.role, input.area) })
  },
})

export const confirmGrant = onPress({
  name: grantCard.name,
  allow: mayGrant,
  bound: z.object({
    person: z.number(),
    role: z.enum(roles),
    unit: z.number().nullable(),
    township: z.number().nullable(),
    village: z.number().nullable(),
    until: z.string().nullable(),
  }),
  run: async (ctx, { person, role, until, unit, township, village }) => {
    const area = await areaNamed(ctx.db, { unitId: unit, townshipId: township, villageId: village })
    return give(ctx, { to: await colleagueById(ctx.db, person), role, until, area })
  },
})

const give = async (ctx: Context, gift: Gift): Promise<Reply> => {
  await heedRules(ctx, gift)
  await grantRole(ctx, gift)
  const card = doneCard({
    title: '已授权',
    facts: [
      ['谁', gift.to.name],
      ['角色', holdingWords({ role: gift.role, area: gift.area.words })],
      ['到期', gift.until === null ? '长期' : dateWords(gift.until)],
    ],
    next: '已经通知本人。办错了，十分钟内发“撤销”可以收回。',
  })
  return done('已授权', card)
}

// Asked before the card is shown, and again when it is confirmed: things may have changed in between.
const heedRules = async (ctx: Context, { to, role, until }: Gift): Promise<void> => {
  const held = (await holdingsOf(ctx.db, to.personId, ctx.now)).map(holding => holding.role)
  heed(grantFault(giverOf(ctx), { role, personId: to.personId, held, until }, dayOf(ctx.now)))
}

const drawn = ({ to, role, area, until }: Gift) =>
  grantCard({
    name: to.name,
    role: roleWords[role],
    area: area.words,
    until: until === null ? null : dateWords(until),
    value: {
      person: to.personId,
      role,
      unit: area.unitId,
      township: area.townshipId,
      village: area.villageId,
      until,
    },
  })

/** Colleagues offered in the form: the latest to have been met. */
const offeredMax = 100

const askForRest = async (ctx: Context, words: GrantWords, to: Colleague | null): Promise<Reply> => {
  const giver = giverOf(ctx)
  const latest = await ctx.db.person.findMany({
    where: { leftAt: null, id: { not: giver.personId } },
    orderBy: { id: 'desc' },
    take: offeredMax,
  })
  const people = new Set([...(to ? [to.openId] : []), ...latest.map(({ openId }) => openId)])
  const card = grantForm({
    people: [...people],
    roles: givenRoles(giver).map((role: Role) => ({ text: roleWords[role], value: role })),
    person: to?.openId,
    role: words.role ?? undefined,
    area: words.area ?? undefined,
    until: words.until ?? undefined,
  })
  return privately(ctx.chat, ask(grantForm, card), '授权单已私聊发您。')
}

const unreadDay = (words: string): never =>
  refuse(
    `没有看懂截止日期“${words}”。`,
    '日期写成 2026-12-31、12月31日、年底、月底或者 30天。',
    '请改好日期再发一次。',
  )
