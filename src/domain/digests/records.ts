import { z } from 'zod'
import { recordsCard } from '#cards/digests/records.ts'
import { shortTime, timeWords } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import { command, onPress } from '#core/handlers.ts'
import { may } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { done, privately, type Reply, show } from '#core/reply.ts'
import { dueOf, type Kind, kindNamed, kinds } from './kinds.ts'
import { reading } from './phrases/reading.ts'
import { choosing, kindIn } from './slots.ts'

const mayLook = may('digests.records').inChats('private', 'office')

const pageSize = 15

/** `简报 记录`: who got the latest issue when, and who did not and why. */
export const openRecords = command({
  intent: 'digest.records',
  phrases: reading['digest.records'],
  slots: choosing,
  words: ['简报 记录', '简报记录', '发送记录', 'digest records'],
  summary: '看简报发给了谁、什么时候、谁没有收到',
  example: '简报 记录 周报',
  allow: mayLook,
  run: async (ctx, said) => {
    const meant = kindIn(said)
    const issue = await ctx.db.digestIssue.findFirst({
      where: {
        kind: meant ? meant.name : { in: kinds.filter(one => one.name !== 'morning').map(one => one.name) },
      },
      orderBy: { dueAt: 'desc' },
    })
    if (!issue) return nothingYet()
    return privately(ctx.chat, show(await recordsOf(ctx, issue.kind, issue.period, 0)), '记录已私聊发您。')
  },
})

const incomplete = '这张卡片不完整，请重新发“简报 记录”。'

export const turnRecords = onPress({
  name: 'digests.records',
  allow: mayLook,
  bound: z.object({
    kind: z.string({ error: incomplete }),
    period: z.string({ error: incomplete }).max(20, { error: incomplete }),
    from: z.number({ error: incomplete }).int().nonnegative(),
  }),
  run: async (ctx, { kind, period, from }): Promise<Reply> => ({
    ...done('', await recordsOf(ctx, kind, period, from)),
    toast: null,
  }),
})

const recordsOf = async (ctx: Context, name: string, period: string, from: number) => {
  const kind = kindNamed(name) ?? nothingYet()
  const key = { kind: name, period }
  const issue = (await ctx.db.digestIssue.findUnique({ where: { kind_period: key } })) ?? nothingYet()
  const total = await ctx.db.digestSlot.count({ where: key })
  const corrections = await ctx.db.digestCorrection.count({ where: key })
  const rows = await pageOf(ctx, key, from)
  return recordsCard({
    issue: `${kind.words} ${kind.periodWords(dueOf(kind, issue.dueAt))}`,
    dueAt: timeWords(issue.dueAt),
    standing: standingWords[issue.state] ?? null,
    released: await nameOf(ctx, issue.releasedBy),
    counts: (await countsOf(ctx, key)) || '没有收件人',
    corrections: corrections === 0 ? null : `${corrections}次`,
    rows,
    from,
    total,
    value: key,
    previous: from > 0 ? Math.max(0, from - pageSize) : null,
    next: from + rows.length < total ? from + pageSize : null,
    older: await olderThan(ctx, kind, issue.dueAt),
  })
}

const standingWords: Readonly<Record<string, string>> = {
  held: '等主任放行',
  missed: '系统停机，到下一期开始时还没有恢复，这一期没有发，内容并入下一期',
}

const stateWords: Readonly<Record<string, string>> = { due: '等着发', held: '留着', skipped: '没有发' }

const pageOf = async (ctx: Context, key: { kind: string; period: string }, from: number) => {
  const slots = await ctx.db.digestSlot.findMany({
    where: key,
    include: { person: { select: { name: true } } },
    orderBy: { id: 'asc' },
    skip: from,
    take: pageSize,
  })
  const onces = slots.flatMap(({ once }) => once ?? [])
  const messages = await ctx.db.outbox.findMany({
    where: { once: { in: onces } },
    select: { once: true, state: true, sentAt: true, notBefore: true },
  })
  const byKey = new Map(messages.map(one => [one.once, one]))
  return slots.map(({ person, state, reason, once, dueAt, sentAt }) => {
    const message = once === null ? undefined : byKey.get(once)
    if (state !== 'sent' || sentAt === null)
      return { name: person.name, state: stateWords[state] ?? state, when: reason ?? shortTime(dueAt) }
    return { name: person.name, ...delivered(message?.state ?? 'sent', message?.notBefore ?? sentAt) }
  })
}

/** By the county's clock: when it left is never before it was due. */
const delivered = (state: string, at: Date): { readonly state: string; readonly when: string } => {
  if (state === 'sent') return { state: '已送达', when: shortTime(at) }
  if (state === 'waiting' || state === 'sending') return { state: '正在发', when: shortTime(at) }
  return state === 'unknown'
    ? { state: '不确定', when: '发出后飞书没有回话，不再重发' }
    : { state: '发不出', when: '飞书不收，见“健康”' }
}

const countsOf = async (ctx: Context, key: { kind: string; period: string }): Promise<string> => {
  const groups = await ctx.db.digestSlot.groupBy({ by: ['state'], where: key, _count: true })
  const words: Readonly<Record<string, string>> = {
    sent: '已发',
    due: '等着发',
    held: '留着',
    skipped: '没有发',
  }
  return Object.entries(words)
    .flatMap(([state, word]) => {
      const count = groups.find(one => one.state === state)?._count ?? 0
      return count === 0 ? [] : [`${word}${count}人`]
    })
    .join('，')
}

const nameOf = async (ctx: Context, by: string | null): Promise<string | null> => {
  const id = /^person:(\d+)$/.exec(by ?? '')?.[1]
  if (id === undefined) return null
  return (await ctx.db.person.findUnique({ where: { id: Number(id) } }))?.name ?? null
}

const olderThan = async (ctx: Context, kind: Kind, dueAt: Date) => {
  const issue = await ctx.db.digestIssue.findFirst({
    where: { kind: kind.name, dueAt: { lt: dueAt } },
    orderBy: { dueAt: 'desc' },
  })
  return issue && { period: issue.period, words: kind.periodWords(dueOf(kind, issue.dueAt)) }
}

const nothingYet = (): never =>
  refuse('还没有发过简报。', '记录从第一期开始。', '发“简报 何时”看下一期哪天发。')
