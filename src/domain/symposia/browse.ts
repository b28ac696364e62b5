import { z } from 'zod'
import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import { listCard, type SymposiumLine } from '#cards/symposia/list.ts'
import type { Context } from '#core/context.ts'
import { command, onPress } from '#core/handlers.ts'
import { type Cursor, cursorOf, firstPage, readPage, shownIn } from '#core/keyset.ts'
import { pageOf, rowNumber } from '#core/paging.ts'
import { notFound } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import { kinds, states, unanswered } from './dictionary.ts'
import { Filter, filterOf, queryOf, whereOf, wordsOf } from './filter.ts'
import { numberIn } from './meant.ts'
import { phrases } from './phrases/asking.ts'
import { isHis, mayPlan, mayRead, runsThings, standingOf, symposiaSeen } from './policy.ts'
import { symposiumPress } from './pressing.ts'
import { kindOf, opinionStateOf, type SymposiumRow, stateOf, symposiumNumber, whole } from './record.ts'
import { looking } from './slots.ts'
import { invitationFor } from './telling.ts'
import { whenWords } from './view.ts'

const { cardFor, rowSeen } = symposiumPress

const pageSize = 8

/** `座谈会`, `本月的座谈会`, `没答复的座谈会`; `ZT-3` shows one. */
export const querySymposia = command({
  intent: 'symposium.query',
  phrases: phrases['symposium.query'],
  slots: looking,
  words: ['座谈会', '座谈', '恳谈会', '查座谈会', '座谈 查', '座谈会 查', 'symposium', 'symposia', 'ZT'],
  summary: '查座谈会、恳谈会',
  example: '座谈会 本月',
  allow: mayRead,
  run: async (ctx, said) => {
    const id = numberIn('ZT', said)
    return id === null ? listing(ctx, filterOf(said), firstPage) : shownOne(ctx, id)
  },
})

/** A guest reads his invitation; whoever organises or hosts it reads how it stands. */
const truthFor = async (ctx: Context, row: SymposiumRow): Promise<Card> => {
  const standing = standingOf(ctx.actor, row)
  const guest = row.guests.find(one => isHis(ctx.actor, one))
  const isInside = (['office', 'head', 'host'] as const).some(one => standing.has(one))
  return guest && !isInside ? invitationFor(ctx, row, guest) : cardFor(ctx, row)
}

const shownOne = async (ctx: Context, id: number): Promise<Reply> => ({
  ...privately(ctx.chat, show(await truthFor(ctx, await rowSeen(ctx, id))), '座谈会的情况已私聊发您。'),
  shown: { items: [symposiumNumber(id)] },
})

const listing = async (ctx: Context, filter: Filter, cursor: Cursor): Promise<Reply> => {
  const where = { AND: [whereOf(filter), symposiaSeen(ctx.actor)] }
  const { rows, ...place } = await readPage(
    {
      find: (beyond, id, take) =>
        ctx.db.symposium.findMany({
          where: { AND: [where, beyond] },
          include: whole,
          orderBy: { id },
          take,
        }),
      count: beyond => ctx.db.symposium.count({ where: { AND: [where, beyond] } }),
    },
    cursor,
    pageSize,
  )
  const query = queryOf(filter)
  const card = listCard({
    understood: wordsOf(filter),
    lines: rows.map(row => lineOf(ctx, row)),
    ...place,
    query,
    empty: emptyWords(ctx),
    buttons: buttonsOf(ctx),
  })
  return {
    ...privately(ctx.chat, show(card), '名单已私聊发您。'),
    shown: shownIn(
      rows.map(({ id }) => symposiumNumber(id)),
      place,
      { do: 'symposia.list', q: query },
    ),
  }
}

const emptyWords = (ctx: Context): string =>
  runsThings(ctx.actor)
    ? '没有符合条件的座谈会。要开，发“安排座谈会”。'
    : '没有邀请过您的座谈会。有困难可以随时发“反映诉求”。'

const buttonsOf = (ctx: Context): readonly ButtonSpec[] =>
  ctx.chat.scope === 'private' && mayPlan.check({ actor: ctx.actor, chat: ctx.chat }) === null
    ? [{ text: '安排座谈会', do: 'symposia.openPlan', value: {} }]
    : []

const lineOf = (ctx: Context, row: SymposiumRow): SymposiumLine => ({
  id: row.id,
  number: symposiumNumber(row.id),
  kind: kinds[kindOf(row)],
  topic: row.topic,
  when: whenWords(row.startsAt),
  place: row.place,
  state: states[stateOf(row)],
  waits: waitsFor(ctx, row),
})

/** What is still open about it, for those who organise it; a guest reads his own answer. */
const waitsFor = (ctx: Context, row: SymposiumRow): string | null => {
  const standing = standingOf(ctx.actor, row)
  if (!standing.has('office') && !standing.has('head') && !standing.has('host')) {
    const guest = row.guests.find(one => isHis(ctx.actor, one))
    return guest?.answer === 'none' && row.state === 'invited' ? '您还没有答复' : null
  }
  const silent = row.state === 'invited' ? row.guests.filter(({ answer }) => answer === 'none').length : 0
  const open = row.opinions.filter(one => unanswered.includes(opinionStateOf(one))).length
  return (
    [silent > 0 ? `${silent}位没有答复` : null, open > 0 ? `${open}条意见没有答复` : null]
      .filter(words => words !== null)
      .join('；') || null
  )
}

export const browseActions = [
  onPress({
    name: 'symposia.list',
    allow: mayRead,
    bound: pageOf(Filter),
    run: (ctx, { q, after, before }) => listing(ctx, q, cursorOf({ after, before })),
  }),
  onPress({
    name: 'symposia.show',
    allow: mayRead,
    bound: z.object({ id: rowNumber }),
    run: async (ctx, { id }) => ({
      ...(id > 0 ? await shownOne(ctx, id) : notFound('这场座谈会')),
      anew: true,
    }),
  }),
]
