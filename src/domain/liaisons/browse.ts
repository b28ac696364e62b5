import { z } from 'zod'
import { nearDate } from '#cards/kit/dates.ts'
import { type LiaisonLine, listCard } from '#cards/liaisons/list.ts'
import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { command, onPress, type Said } from '#core/handlers.ts'
import { type Cursor, cursorOf, firstPage, readPage, shownIn } from '#core/keyset.ts'
import { pageOf, rowNumber } from '#core/paging.ts'
import { everyone, reachOf } from '#core/permission.ts'
import { notFound } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { living, quotas, states } from './dictionary.ts'
import { leadersOf } from './leaders.ts'
import { phrases } from './phrases.ts'
import { mayRead } from './policy.ts'
import { cardFor, rowSeen } from './pressing.ts'
import { type LiaisonRow, liaisonNumber, whole } from './record.ts'
import { looking } from './slots.ts'

const pageSize = 10

/** `联系` by leader, expert, state; `LX-7` shows one. Who has not been in touch is for those who may see it, in private. */
export const queryLiaisons = command({
  intent: 'liaison.query',
  phrases: phrases['liaison.query'],
  slots: looking,
  words: ['联系', '查联系', '联系 查', '联系 看', 'liaison', 'liaisons', 'liaison query', 'LX'],
  summary: '查县级领导联系服务专家',
  example: '联系 超期',
  allow: mayRead,
  run: async (ctx, said) => {
    const id = numberIn(said)
    return id === null ? listing(ctx, filterOf(said), firstPage) : shownOne(ctx, id)
  },
})

const shownOne = async (ctx: Context, id: number): Promise<Reply> => {
  const row = await rowSeen(ctx, id)
  return {
    ...privately(ctx.chat, show(await cardFor(ctx, row)), `${liaisonNumber(id)}的情况已私聊发您。`),
    shown: { items: [liaisonNumber(id)] },
  }
}

/** What is looked for, small enough to travel in a button. */
const Filter = z.object({
  leader: z.string().max(30).optional(),
  expert: z.string().max(30).optional(),
  state: z.string().max(20).optional(),
  words: z.array(z.string().max(40)).max(6),
})

type Filter = z.output<typeof Filter>

const filterOf = ({ slots }: Said): Filter => {
  const [leader, expert, state] = ['leader', 'expert', 'state'].map(name => slots[name]?.[0])
  return {
    ...(leader?.kind === 'person' ? { leader: leader.name } : {}),
    ...(expert?.kind === 'person' ? { expert: expert.name } : {}),
    ...(state?.kind === 'choice' ? { state: state.value } : {}),
    words: [leader, expert, state].flatMap(value => {
      if (value?.kind === 'choice') return [value.words]
      return value?.kind === 'person' ? [value.name] : []
    }),
  }
}

/** One name may be the leader's or the expert's: both are looked at. */
const whereOf = (ctx: Context, { leader, expert, state }: Filter): Prisma.LiaisonWhereInput => ({
  AND: [
    ...[leader, expert].flatMap(name =>
      name === undefined ? [] : [{ OR: [{ leader: { person: { name } } }, { talent: { name } }] }],
    ),
    { state: state ?? { in: [...living] } },
    ownOnly(ctx),
  ],
})

const ownOnly = ({ actor }: Context): Prisma.LiaisonWhereInput =>
  actor.kind === 'person' && reachOf(actor, 'liaison.read') === 'own'
    ? { OR: [{ leader: { personId: actor.personId } }, { talentId: actor.talentId ?? 0 }] }
    : {}

const listing = async (ctx: Context, filter: Filter, cursor: Cursor): Promise<Reply> => {
  const where = whereOf(ctx, filter)
  const { rows, ...place } = await readPage(
    {
      find: (beyond, id, take) =>
        ctx.db.liaison.findMany({ where: { AND: [where, beyond] }, include: whole, orderBy: { id }, take }),
      count: beyond => ctx.db.liaison.count({ where: { AND: [where, beyond] } }),
    },
    cursor,
    pageSize,
  )
  const query = JSON.stringify(filter)
  const runsThings = holds(ctx.actor, 'office', 'head')
  const others = runsThings ? await othersOf(ctx, rows) : new Map<number, string>()
  const card = listCard({
    understood: filter.words,
    lines: rows.map(row => lineOf(row, others.get(row.id) ?? null, ctx.now)),
    ...place,
    query,
    short: runsThings && filter.words.length === 0 ? await shortOf(ctx) : [],
  })
  const numbers = rows.map(({ id }) => liaisonNumber(id))
  return {
    ...privately(ctx.chat, show(card), '名单已私聊发您。'),
    shown: shownIn(numbers, place, { do: 'liaisons.list', q: query }),
  }
}

/** By liaison: the other leaders of the same expert. */
const othersOf = async (ctx: Context, rows: readonly LiaisonRow[]): Promise<ReadonlyMap<number, string>> => {
  const all = await ctx.db.liaison.findMany({
    where: { talentId: { in: rows.map(({ talentId }) => talentId) }, state: { in: [...living] } },
    include: { leader: { include: { person: true } } },
    orderBy: { id: 'asc' },
  })
  return new Map(
    rows.flatMap(row => {
      const names = all
        .filter(one => one.talentId === row.talentId && one.leaderId !== row.leaderId)
        .map(({ leader }) => leader.person.name)
      return names.length > 0 ? [[row.id, `另有${names.join('、')}联系`] as const] : []
    }),
  )
}

/** Leaders with fewer experts than their rank asks for. */
const shortOf = async (ctx: Context): Promise<readonly string[]> =>
  (await leadersOf(ctx))
    .filter(({ rank, experts }) => experts < quotas[rank].least)
    .map(({ name, rank, experts }) => `${name}已联系${experts}位，至少${quotas[rank].least}位`)

const dueWords = (state: string, day: string): string =>
  state === 'overdue' ? `${day}前应联系，已超期` : `${day}前再联系`

const lineOf = (row: LiaisonRow, conflict: string | null, now: Date): LiaisonLine => ({
  id: row.id,
  number: liaisonNumber(row.id),
  leader: row.leader.person.name,
  expert: row.talent.name,
  state: wordOf(states, row.state) ?? row.state,
  when: [
    row.contactOn === null ? '还没有联系' : `最近联系${nearDate(row.contactOn, now)}`,
    row.halfYear === null ? null : dueWords(row.state, nearDate(row.halfYear, now)),
  ]
    .filter(words => words !== null)
    .join('，'),
  conflict,
})

const numberIn = ({ words }: Said): number | null => {
  const digits = words.map(word => /^LX-?(\d{1,9})$/i.exec(word)?.[1]).find(found => found !== undefined)
  return digits === undefined ? null : Number(digits)
}

export const browseActions = [
  onPress({
    name: 'liaisons.list',
    allow: mayRead,
    bound: pageOf(Filter),
    run: (ctx, { q, after, before }) => listing(ctx, q, cursorOf({ after, before })),
  }),
  onPress({
    name: 'liaisons.show',
    // Whose it is opens it, also when his office has run out.
    allow: everyone,
    bound: z.object({ id: rowNumber }),
    run: async (ctx, { id }) =>
      id > 0 ? { ...(await shownOne(ctx, id)), anew: true } : notFound('这项联系'),
  }),
]
