import type { Context } from '#core/context.ts'
import { type Follow, job } from '#core/handlers.ts'
import { onlySystem } from '#core/permission.ts'
import { change } from '#storage/change.ts'
import { importNumber } from './record.ts'
import { undoDays } from './view.ts'

/** Imports looked after in one run. */
const takeMax = 50

/** What could bring former values back goes when nobody may take the import back any more. */
export const forgetOld = job({
  name: 'imports.forget',
  cron: '50 3 * * *',
  allow: onlySystem,
  run: async ctx => {
    const before = new Date(ctx.now.getTime() - (undoDays + 1) * 86_400_000)
    const old = await ctx.db.import.findMany({
      where: {
        state: { in: ['applied', 'undone'] },
        appliedAt: { lt: before },
        rows: { some: { kept: { not: {} } } },
      },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: takeMax,
    })
    for (const { id } of old) await forget(ctx, id)
  },
})

const forget = (ctx: Context, importId: number): Promise<void> =>
  change(ctx, async tx => {
    await tx.importRow.updateMany({ where: { importId }, data: { kept: {} } })
    return { result: undefined, event: { event: 'import.forgotten', subject: importNumber(importId) } }
  })

/** Of an erased person nothing is remembered here either. */
export const forgetErased: Follow = async (_ctx, tx, { subject }) => {
  await tx.importRow.deleteMany({ where: { number: subject } })
  return []
}
