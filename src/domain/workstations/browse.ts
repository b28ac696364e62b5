import { z } from 'zod'
import type { Card } from '#cards/kit/card.ts'
import { dateWords } from '#cards/kit/dates.ts'
import { type StationLine, type StationListProps, stationList } from '#cards/workstations/list.ts'
import type { Context } from '#core/context.ts'
import { classShown, within } from '#core/data-class.ts'
import { wordOf } from '#core/dictionary.ts'
import { type Action, command, onPress, type Said } from '#core/handlers.ts'
import { type Cursor, cursorOf, firstPage, type Page, readPage, shownIn } from '#core/keyset.ts'
import { pageOf, rowNumber } from '#core/paging.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { privately, type Reply, type Shown, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { gazetteerOf } from '#domain/places/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { levels, states } from './dictionary.ts'
import { Filter, filterIn, filterWords, pendingFor, whereOf } from './filter.ts'
import { dayIn } from './guards.ts'
import { phrases } from './phrases.ts'
import { mayReadStations, rowsSeen, sees } from './policy.ts'
import { cardFor } from './pressing.ts'
import { findStation, readStationNumber, stationNumber } from './record.ts'
import { searched, which } from './slots.ts'
import { expertWords, stateOf } from './view.ts'

/** Rows of one page. */
const pageSize = 10

/** `工作站`, `工作站 州级 茶叶`, `工作站 三个月内到期`. */
export const queryStations = command({
  intent: 'station.query',
  phrases: phrases['station.query'],
  slots: searched,
  words: ['工作站', '查工作站', '专家工作站', 'stations', 'station'],
  summary: '按级别、领域、乡镇、单位、专家、状态、到期时间查工作站',
  example: '工作站 州级 茶叶',
  allow: mayReadStations,
  run: async (ctx, said) => {
    const [only] = said.words
    const number = said.words.length === 1 && only !== undefined ? readStationNumber(only) : null
    return number === null ? listed(ctx, await asked(ctx, said)) : shown(ctx, number)
  },
})

/** `GZ-3`: the station's card, with what its reader can do. */
export const showStation = command({
  intent: 'station.show',
  phrases: phrases['station.show'],
  slots: which,
  words: ['看工作站', '工作站 看', 'GZ'],
  summary: '看一个工作站的情况、今年经过和历年成果',
  example: 'GZ-3',
  allow: mayReadStations,
  run: async (ctx, said) => {
    const id = stationIn(said)
    if (id !== null) return shown(ctx, id)
    const filter = await asked(ctx, said)
    if (!filter.unit && !filter.text) noneNamed()
    return listed(ctx, filter)
  },
})

/** The question a sentence asks. */
export const asked = async (ctx: Context, said: Said): Promise<Filter> =>
  filterIn(said, await gazetteerOf(ctx.db), ctx.now)

/** The number of the station a sentence is about. */
export const stationIn = ({ slots, words }: Said): number | null => {
  const [said] = slots.id ?? []
  if (said?.kind === 'id') return said.number
  return words.map(readStationNumber).find(id => id !== null) ?? null
}

const noneNamed = (): never =>
  refuse('您要看哪个工作站？', '要写明编号或者建站单位。', '例如：GZ-3，或者：工作站 云岭茶业')

/** One station's card: to the person alone, and in a group one line. */
export const shown = async (ctx: Context, id: number): Promise<Reply> => {
  const row = await findStation(ctx.db, id)
  if (!row || !sees(ctx.actor, row)) return notFound(`工作站${stationNumber(id)}`)
  const line = `${stationNumber(id)} ${row.name}，${states[stateOf(row)]}。详情已私聊发您。`
  return {
    ...privately(ctx.chat, show(await cardFor(ctx, row)), line),
    shown: { items: [stationNumber(id)] },
  }
}

const listed = async (ctx: Context, filter: Filter): Promise<Reply> => {
  const { card, page, pending, shown: items } = await listFor(ctx, filter, firstPage)
  const [only] = page.rows
  if (only && page.total === 1 && pending === null) return shown(ctx, only.id)
  const reply = { ...show(card), shown: items }
  // Experts' names are no data for everybody; the number of stations is.
  return within('P1', classShown(ctx.actor, ctx.chat.scope, 'other'))
    ? reply
    : { ...privately(ctx.chat, reply, `共${page.total}个工作站，名单已私聊发您。`), shown: items }
}

const lineInclude = { township: true, field: true } as const

type LineRow = Prisma.WorkstationGetPayload<{ include: typeof lineInclude }>

type Listed = {
  readonly card: Card
  readonly page: Page<LineRow>
  readonly pending: StationListProps['pending']
  readonly shown: Shown
}

const listFor = async (ctx: Context, filter: Filter, cursor: Cursor): Promise<Listed> => {
  const where = { AND: [rowsSeen(ctx.actor), whereOf(filter, dayOf(ctx.now))] }
  const page = await readPage<LineRow>(
    {
      find: (beyond, order, take) =>
        ctx.db.workstation.findMany({
          where: { AND: [where, beyond] },
          include: lineInclude,
          orderBy: { id: order },
          take,
        }),
      count: beyond => ctx.db.workstation.count({ where: { AND: [where, beyond] } }),
    },
    cursor,
    pageSize,
  )
  const query = JSON.stringify(filter)
  const pending = await pendingIn(ctx, filter)
  const card = stationList({
    understood: filterWords(filter),
    lines: page.rows.map(lineOf),
    total: page.total,
    before: page.before,
    previous: page.previous,
    next: page.next,
    query,
    pending,
  })
  const numbers = page.rows.map(({ id }) => stationNumber(id))
  return {
    card,
    page,
    pending,
    shown: shownIn(numbers, page, { do: 'workstations.list', q: query }),
  }
}

/** Applications under way that fit the same question. */
const pendingIn = async (ctx: Context, filter: Filter) => {
  const other = pendingFor(filter)
  if (other === null) return null
  const where = { AND: [rowsSeen(ctx.actor), whereOf(other, dayOf(ctx.now))] }
  const count = await ctx.db.workstation.count({ where })
  return count === 0 ? null : { count, query: JSON.stringify(other) }
}

const lineOf = (row: LineRow): StationLine => ({
  id: row.id,
  number: stationNumber(row.id),
  name: row.name,
  level: wordOf(levels, row.level) ?? '',
  state: row.state === 'running' ? null : states[stateOf(row)],
  township: row.township.name,
  field: row.field.name,
  expert: expertWords(row),
  ends: row.endsOn && `协议到${dateWords(dayIn(row.endsOn) ?? '')}`,
})

export const browseActions: readonly Action[] = [
  onPress({
    name: 'workstations.list',
    allow: mayReadStations,
    bound: pageOf(Filter),
    run: async (ctx, { q, after, before }) => {
      const { card, shown: items } = await listFor(ctx, q, cursorOf({ after, before }))
      return { ...show(card), shown: items }
    },
  }),
  onPress({
    name: 'workstations.show',
    allow: mayReadStations,
    bound: z.object({ id: rowNumber }),
    run: async (ctx, { id }) => ({ ...(await shown(ctx, id)), anew: true }),
  }),
]
