import type { Context } from '#core/context.ts'
import { job } from '#core/handlers.ts'
import { onlySystem } from '#core/permission.ts'
import { addMonths, dayOf, instantOf } from '#core/shanghai.ts'
import { change, type Tx } from '#storage/change.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { grievanceNumber } from './number.ts'

/** Years the words of a case are kept after it ended (domain B.6, retention). */
const keepYears = 2
/** Most cases one run looks at; the rest is there the next day. */
const batchMax = 500

/** What was said in cases long over is deleted; that there was a case, and how it went, stays for the figures. */
export const forgetOldWords = job({
  name: 'grievances.forget',
  cron: '50 3 * * *',
  allow: onlySystem,
  run: async ctx => {
    const rows = await ctx.db.grievance.findMany({
      where: {
        closedAt: { lt: instantOf(addMonths(dayOf(ctx.now), -keepYears * 12)) },
        wordsGoneAt: null,
      },
      select: { id: true },
      orderBy: { id: 'asc' },
      take: batchMax,
    })
    for (const { id } of rows) await forget(ctx, id)
  },
})

const forget = (ctx: Context, id: number): Promise<void> =>
  change({ ...ctx, turn: `${ctx.turn}:${id}` }, async tx => {
    await wipeGrievances(ctx, tx, { id }, '（保存期满，已删除）')
    return {
      result: undefined,
      event: { event: 'grievance.words_gone', subject: grievanceNumber(id), why: '保存期满' },
    }
  })

/** Notes, files and words are gone; `instead` stands in their place. */
export const wipeGrievances = async (
  { vault, now }: Context,
  tx: Tx,
  grievance: Prisma.GrievanceWhereInput,
  instead: string,
): Promise<void> => {
  await tx.grievanceNote.deleteMany({ where: { grievance } })
  await tx.grievanceFile.deleteMany({ where: { grievance } })
  await tx.grievanceItem.updateMany({ where: { grievance }, data: { text: vault.seal('（已删除）') } })
  await tx.grievance.updateMany({
    where: grievance,
    data: { text: vault.seal(instead), wordsGoneAt: now },
  })
}
