import { z } from 'zod'
import { listCard } from '#cards/exports/list.ts'
import type { Card } from '#cards/kit/card.ts'
import { shortTime } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import { type Command, command, onPress } from '#core/handlers.ts'
import { type Cursor, cursorOf, firstPage, readPage, shownIn } from '#core/keyset.ts'
import { reachOf } from '#core/permission.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import type { Offer } from './offers.ts'
import { phrases } from './phrases.ts'
import { heedSight, maySeeRecords } from './policy.ts'
import { type ExportRecord, exportNumber, findExport, listExports } from './record.ts'
import { closedTitles, exportView, stateWords, titleOf } from './view.ts'

/** `导出记录`: what left the register as a file; everybody's for the head and the auditors. */
export const queryExports = (offers: readonly Offer[]): Command =>
  command({
    intent: 'export.query',
    phrases: phrases['export.query'],
    slots: { id: { kind: 'id', title: '导出编号', prefix: 'DC' } },
    words: ['导出记录', '导出 查', 'export list'],
    summary: '看导出过的台账：谁、何时、用途、多少行',
    example: '导出记录',
    allow: maySeeRecords,
    run: async (ctx, { slots, words }) => {
      const [value] = slots.id ?? []
      const typed = words
        .map(word => /^dc[-—－]?(\d{1,9})$/i.exec(word.normalize('NFKC'))?.[1])
        .find(digits => digits !== undefined)
      const id = value?.kind === 'id' ? value.number : typed === undefined ? null : Number(typed)
      return id === null ? page(ctx, offers, firstPage) : one(ctx, offers, id)
    },
  })

const inPrivate = maySeeRecords.inChats('private')

export const browseActions = (offers: readonly Offer[]) => [
  onPress({
    name: 'exports.show',
    allow: inPrivate,
    bound: z.object({ id: z.number({ error: '这张卡片不完整，请重新打开。' }).int() }),
    run: (ctx, { id }) => one(ctx, offers, id),
  }),
  onPress({
    name: 'exports.list',
    allow: inPrivate,
    bound: z.object({ after: z.number().int().optional(), before: z.number().int().optional() }),
    run: (ctx, bound) => page(ctx, offers, cursorOf(bound)),
  }),
]

const toldAlone = ({ chat }: Context, card: Card): Reply =>
  privately(chat, show(card), '导出记录已私聊发您。')

const one = async (ctx: Context, offers: readonly Offer[], id: number): Promise<Reply> => ({
  ...toldAlone(ctx, await exportView(ctx, offers, heedSight(ctx.actor, await findExport(ctx.db, id)))),
  shown: { items: [exportNumber(id)] },
})

const pageSize = 8

const page = async (ctx: Context, offers: readonly Offer[], cursor: Cursor): Promise<Reply> => {
  const { actor } = ctx
  const where =
    reachOf(actor, 'ledgers.exported') === 'all' ? {} : { by: actor.kind === 'person' ? actor.personId : 0 }
  const { rows, total, ...place } = await readPage(
    {
      find: (beyond, order, take) => listExports(ctx.db, { AND: [where, beyond] }, order, take),
      count: beyond => ctx.db.export.count({ where: { AND: [where, beyond] } }),
    },
    cursor,
    pageSize,
  )
  const { previous, next } = place
  const entries = rows.map(row => entryOf(offers, row))
  return {
    ...toldAlone(ctx, listCard({ exports: entries, total, before: previous, after: next })),
    shown: shownIn(
      entries.map(({ number }) => number),
      place,
      { do: 'exports.list' },
    ),
  }
}

const entryOf = (offers: readonly Offer[], record: ExportRecord) => {
  const closed = closedTitles(offers, record)
  const rows = record.state === 'done' ? record.cursor : record.total
  return {
    id: record.id,
    number: exportNumber(record.id),
    title: `${titleOf(offers, record)}${record.understood.length > 0 ? `（${record.understood.join('、')}）` : ''}`,
    what: [
      `${rows}行`,
      closed.length > 0 ? `含${closed.join('、')}` : null,
      record.purpose === null ? null : `用途：${record.purpose}`,
    ]
      .filter(words => words !== null)
      .join(' · '),
    when: `${record.author.name}　${shortTime(record.createdAt)}　${stateWords[record.state]}`,
  }
}
