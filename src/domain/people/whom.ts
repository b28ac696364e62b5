import type { Context } from '#core/context.ts'
import type { Said } from '#core/handlers.ts'
import type { Mention } from '#core/inbound.ts'
import { refuse } from '#core/refusal.ts'
import { type Colleague, colleagueOf } from './grants.ts'
import { identify } from './identify.ts'
import { meet } from './meet.ts'

/**
 * The one colleague a sentence is about: named with @, or by a name that is nobody else's. `null`: nobody was named.
 * Somebody named with @ whom we have not met is remembered with the name the platform gives.
 */
export const whomOf = async (ctx: Context, said: Said, name: string | null): Promise<Colleague | null> => {
  const [mentioned, ...others] = said.mentions
  if (others.length > 0) return onePerSentence()
  if (mentioned) return mentionedOne(ctx, mentioned)
  return name === null ? null : called(ctx, name)
}

// What a sentence calls somebody neither renames him nor brings him back from where he went.
const mentionedOne = async (ctx: Context, mention: Mention): Promise<Colleague> => {
  const known = await identify(ctx.db, mention.openId, null, ctx.now)
  if (known?.hasLeft) return hasLeft(known.person.name)
  return known?.person ?? (await meet(ctx, { ...mention, chatId: null, chatType: null })).person
}

const called = async (ctx: Context, name: string): Promise<Colleague> => {
  const [found, ...twins] = await ctx.db.person.findMany({ where: { name, leftAt: null }, take: 2 })
  if (!found) return nobodyCalled(name)
  return twins.length === 0 ? colleagueOf(found) : severalCalled(name)
}

const onePerSentence = (): never =>
  refuse('一次只能办一个人。', '每个人的角色和范围都要单独确认。', '请只 @ 一位，办完再办下一位。')

const hasLeft = (name: string): never =>
  refuse(`${name}已经离职。`, '离职人员的角色已经全部收回，也不能再授权。', '不用再办。')

const nobodyCalled = (name: string): never =>
  refuse(
    `没有找到叫“${name}”的同事。`,
    '只认得和我说过话的、或者在群里用 @ 点到的同事。',
    '请对方先私聊我一句，或者在群里用 @ 点名。',
  )

const severalCalled = (name: string): never =>
  refuse(`叫“${name}”的同事不止一位。`, '有重名的，不能替您猜。', '请在群里用 @ 点名，不会认错。')
