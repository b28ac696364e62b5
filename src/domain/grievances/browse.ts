import { z } from 'zod'
import { type GrievanceLine, listCard, pageSize } from '#cards/grievances/list.ts'
import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { command, onPress, type Said } from '#core/handlers.ts'
import { rowNumber, travelling } from '#core/paging.ts'
import { grantsFor } from '#core/permission.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import type { Calendar } from '#core/working-calendar.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { leftWords } from '#domain/steps/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { opened } from './add.ts'
import { board } from './board.ts'
import { closing, kinds, over, states } from './dictionary.ts'
import { Filter, filterOf, filterWords, isEmpty, whereOf } from './filter.ts'
import { firstSeen, idsIn } from './meant.ts'
import { grievanceNumber } from './number.ts'
import { asking } from './phrases/asking.ts'
import { mayRead, maySubmit, mine, ofMyExperts, ownUnits, rowsSeen, runsThings } from './policy.ts'
import { cardFor } from './pressing.ts'
import { type GrievanceRow, kindOf, stateOf, whole } from './record.ts'
import { looking } from './slots.ts'
import { suggested } from './suggest.ts'
import { holderWords, levelWords } from './view.ts'

/** `诉求` for each role: mine; my unit's queue; the office's board; counts for leaders and members. `SQ-2026-0031` shows one. */
export const queryGrievances = command({
  intent: 'grievance.query',
  phrases: asking['grievance.query'],
  slots: looking,
  words: [
    '诉求',
    '查诉求',
    '诉求 查',
    '诉求 看',
    '诉求看板',
    'grievance',
    'grievances',
    'grievance query',
    'SQ',
  ],
  summary: '看诉求办到哪一步',
  example: '诉求',
  allow: mayRead,
  run: async (ctx, said) => {
    const ids = idsIn(ctx, said)
    if (ids.length > 0) return shownOne(ctx, await firstSeen(ctx, ids))
    const filter = filterOf(said)
    if (isEmpty(filter) && isTelling(ctx, said)) return privately(ctx.chat, await opened(ctx, said), told)
    return isEmpty(filter) ? atFirst(ctx) : listing(ctx, filter, 0)
  },
})

const told = '诉求不在群里谈，已私聊回复您；群里刚才的话，建议您撤回。'

/** 诉求 热水器坏3个月了 tells one rather than asks for some. */
const isTelling = (ctx: Context, { rest, free }: Said): boolean =>
  free !== true &&
  rest.length >= 5 &&
  suggested(rest).kind !== 'other' &&
  maySubmit.check({ actor: ctx.actor, chat: ctx.chat }) === null

/** What each role sees first. */
const atFirst = async (ctx: Context): Promise<Reply> => {
  const { actor } = ctx
  if (runsThings(actor)) return board(ctx, { title: '诉求看板', where: {}, open: 'list' })
  const isOfficer = ownUnits(actor).length > 0
  if (!isOfficer && holds(actor, 'leader'))
    return board(ctx, { title: '诉求情况', where: {}, open: 'experts' })
  if (!isOfficer && holds(actor, 'member')) return board(ctx, { title: '诉求情况', where: {}, open: 'none' })
  return listing(ctx, isOfficer || holds(actor, 'audit') ? { state: 'open' } : { whose: 'mine' }, 0)
}

const shownOne = async (ctx: Context, row: GrievanceRow): Promise<Reply> => ({
  ...privately(ctx.chat, show(await cardFor(ctx, row)), '诉求的情况已私聊发您。'),
  shown: { items: [grievanceNumber(row.id)] },
})

/** Members read counts only. */
const countsOnly = ({ actor }: Context): boolean =>
  grantsFor(actor, 'grievance.read').every(({ reach }) => reach === 'masked')

const ownWhere = (ctx: Context, { whose }: Filter): Prisma.GrievanceWhereInput => {
  const self = ctx.actor.kind === 'person' ? ctx.actor.personId : 0
  if (whose === 'mine') return { OR: mine(self) }
  return whose === 'experts' ? ofMyExperts(self) : {}
}

export const listing = async (ctx: Context, filter: Filter, skip: number): Promise<Reply> => {
  const asked = await whereOf(ctx, filter)
  if (countsOnly(ctx))
    return board(ctx, { title: ['诉求情况', ...filterWords(filter)].join('：'), where: asked, open: 'none' })
  const where = { AND: [asked, ownWhere(ctx, filter), rowsSeen(ctx.actor)] }
  const [rows, total] = await Promise.all([
    ctx.db.grievance.findMany({
      where,
      include: whole,
      // What is over waits for nothing.
      orderBy: [
        { closedAt: { sort: 'desc', nulls: 'first' } },
        { dueAt: { sort: 'asc', nulls: 'last' } },
        { id: 'desc' },
      ],
      skip,
      take: pageSize,
    }),
    ctx.db.grievance.count({ where }),
  ])
  const calendar = await calendarOf(ctx.db)
  const query = JSON.stringify(filter)
  const card = listCard({
    title: titleOf(ctx, filter),
    understood: filterWords(filter),
    lines: rows.map(row => lineOf(ctx, calendar, row)),
    total,
    before: skip,
    turn: { do: 'grievances.list', value: { q: query } },
    empty: emptyWords(ctx),
  })
  const end = skip + rows.length
  const turn = { do: 'grievances.list', q: query }
  return {
    ...privately(ctx.chat, show(card), '诉求名单已私聊发您。'),
    shown: {
      items: rows.map(({ id }) => grievanceNumber(id)),
      ...(end < total ? { next: { ...turn, skip: end } } : {}),
      ...(skip > 0 ? { previous: { ...turn, skip: Math.max(0, skip - pageSize) } } : {}),
    },
  }
}

const titleOf = (ctx: Context, { whose }: Filter): string => {
  if (whose === 'experts') return '我联系专家的诉求'
  if (whose === 'mine') return '我的诉求'
  return ownUnits(ctx.actor).length > 0 && !runsThings(ctx.actor) ? '我单位的诉求' : '诉求'
}

const emptyWords = (ctx: Context): string =>
  maySubmit.check({ actor: ctx.actor, chat: ctx.chat }) === null
    ? '没有符合的诉求。有难处，直接说一句就行，例如“宿舍漏水没人管”。'
    : '没有符合的诉求。'

const lineOf = (ctx: Context, calendar: Calendar, row: GrievanceRow): GrievanceLine => {
  const state = stateOf(row)
  const waits = row.dueAt !== null && !over.includes(state) && !closing.includes(state)
  const isLate = waits && row.dueAt !== null && row.dueAt < ctx.now
  return {
    id: row.id,
    number: grievanceNumber(row.id),
    kind: kinds[kindOf(row)],
    state: states[state],
    holder: holderWords(row),
    left: waits && row.dueAt !== null ? leftWords(calendar, row.dueAt, ctx.now) : null,
    isLate,
    level: levelWords(row),
  }
}

export const browseActions = [
  onPress({
    name: 'grievances.list',
    allow: mayRead,
    bound: z.object({ q: travelling(Filter), skip: rowNumber.min(0).default(0) }),
    run: (ctx, { q, skip }) => listing(ctx, q, skip),
  }),
  onPress({
    name: 'grievances.show',
    allow: mayRead,
    bound: z.object({ id: rowNumber }),
    run: async (ctx, { id }) => ({ ...(await shownOne(ctx, await firstSeen(ctx, [id]))), anew: true }),
  }),
]
