import type { Context } from '#core/context.ts'
import { job } from '#core/handlers.ts'
import { onlySystem } from '#core/permission.ts'
import { Refusal } from '#core/refusal.ts'
import { identify } from '#domain/people/index.ts'
import { change } from '#storage/change.ts'
import { goOnApplying, toldAtEnd } from './apply.ts'
import type { Offer } from './offers.ts'
import { findImport, type ImportRecord, importNumber, listImports } from './record.ts'
import { goOnUndoing } from './undo.ts'

/** Imports looked after in one run. */
const takeMax = 5

/** Imports nobody is at work on any more, because the program ended in the middle, go on. */
export const followUp = (offers: readonly Offer[]) =>
  job({
    name: 'imports.followUp',
    cron: '*/5 * * * *',
    allow: onlySystem,
    run: async ctx => {
      const open = await listImports(ctx.db, { state: { in: ['applying', 'undoing'] } }, 'asc', takeMax)
      for (const record of open) {
        if (record.lookedAt === record.cursor) await goOn(ctx, offers, record)
        else await look(ctx, record)
      }
    },
  })

/** The same cursor at the next look means that nobody moves it. */
const look = (ctx: Context, { id, cursor }: ImportRecord): Promise<void> =>
  change(ctx, async tx => {
    await tx.import.update({ where: { id }, data: { lookedAt: cursor } })
    return {
      result: undefined,
      event: { event: 'import.looked', subject: importNumber(id), after: { cursor } },
    }
  })

/** In the name of whoever began, with the rights he has now. */
const goOn = async (ctx: Context, offers: readonly Offer[], record: ImportRecord): Promise<void> => {
  const openId = (record.applier ?? record.author).openId
  const known = await identify(ctx.db, openId, null, ctx.now)
  if (!known) throw new Error(`import ${record.id} belongs to nobody`)
  const own: Context = { ...ctx, actor: known.person, source: 'import' }
  try {
    if (record.state === 'undoing') await goOnUndoing(own, offers, record)
    else await goOnApplying(own, offers, record)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await halt(own, offers, record, error)
  }
}

/** It cannot go on: the file is gone, or the right to write. What was written stands, and can be taken back. */
const halt = (
  ctx: Context,
  offers: readonly Offer[],
  { id, state }: ImportRecord,
  refusal: Refusal,
): Promise<void> =>
  change({ ...ctx, turn: `import:${id}:${state}:halt` }, async tx => {
    await tx.import.updateMany({
      where: { id, state },
      data: { state: 'applied', appliedAt: ctx.now, version: { increment: 1 } },
    })
    const record = await findImport(tx, id)
    const openId = (record?.applier ?? record?.author)?.openId ?? ''
    return {
      result: undefined,
      event: { event: 'import.halted', subject: importNumber(id), why: refusal.message },
      notices: [
        ...(record && state === 'applying' ? await toldAtEnd(ctx, tx, offers, record) : []),
        {
          to: { openId },
          say: {
            text: `${importNumber(id)}没有办完：${refusal.message}已经写入的${(record?.created ?? 0) + (record?.changed ?? 0)}条保留，其余请重新发表格导入。`,
          },
          once: `${importNumber(id)}:${state}:halted`,
        },
      ],
    }
  })
