import { z } from 'zod'
import { shortDate } from '#cards/kit/dates.ts'
import { type OrderLine, ordersCard } from '#cards/pairings/orders.ts'
import type { Context } from '#core/context.ts'
import { command, onPress, type Said } from '#core/handlers.ts'
import { type Cursor, cursorOf, firstPage, readPage, shownIn } from '#core/keyset.ts'
import { pageOf, rowNumber } from '#core/paging.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import type { SlotValue } from '#core/slots.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { numberIn, saidWords } from '../listing.ts'
import { ownPlaces } from '../own.ts'
import { asking } from '../phrases/asking.ts'
import { mayRead } from '../policy.ts'
import { orderStates } from './machine.ts'
import { cardFor, rowSeen } from './pressing.ts'
import { type OrderRow, orderNumber, orderStateOf, villageWords, wholeOrder } from './record.ts'
import { lookingForOrders } from './slots.ts'

const pageSize = 10

/** `派单` lists what waits to be dispatched; `点单列表` all by village, township, field, state; `DD-3` shows one. */
export const queryOrders = command({
  intent: 'order.query',
  phrases: asking['order.query'],
  slots: lookingForOrders,
  words: ['点单列表', '查点单', '派单', '点单 查', 'orders', 'DD'],
  summary: '查点单：谁要人，派了没有',
  example: '派单',
  allow: mayRead,
  run: async (ctx, said) => {
    const id = numberIn('DD', said)
    return id === null ? listing(ctx, filterOf(ctx, said), firstPage) : shownOne(ctx, id)
  },
})

const shownOne = async (ctx: Context, id: number): Promise<Reply> => {
  const row = await rowSeen(ctx, id)
  return {
    ...privately(ctx.chat, show(await cardFor(ctx, row)), `${orderNumber(id)}的情况已私聊发您。`),
    shown: { items: [orderNumber(id)] },
  }
}

/** What is looked for, small enough to travel in a button. */
const Filter = z.object({
  village: z.number().int().optional(),
  township: z.number().int().optional(),
  field: z.number().int().optional(),
  state: z.string().max(20).optional(),
  own: z.boolean().optional(),
  words: z.array(z.string().max(40)).max(6),
})

type Filter = z.output<typeof Filter>

const filterOf = (ctx: Context, { slots }: Said): Filter => {
  const [village, township, field, state] = ['village', 'township', 'field', 'state'].map(
    (name): SlotValue | undefined => slots[name]?.[0],
  )
  const named = [village, township, field, state].flatMap(value => (value ? [saidWords(value)] : []))
  const isOwn = village === undefined && township === undefined && ownPlaces(ctx.actor) !== null
  return {
    ...(village?.kind === 'village' ? { village: village.id } : {}),
    ...(township?.kind === 'township' ? { township: township.id } : {}),
    ...(field?.kind === 'field' ? { field: field.id } : {}),
    ...(state?.kind === 'choice' ? { state: state.value } : {}),
    ...(isOwn ? { own: true } : {}),
    words: [...(isOwn ? ['本乡镇（村）'] : []), ...named],
  }
}

const whereOf = ({ actor }: Context, filter: Filter): Prisma.PairingOrderWhereInput => ({
  ...(filter.village === undefined ? {} : { villageId: filter.village }),
  ...(filter.township === undefined ? {} : { village: { townshipId: filter.township } }),
  ...(filter.field === undefined ? {} : { fieldId: filter.field }),
  state: filter.state ?? { in: ['open', 'dispatched'] },
  ...(filter.own ? { village: ownPlaces(actor) ?? {} } : {}),
})

const listing = async (ctx: Context, filter: Filter, cursor: Cursor): Promise<Reply> => {
  const where = whereOf(ctx, filter)
  const { rows, ...place } = await readPage(
    {
      find: (beyond, id, take) =>
        ctx.db.pairingOrder.findMany({
          where: { AND: [where, beyond] },
          include: wholeOrder,
          orderBy: { id },
          take,
        }),
      count: beyond => ctx.db.pairingOrder.count({ where: { AND: [where, beyond] } }),
    },
    cursor,
    pageSize,
  )
  const query = JSON.stringify(filter)
  const card = ordersCard({ understood: filter.words, lines: rows.map(lineOf), ...place, query })
  const numbers = rows.map(({ id }) => orderNumber(id))
  return { ...show(card), shown: shownIn(numbers, place, { do: 'orders.list', q: query }) }
}

const lineOf = (row: OrderRow): OrderLine => ({
  id: row.id,
  number: orderNumber(row.id),
  village: villageWords(row),
  wish: row.wish,
  state: orderStates[orderStateOf(row)],
  when: row.dueAt === null ? `${shortDate(row.createdAt)}点单` : `${shortDate(row.dueAt)}前派单`,
})

export const browseOrderActions = [
  onPress({
    name: 'orders.list',
    allow: mayRead,
    bound: pageOf(Filter),
    run: (ctx, { q, after, before }) => listing(ctx, q, cursorOf({ after, before })),
  }),
  onPress({
    name: 'orders.show',
    allow: mayRead,
    bound: z.object({ id: rowNumber }),
    run: async (ctx, { id }) => ({ ...(await shownOne(ctx, id)), anew: true }),
  }),
]
