import { z } from 'zod'
import { storyCard } from '#cards/history/story.ts'
import { shortTime } from '#cards/kit/dates.ts'
import { type Actor, holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { command, onPress } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { privately, show } from '#core/reply.ts'

/** What an event is called in people's words. */
export type Wording = (event: string) => string

/** Steps on a page. */
const pageSize = 20

/** A number people know, or `null` for the audit's inner names (`person:12`). */
export const numberOf = (subject: string): string | null =>
  /^[A-Z]{2}-[\d-]+$/.test(subject) ? subject : null

/** 经过 RC-12: what happened to a record, step by step, for its owner, the office and the auditors. */
export const openStory = (words: Wording) =>
  command({
    intent: 'history.show',
    phrases: [
      '{record}是谁改的',
      '{record}什么时候登记的',
      '{record}都有谁经手过',
      '{record}的修改历史',
      '{record}是怎么一步步办下来的',
      '{person}这条记录的修改历史',
      '{record}是怎么办的',
      '{record}的来龙去脉',
      '{record}办理经过',
      '{record}是谁登记的，什么时候登记的',
      '{record}改过什么',
    ],
    slots: { record: { kind: 'id', title: '编号', ask: '要看哪一份档案的经过？请说编号，例如 RC-12。' } },
    words: ['经过', '来龙去脉', 'story'],
    summary: '看看一份档案是怎么办的',
    example: '经过 RC-12',
    allow: everyone,
    run: async (ctx, said) => {
      const subject = said.words.map(word => numberOf(word.toUpperCase())).find(Boolean) ?? noNumber()
      return privately(ctx.chat, show(await page(ctx, words, subject, null)))
    },
  })

export const turnStory = (words: Wording) =>
  onPress({
    name: 'history.story',
    allow: everyone,
    bound: z.object({ subject: z.string(), after: z.string().regex(/^\d+$/) }),
    run: async (ctx, { subject, after }) => show(await page(ctx, words, subject, BigInt(after))),
  })

const page = async (ctx: Context, words: Wording, subject: string, after: bigint | null) => {
  if (!mayRead(ctx.actor, subject)) return notFound(subject)
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
      who: actor.startsWith('system:') ? '系统' : actorName,
      what: words(event),
      why,
    })),
    more: events.length > pageSize,
  })
}

const mayRead = (actor: Actor, subject: string): boolean =>
  holds(actor, 'office', 'head', 'audit') ||
  (actor.kind === 'person' && actor.talentId !== null && subject === `RC-${actor.talentId}`)

const noNumber = (): never => refuse('请写明要看哪一份。', '经过按编号查。', '例如：经过 RC-12')
