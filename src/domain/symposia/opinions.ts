import { z } from 'zod'
import { type OpinionLine, opinionsCard } from '#cards/symposia/opinions.ts'
import type { Context } from '#core/context.ts'
import { command, onPress, type Said } from '#core/handlers.ts'
import { type Cursor, cursorOf, firstPage, readPage, shownIn } from '#core/keyset.ts'
import { pageOf, rowNumber } from '#core/paging.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { inPrivate, leftWords } from '#domain/steps/index.ts'
import { opinionKinds, opinionStates } from './dictionary.ts'
import { queryOf } from './filter.ts'
import { numberIn } from './meant.ts'
import { opinionCardFor } from './opinion-card.ts'
import { OpinionFilter, opinionFilterOf, opinionsWhere, opinionWordsOf } from './opinion-filter.ts'
import { speakerWords, textFor } from './opinion-view.ts'
import { phrases } from './phrases/asking.ts'
import { mayRead, opinionStandingOf, opinionsSeen, readsWords, symposiaSeen } from './policy.ts'
import { opinionPress } from './pressing.ts'
import { type OpinionRow, opinionKindOf, opinionNumber, opinionStateOf, wholeOpinion } from './record.ts'
import { listing as slots } from './slots.ts'
import { spokenOf } from './topic.ts'

const { rowSeen } = opinionPress

const pageSize = 8

/** `座谈意见 没答复的`, `农业农村局还有哪些座谈意见没答复`; `JY-21` shows one. */
export const queryOpinions = command({
  intent: 'opinion.query',
  phrases: phrases['opinion.query'],
  slots,
  words: [
    '座谈意见',
    '意见建议',
    '查意见',
    '建议 查',
    '座谈会意见',
    'opinion',
    'opinions',
    'opinion query',
    'JY',
  ],
  summary: '查座谈会上提的意见办得怎么样',
  example: '座谈意见 没答复的',
  allow: mayRead,
  run: async (ctx, said) => {
    const id = numberIn('JY', said)
    if (id !== null) return shownOne(ctx, id)
    const talk = numberIn('ZT', said) ?? (await talkNamed(ctx, said))
    return listing(ctx, opinionFilterOf(said, talk), firstPage)
  },
})

/** Talks looked at for one that is spoken of by its topic, the newest first. */
const talksMax = 50

/** 茶产业座谈会上提了什么 speaks of one talk by its topic; `null` when of none, or of several. */
const talkNamed = async (ctx: Context, { rest }: Said): Promise<number | null> => {
  const rows = await ctx.db.symposium.findMany({
    where: symposiaSeen(ctx.actor),
    select: { id: true, topic: true },
    orderBy: { id: 'desc' },
    take: talksMax,
  })
  const named = spokenOf(rest, rows, ({ topic }) => topic)
  return named.length === 1 && rows.length > 1 ? (named[0]?.id ?? null) : null
}

const shownOne = async (ctx: Context, id: number): Promise<Reply> => ({
  ...privately(ctx.chat, show(await opinionCardFor(ctx, await rowSeen(ctx, id))), '意见的情况已私聊发您。'),
  shown: { items: [opinionNumber(id)] },
})

const listing = async (ctx: Context, filter: OpinionFilter, cursor: Cursor): Promise<Reply> => {
  const where = { AND: [opinionsWhere(ctx, filter), opinionsSeen(ctx.actor)] }
  const { rows, ...place } = await readPage(
    {
      find: (beyond, id, take) =>
        ctx.db.symposiumOpinion.findMany({
          where: { AND: [where, beyond] },
          include: wholeOpinion,
          orderBy: { id },
          take,
        }),
      count: beyond => ctx.db.symposiumOpinion.count({ where: { AND: [where, beyond] } }),
    },
    cursor,
    pageSize,
  )
  const query = queryOf(filter)
  const calendar = await calendarOf(ctx.db)
  const card = opinionsCard({
    understood: opinionWordsOf(filter),
    lines: rows.map(row => lineOf(ctx, calendar, row)),
    ...place,
    query,
    empty: '没有符合条件的意见。',
  })
  return {
    ...privately(ctx.chat, show(card), '意见已私聊发您。'),
    shown: shownIn(
      rows.map(({ id }) => opinionNumber(id)),
      place,
      { do: 'opinions.list', q: query },
    ),
  }
}

const lineOf = (ctx: Context, calendar: Calendar, row: OpinionRow): OpinionLine => {
  const standing = opinionStandingOf(ctx.actor, row)
  return {
    id: row.id,
    number: opinionNumber(row.id),
    kind: opinionKinds[opinionKindOf(row)],
    text: textFor(row, { vault: ctx.vault, standing }),
    speaker: speakerWords(row, standing),
    unit: row.unit?.name ?? null,
    state: opinionStates[opinionStateOf(row)],
    left: row.dueAt === null ? null : leftWords(calendar, row.dueAt, ctx.now),
  }
}

export const opinionsActions = [
  onPress({
    name: 'opinions.list',
    allow: mayRead,
    bound: pageOf(OpinionFilter),
    run: async (ctx, { q, after, before }) => ({
      ...(await listing(ctx, q, cursorOf({ after, before }))),
      // From a symposium's own card it is another matter; from a list it is the next page.
      ...(after === undefined && before === undefined ? { anew: true } : {}),
    }),
  }),
  onPress({
    name: 'opinions.show',
    allow: mayRead,
    bound: z.object({ id: rowNumber }),
    run: async (ctx, { id }) => ({
      ...(id > 0 ? await shownOne(ctx, id) : notFound('这条意见')),
      anew: true,
    }),
  }),
  onPress({
    name: 'opinions.read',
    allow: inPrivate,
    bound: z.object({ id: rowNumber }),
    run: async (ctx, { id }) => {
      const row = await rowSeen(ctx, id)
      if (!readsWords(opinionStandingOf(ctx.actor, row))) closed(row)
      if (row.guest.talentId !== null)
        ctx.noteReading({
          talentId: row.guest.talentId,
          dataClass: 'P3',
          why: `看座谈会意见${opinionNumber(id)}的内容`,
        })
      return { ...show(await opinionCardFor(ctx, row, { reading: true })), anew: true }
    },
  }),
]

const closed = (row: OpinionRow): never =>
  refuse(
    `${opinionNumber(row.id)}的内容您不能看。`,
    '困难的内容只给提出人、答复单位、主持领导和人才办看。',
    '确需了解，请联系县委人才办。',
  )
