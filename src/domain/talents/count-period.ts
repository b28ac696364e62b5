import { dateWords } from '#cards/kit/dates.ts'
import { doneCard } from '#cards/shell/done.ts'
import type { Context } from '#core/context.ts'
import { reachOf } from '#core/permission.ts'
import { type Reply, show } from '#core/reply.ts'
import { addDays, type Day, instantOf } from '#core/shanghai.ts'
import { gazetteerOf } from '#domain/places/index.ts'
import { searchOf } from './find.ts'
import { rowsFor } from './policy.ts'
import { countBetween } from './search.ts'

/** A stretch of days, both included, and how it was called: 今年. */
export type Period = { readonly from: Day; readonly to: Day; readonly words: string }

/** How many entered the register in some days, of those the words fit; or how many left it. */
export const countedIn = async (
  ctx: Context,
  words: readonly string[],
  period: Period,
  left: boolean,
): Promise<{ readonly reply: Reply; readonly total: number }> => {
  const span = { from: instantOf(period.from), to: instantOf(addDays(period.to, 1)) }
  const { fit, asked } = searchOf(ctx, await gazetteerOf(ctx.db), words)
  const total = left ? await leftBetween(ctx, span) : await countBetween(ctx.db, fit, span)
  const range = reachOf(ctx.actor, 'talent.search') === 'own' ? '您负责范围内' : '全县'
  const what = left ? '离库' : '入库'
  const card = doneCard({
    title: `${period.words}${what}：${total}人`,
    facts: [
      ['时间', `${dateWords(period.from)}到${dateWords(period.to)}`],
      ['范围', range],
      [left ? '没有再细分' : '条件', asked.map(one => one.words).join('；') || null],
    ],
    next: left
      ? '按离库日期数，包括已办理离库、没有删除的记录。'
      : '按入库日期数，只数现在还在库里的；后来离库的不在内。',
  })
  return { reply: show(card), total }
}

const leftBetween = ({ actor, db }: Context, { from, to }: { from: Date; to: Date }): Promise<number> =>
  db.talent.count({
    where: {
      AND: [
        rowsFor(actor, 'talent.search'),
        { state: 'exited', mergedIntoId: null, exitedAt: { gte: from, lt: to } },
      ],
    },
  })
