import { z } from 'zod'
import { viewersCard } from '#cards/history/viewers.ts'
import { shortTime } from '#cards/kit/dates.ts'
import { roles, roleWords } from '#core/actor.ts'
import { scopes, scopeWords } from '#core/chat.ts'
import type { Context } from '#core/context.ts'
import { command, onPress } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { privately, show } from '#core/reply.ts'
import { phrases } from './phrases.ts'

/** Views on a page. */
const pageSize = 15

/** 谁看过我: every reading of one's own data above name, unit and field. */
export const openViewers = command({
  intent: 'me.viewers',
  phrases: phrases['me.viewers'],
  words: ['谁看过我', '谁看过我的信息', '查阅记录', 'viewers'],
  summary: '看看谁查看过您的个人信息',
  example: '谁看过我',
  allow: everyone,
  run: async ctx => privately(ctx.chat, show(await page(ctx, null))),
})

export const turnViewers = onPress({
  name: 'history.viewers',
  allow: everyone,
  bound: z.object({ after: z.string().regex(/^\d+$/) }),
  run: async (ctx, { after }) => show(await page(ctx, BigInt(after))),
})

const page = async (ctx: Context, after: bigint | null) => {
  const talentIds = await ownRecords(ctx)
  const records = await ctx.db.accessRecord.findMany({
    where: { talentId: { in: talentIds }, ...(after === null ? {} : { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
  })
  return viewersCard({
    views: records.slice(0, pageSize).map(record => ({
      id: String(record.id),
      who: [roleCalled(record.actorRole), record.actorName].filter(Boolean).join('　'),
      at: shortTime(record.at),
      what: classWords[record.dataClass] ?? '个人信息',
      why: record.why,
      where: scopeCalled(record.scope),
    })),
    more: records.length > pageSize,
  })
}

/** The person's record, and those that were merged into it. */
const ownRecords = async ({ actor, db }: Context): Promise<number[]> => {
  const own = actor.kind === 'person' ? actor.talentId : null
  if (own === null) return noRecord()
  const merged = await db.talent.findMany({ where: { mergedIntoId: own }, select: { id: true } })
  return [own, ...merged.map(({ id }) => id)]
}

const classWords: Readonly<Record<string, string>> = {
  P2: '联系方式、履历等信息',
  P3: '证件号码等敏感信息',
}

// The record holds the roles held at that time: `office,township`.
const roleCalled = (held: string): string => {
  const words = held.split(',').flatMap(role => roles.filter(one => one === role).map(one => roleWords[one]))
  return words.length > 0 ? words.join('、') : '系统'
}

const scopeCalled = (scope: string): string => {
  const known = scopes.find(one => one === scope)
  return known ? scopeWords[known] : '群里'
}

const noRecord = (): never =>
  refuse(
    '您还没有人才档案，没有可以查看的记录。',
    '查阅记录记的是谁看过您的人才档案。',
    '要登记，请私聊我发“登记”。',
  )
