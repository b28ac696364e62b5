import type { Context } from '#core/context.ts'
import { job } from '#core/handlers.ts'
import { onlySystem } from '#core/permission.ts'
import { change } from '#storage/change.ts'
import { makeForAuthor, settled, told } from './deciding.ts'
import type { Offer } from './offers.ts'
import { type ExportRecord, exportNumber, findExport, listExports } from './record.ts'

/** Exports looked after in one run. */
const takeMax = 20

/** What nobody approved in time ends; files nobody is at work on any more, because the program ended in the middle, are made. */
export const followUp = (offers: readonly Offer[]) =>
  job({
    name: 'exports.followUp',
    cron: '*/2 * * * *',
    allow: onlySystem,
    run: async ctx => {
      const over = { state: 'waiting', dueAt: { lte: ctx.now } }
      for (const record of await listExports(ctx.db, over, 'asc', takeMax)) await expire(ctx, record)
      for (const record of await listExports(ctx.db, { state: 'making' }, 'asc', takeMax)) {
        if (record.lookedAt === record.cursor) await goOn(ctx, offers, record)
        else await look(ctx, record)
      }
    },
  })

const expire = (ctx: Context, record: ExportRecord): Promise<unknown> =>
  settled({ ...ctx, turn: `export:${record.id}:expired` }, record, 'expired', 'export.expired', {}, [
    told(record, `${exportNumber(record.id)}没有等到批准，已经作废。要的话请重新导出。`),
  ])

/** The same cursor at the next look means that nobody moves it. */
const look = (ctx: Context, { id, cursor }: ExportRecord): Promise<void> =>
  change(ctx, async tx => {
    await tx.export.update({ where: { id }, data: { lookedAt: cursor } })
    return {
      result: undefined,
      event: { event: 'export.looked', subject: exportNumber(id), after: { cursor } },
    }
  })

/** A workbook half made is worth nothing: from the first row, and whoever still works on the former one comes too late. */
const goOn = async (
  ctx: Context,
  offers: readonly Offer[],
  { id, attempt, cursor }: ExportRecord,
): Promise<void> => {
  const again = await change({ ...ctx, turn: `export:${id}:again:${attempt}` }, async tx => {
    const { count } = await tx.export.updateMany({
      where: { id, attempt, cursor, state: 'making' },
      data: { attempt: { increment: 1 }, cursor: 0, lookedAt: -1 },
    })
    return {
      result: count === 1 ? await findExport(tx, id) : null,
      event: { event: 'export.resumed', subject: exportNumber(id), after: { attempt: attempt + 1 } },
    }
  })
  if (again) await makeForAuthor(ctx, offers, again)
}
