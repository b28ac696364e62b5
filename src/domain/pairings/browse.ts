import { z } from 'zod'
import type { Card } from '#cards/kit/card.ts'
import { dateWords, nearDate } from '#cards/kit/dates.ts'
import { coverageCard } from '#cards/pairings/coverage.ts'
import { listCard, type PairingLine } from '#cards/pairings/list.ts'
import type { Context } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { command, onPress, type Said } from '#core/handlers.ts'
import { type Cursor, cursorOf, firstPage, readPage, shownIn } from '#core/keyset.ts'
import { maskName } from '#core/masks.ts'
import { pageOf, rowNumber } from '#core/paging.ts'
import { reachOf } from '#core/permission.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import type { SlotValue } from '#core/slots.ts'
import { gazetteerOf, unknownPlace } from '#domain/places/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { coverageLines } from './coverage.ts'
import { kinds, living, states } from './dictionary.ts'
import { numberIn, saidWords } from './listing.ts'
import { ownPlaces } from './own.ts'
import { asking } from './phrases/asking.ts'
import { mayRead, maySolve } from './policy.ts'
import { cardFor, rowSeen } from './pressing.ts'
import { type findPairing, pairingNumber, servedWords, whole } from './record.ts'
import { covered, looking } from './slots.ts'

const pageSize = 10

/** `结对` by person, village, township, kind, state; `JD-12` shows one. */
export const queryPairings = command({
  intent: 'pair.query',
  phrases: asking['pair.query'],
  slots: looking,
  words: ['结对', '查结对', '结对 查', '结对 看', 'pairs', 'pair', 'pair query', 'JD'],
  summary: '查结对：按人才、村、乡镇、状态',
  example: '结对 诺溪镇',
  allow: mayRead,
  run: async (ctx, said) => {
    const id = numberIn('JD', said)
    return id === null ? listing(ctx, await asked(ctx, said), firstPage) : shownOne(ctx, id)
  },
})

/** `覆盖`, `覆盖 诺溪镇`: which villages have somebody, and which have nobody. */
export const showCoverage = command({
  intent: 'pair.coverage',
  phrases: asking['pair.coverage'],
  slots: covered,
  words: ['覆盖', '结对 覆盖', '覆盖率', 'coverage', 'pair coverage'],
  summary: '结对覆盖率和没有结对的村',
  example: '覆盖',
  allow: mayRead,
  run: async (ctx, said) => {
    const [township] = said.slots.township ?? []
    const named = township?.kind === 'township' ? township : null
    const unknown = named ? null : unknownPlace(await gazetteerOf(ctx.db), said)
    return show(await drawCoverage(ctx, named, unknown))
  },
})

const drawCoverage = async (
  ctx: Context,
  township: { readonly id: number; readonly name: string } | null,
  unknown: string | null,
): Promise<Card> =>
  coverageCard({
    range: township?.name ?? '全县',
    asOf: dateWords(ctx.now),
    unknown,
    lines: await coverageLines(ctx.db, ctx.now, township?.id ?? null),
    buttons:
      maySolve.check(ctx) === null
        ? [{ text: '排结对方案', do: 'say', value: { text: '排结对方案' }, tone: 'primary' }]
        : [],
  })

const shownOne = async (ctx: Context, id: number): Promise<Reply> => {
  const row = await rowSeen(ctx, id)
  return {
    ...privately(ctx.chat, show(await cardFor(ctx, row)), `${pairingNumber(id)}的情况已私聊发您。`),
    shown: { items: [pairingNumber(id)] },
  }
}

/** What is looked for, small enough to travel in a button. */
const Filter = z.object({
  id: z.string().max(60).optional(),
  person: z.string().max(30).optional(),
  village: z.number().int().optional(),
  township: z.number().int().optional(),
  kind: z.string().max(20).optional(),
  state: z.string().max(20).optional(),
  own: z.boolean().optional(),
  words: z.array(z.string().max(120)).max(8),
})

type Filter = z.output<typeof Filter>

/** The question, and whether it names a place the lists do not hold. */
const asked = async (ctx: Context, said: Said): Promise<Filter> => {
  const filter = filterOf(ctx, said)
  const unknown = unknownPlace(await gazetteerOf(ctx.db), said)
  return unknown === null ? filter : { ...filter, words: [...filter.words, unknown] }
}

const filterOf = (ctx: Context, { slots }: Said): Filter => {
  const first = (name: string): SlotValue | undefined => slots[name]?.[0]
  const [person, village, township, kind, state] = ['person', 'village', 'township', 'kind', 'state'].map(
    first,
  )
  // An officer who names nobody and no place means his own villages.
  const isOwn = !(person || village || township) && ownPlaces(ctx.actor) !== null
  return {
    ...(person?.kind === 'person' ? { person: person.name } : {}),
    ...(village?.kind === 'village' ? { village: village.id } : {}),
    ...(township?.kind === 'township' ? { township: township.id } : {}),
    ...(kind?.kind === 'choice' ? { kind: kind.value } : {}),
    ...(state?.kind === 'choice' ? { state: state.value } : {}),
    ...(isOwn ? { own: true } : {}),
    words: [
      ...(isOwn ? ['本乡镇（村）'] : []),
      ...[person, village, township, kind, state].flatMap(value => (value ? [saidWords(value)] : [])),
    ],
  }
}

const whereOf = (ctx: Context, filter: Filter): Prisma.PairingWhereInput => ({
  ...(filter.person === undefined ? {} : { talent: { name: filter.person } }),
  ...(filter.village === undefined ? {} : { villageId: filter.village }),
  ...(filter.township === undefined ? {} : { village: { townshipId: filter.township } }),
  ...(filter.kind === undefined ? {} : { kind: filter.kind }),
  state: filter.state === undefined ? { in: [...living] } : filter.state,
  ...ownOnly(ctx, filter.own === true),
})

/** A talent sees his own pairings only; an officer of a township his villages' unless he asks for others. */
const ownOnly = ({ actor }: Context, isAsked: boolean): Prisma.PairingWhereInput => {
  if (actor.kind !== 'person') return {}
  const own = { OR: [{ talentId: actor.talentId ?? 0 }, { menteeId: actor.talentId ?? 0 }] }
  if (reachOf(actor, 'pairing.read') === 'own') return own
  const village = isAsked ? ownPlaces(actor) : null
  return village ? { OR: [...own.OR, { village }] } : {}
}

const listing = async (ctx: Context, filter: Filter, cursor: Cursor): Promise<Reply> => {
  const where = whereOf(ctx, filter)
  const { rows, ...place } = await readPage(
    {
      find: (beyond, id, take) =>
        ctx.db.pairing.findMany({ where: { AND: [where, beyond] }, include: whole, orderBy: { id }, take }),
      count: beyond => ctx.db.pairing.count({ where: { AND: [where, beyond] } }),
    },
    cursor,
    pageSize,
  )
  const isMasked = ctx.chat.scope === 'public'
  const query = JSON.stringify(filter)
  const lines = rows.map(row => lineOf(row, isMasked, ctx.now))
  const card = listCard({ understood: filter.words, lines, ...place, query })
  const numbers = rows.map(({ id }) => pairingNumber(id))
  return { ...show(card), shown: shownIn(numbers, place, { do: 'pairings.list', q: query }) }
}

const lineOf = (
  row: NonNullable<Awaited<ReturnType<typeof findPairing>>>,
  isMasked: boolean,
  now: Date,
): PairingLine => ({
  id: row.id,
  version: row.version,
  number: pairingNumber(row.id),
  talent: isMasked ? maskName(row.talent.name) : row.talent.name,
  served: servedWords(row),
  kind: wordOf(kinds, row.kind) ?? row.kind,
  state: wordOf(states, row.state) ?? row.state,
  servedOn: row.servedOn === null ? null : `最近服务${nearDate(row.servedOn, now)}`,
})

export const browseActions = [
  onPress({
    name: 'pairings.list',
    allow: mayRead,
    bound: pageOf(Filter),
    run: (ctx, { q, after, before }) => listing(ctx, q, cursorOf({ after, before })),
  }),
  onPress({
    name: 'pairings.show',
    allow: mayRead,
    bound: z.object({ id: rowNumber }),
    run: async (ctx, { id }) => ({ ...(await shownOne(ctx, id)), anew: true }),
  }),
]
