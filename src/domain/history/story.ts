import { z } from 'zod'
import { storyCard } from '#cards/history/story.ts'
import { shortTime } from '#cards/kit/dates.ts'
import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { command, onPress, type StoryReach } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { privately, show } from '#core/reply.ts'
import { phrases } from './phrases.ts'

/** What an event is called in people's words. */
export type Wording = (event: string) => string

export type Telling = {
  readonly words: Wording
  /** By the letters of a number: whom else a story concerns. */
  readonly reaches: ReadonlyMap<string, StoryReach>
}

/** Steps on a page. */
const pageSize = 20

/** A number people know, or `null` for the audit's inner names (`person:12`). */
export const numberOf = (subject: string): string | null =>
  /^[A-Z]{2}-[\d-]+$/.test(subject) ? subject : null

/** 经过 RC-12: what happened to a record, step by step, for those it concerns, the office and the auditors. */
export const openStory = (telling: Telling) =>
  command({
    intent: 'history.show',
    phrases: phrases['history.show'],
    slots: { record: { kind: 'id', title: '编号', ask: '要看哪一份档案的经过？请说编号，例如 RC-12。' } },
    words: ['经过', '来龙去脉', 'story'],
    summary: '看看一份档案是怎么办的',
    example: '经过 RC-12',
    allow: everyone,
    run: async (ctx, said) => {
      const subject = said.words.map(word => numberOf(word.toUpperCase())).find(Boolean) ?? noNumber()
      return privately(ctx.chat, show(await page(ctx, telling, subject, null)))
    },
  })

export const turnStory = (telling: Telling) =>
  onPress({
    name: 'history.story',
    allow: everyone,
    bound: z.object({ subject: z.string(), after: z.string().regex(/^\d+$/) }),
    run: async (ctx, { subject, after }) => show(await page(ctx, telling, subject, BigInt(after))),
  })

const page = async (ctx: Context, telling: Telling, subject: string, after: bigint | null) => {
  const reach = (await reachOf(ctx, telling, subject)) ?? notFound(subject)
  const events = await ctx.db.auditEvent.findMany({
    where: { subject, ...(after === null ? {} : { seq: { lt: after } }) },
    orderBy: { seq: 'desc' },
    take: pageSize + 1,
  })
  if (events.length === 0) return notFound(subject)
  return storyCard({
    subject,
    steps: events.slice(0, pageSize).map(({ seq, at, actor, actorName, event, why }) => ({
      seq: String(seq),
      at: shortTime(at),
      who: whoIn(reach, actor, actorName),
      what: telling.words(event),
      why: reach === 'all' ? why : null,
    })),
    more: events.length > pageSize,
  })
}

const whoIn = (reach: NonNullable<Awaited<ReturnType<StoryReach>>>, actor: string, name: string): string => {
  if (actor.startsWith('system:')) return '系统'
  return typeof reach === 'object' && reach.unnamed.includes(actor) ? '匿名' : name
}

const reachOf = async (ctx: Context, { reaches }: Telling, subject: string) => {
  if (holds(ctx.actor, 'office', 'head', 'audit')) return 'all'
  return (await reaches.get(subject.slice(0, subject.indexOf('-')))?.(ctx, subject)) ?? null
}

const noNumber = (): never => refuse('请写明要看哪一份。', '经过按编号查。', '例如：经过 RC-12')
