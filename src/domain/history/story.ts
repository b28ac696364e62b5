import { z } from 'zod'
import { storyCard } from '#cards/history/story.ts'
import { shortTime } from '#cards/kit/dates.ts'
import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { command, type Noun, onPress, type StoryParts, type StoryReach } from '#core/handlers.ts'
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
  /** By the letters of a number: which further stories are told with it. */
  readonly parts: ReadonlyMap<string, StoryParts>
  /** By the letters of a number: how a record's deadline was counted. */
  readonly deadlines: ReadonlyMap<string, NonNullable<Noun['deadlines']>[string]>
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
    slots: { id: { kind: 'id', title: '编号', ask: '要看哪一份档案的经过？请说编号，例如 RC-12。' } },
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
  const told = await toldWith(ctx, telling, subject)
  const events = await ctx.db.auditEvent.findMany({
    where: { subject: { in: [...told.keys()] }, ...(after === null ? {} : { seq: { lt: after } }) },
    orderBy: { seq: 'desc' },
    take: pageSize + 1,
  })
  if (events.length === 0 && !(await isThere(ctx, telling, subject))) return notFound(subject)
  return storyCard({
    subject,
    steps: events.slice(0, pageSize).map(({ seq, at, actor, actorName, event, why, ...of }) => ({
      seq: String(seq),
      at: shortTime(at),
      who: whoIn(told.get(of.subject), actor, actorName),
      what: of.subject === subject ? telling.words(event) : `${of.subject} ${telling.words(event)}`,
      why: told.get(of.subject) === 'all' ? why : null,
    })),
    more: events.length > pageSize,
    due: after === null ? ((await telling.deadlines.get(lettersOf(subject))?.(ctx, subject)) ?? null) : null,
  })
}

/** The record and the parts of its story, each with how far the reader may read it. */
const toldWith = async (
  ctx: Context,
  telling: Telling,
  subject: string,
): Promise<ReadonlyMap<string, Reached>> => {
  const own = (await reachOf(ctx, telling, subject)) ?? notFound(subject)
  const told = new Map<string, Reached>([[subject, own]])
  for (const part of (await telling.parts.get(lettersOf(subject))?.(ctx, subject)) ?? []) {
    const reach = await reachOf(ctx, telling, part)
    if (reach !== null) told.set(part, reach)
  }
  return told
}

type Reached = NonNullable<Awaited<ReturnType<StoryReach>>>

const lettersOf = (subject: string): string => subject.slice(0, subject.indexOf('-'))

const whoIn = (reach: Reached | undefined, actor: string, name: string): string => {
  if (actor.startsWith('system:')) return '系统'
  return typeof reach === 'object' && reach.unnamed.includes(actor) ? '匿名' : name
}

const reachOf = async (ctx: Context, { reaches }: Telling, subject: string): Promise<Reached | null> => {
  if (holds(ctx.actor, 'office', 'head', 'audit')) return 'all'
  return (await reaches.get(lettersOf(subject))?.(ctx, subject)) ?? null
}

/** A record without a story came in with a list, before anybody worked on it here. */
const isThere = async (ctx: Context, { reaches }: Telling, subject: string): Promise<boolean> =>
  ((await reaches.get(lettersOf(subject))?.(ctx, subject)) ?? null) !== null

const noNumber = (): never => refuse('请写明要看哪一份。', '经过按编号查。', '例如：经过 RC-12')
