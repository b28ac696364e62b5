import { z } from 'zod'
import { bindCard } from '#cards/people/bind.ts'
import { chatUseCard } from '#cards/people/chat-use.ts'
import { doneCard } from '#cards/shell/done.ts'
import { isPrivate, type Scope, scopes, scopeWords } from '#core/chat.ts'
import type { Context } from '#core/context.ts'
import { command, onPress, type Said } from '#core/handlers.ts'
import type { BotInGroupInbound } from '#core/inbound.ts'
import { may } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, type Reply, show } from '#core/reply.ts'
import { change } from '#storage/change.ts'
import { phrases } from './phrases.ts'
import { binding } from './slots.ts'

/** The uses a group may be bound to. */
const uses = scopes.filter(scope => scope !== 'private')
type Use = Exclude<Scope, 'private'>

// Where a rule of the house is about groups, there is no use of asking in private.
const mayBind = may('chats.bind').inChats(...uses)

/** What a group of each use shows to its members, in words (domain E.2). */
const shown: Readonly<Record<Use, string>> = {
  office: '姓名、单位、专长、级别、电话',
  taskforce: '姓名、单位、专长、级别',
  leading: '姓名、单位、专长、级别',
  village: '姓名、单位、专长、级别',
  public: '只有汇总数字，不显示任何人的信息',
}

/** 绑定 人才办群, in the group itself; without a use, the uses to choose from. */
export const openBind = command({
  intent: 'chat.bind',
  phrases: phrases['chat.bind'],
  slots: binding,
  writes: true,
  words: ['绑定', 'bind'],
  summary: '说明本群的用途',
  example: '绑定 人才办群',
  allow: mayBind,
  run: async (ctx, said) => {
    const scope = said.free ? useSaid(said) : useCalled(said.rest)
    if (scope === null) return show(chatUseCard({ uses: offeredUses }))
    return ask(
      bindCard,
      bindCard({ use: scopeWords[scope], present: scopeWords[ctx.chat.scope], shows: shown[scope], scope }),
    )
  },
})

export const confirmBind = onPress({
  name: bindCard.name,
  allow: mayBind,
  bound: z.object({ scope: z.enum(uses) }),
  run: async (ctx, { scope }) => {
    await bindChat(ctx, scope)
    return done('已绑定', boundCard(scope))
  },
})

/** The bot was taken into a group: a room is kept, and the group is asked what it is for. */
export const joinChat = async (ctx: Context, { chatId, name }: BotInGroupInbound): Promise<Reply> => {
  await change(ctx, async tx => {
    const before = await tx.chatRoom.findUnique({ where: { chatId } })
    // Whoever takes the bot out and in again starts anew: a group's members may have changed meanwhile.
    const fresh = { name, scope: 'public', boundBy: null, boundAt: null, leftAt: null }
    await tx.chatRoom.upsert({ where: { chatId }, create: { chatId, ...fresh }, update: fresh })
    return {
      result: undefined,
      event: { event: 'chat.joined', subject: `chat:${chatId}`, before: before && { scope: before.scope } },
    }
  })
  return show(chatUseCard({ uses: offeredUses }))
}

/** The bot was taken out of a group. */
export const leaveChat = async (ctx: Context, { chatId }: BotInGroupInbound): Promise<null> => {
  await change(ctx, async tx => {
    await tx.chatRoom.updateMany({ where: { chatId }, data: { leftAt: ctx.now } })
    return { result: undefined, event: { event: 'chat.left', subject: `chat:${chatId}` } }
  })
  return null
}

/** Binds the chat of the context to a use. */
export const bindChat = async (ctx: Context, scope: Use, event = 'chat.bound'): Promise<void> => {
  if (isPrivate(ctx.chat)) return onlyGroups()
  const { chatId } = ctx.chat
  await change(ctx, async tx => {
    const before = await tx.chatRoom.findUnique({ where: { chatId } })
    const bound = { scope, boundBy: ctx.actor.name, boundAt: ctx.now, leftAt: null }
    await tx.chatRoom.upsert({
      where: { chatId },
      create: { chatId, name: before?.name ?? '', ...bound },
      update: bound,
    })
    return {
      result: undefined,
      event: {
        event,
        subject: `chat:${chatId}`,
        before: { scope: before?.scope ?? 'public' },
        after: { scope },
      },
    }
  })
}

const useSaid = ({ slots }: Said): Use | null => {
  const kind = slots.kind?.find(value => value.kind === 'choice')
  return uses.find(use => use === kind?.value) ?? null
}

const useCalled = (words: string): Use | null => {
  const asked = words.trim().replace(/群$/, '')
  return asked === '' ? null : (uses.find(use => matches(use, asked)) ?? noSuchUse(words))
}

const matches = (use: Use, asked: string): boolean =>
  use === asked.toLowerCase() || scopeWords[use].replace(/群$/, '') === asked || shortUses[asked] === use

const shortUses: Readonly<Record<string, Use>> = {
  工作: 'office',
  村: 'village',
  结对: 'village',
  村级: 'village',
  全员: 'public',
  领导: 'leading',
}

const offeredUses = uses.map(scope => ({ scope, words: scopeWords[scope], shows: shown[scope] }))

const boundCard = (scope: Use) =>
  doneCard({
    title: `本群是${scopeWords[scope]}`,
    facts: [['本群能看到', shown[scope]]],
    next: '超出这个范围的内容，我会私聊发给本人。',
  })

const noSuchUse = (words: string): never =>
  refuse(
    `没有“${words}”这种群用途。`,
    `群用途有：${uses.map(use => scopeWords[use]).join('、')}。`,
    '请照这些名称再发一次，例如：绑定 人才办群',
  )

const onlyGroups = (): never =>
  refuse('私聊不用绑定。', '绑定说的是一个群的用途。', '请到群里 @我 发“绑定 群用途”。')
