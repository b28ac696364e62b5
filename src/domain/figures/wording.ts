import { wordingCard } from '#cards/figures/wording.ts'
import { count as counted, reportWords } from '#cards/kit/amounts.ts'
import type { Context } from '#core/context.ts'
import { type Reply, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import type { Asking } from './figure.ts'
import { planStart } from './planned.ts'
import { areaAsked, movedWords, rangeWords, valueWords } from './reading.ts'
import { spanIn, viewOf } from './when.ts'

/** `指标 IND-21 用文字`: a sentence for a report, with the roundings that are true. */
export const wording = async (ctx: Context, { one, asked }: Asking): Promise<Reply> => {
  const area = areaAsked(ctx)
  const view = viewOf(one, asked, dayOf(ctx.now), await planStart(ctx))
  const span = spanIn(view.asked, area)
  const [, ...roundings] = reportWords(counted(await one.count(ctx.db, span), one.unit))
  const other = one.otherReading
  const also = other ? `（${other.name}${await valueWords(ctx, other, span)}）` : ''
  const moved = asked.kind === 'now' && one.kind === 'stock' ? await movedWords(ctx, one, span) : null
  return show(
    wordingCard({
      id: one.id,
      name: one.name,
      sentence: `${view.asOf}，${await rangeWords(ctx, area)}${one.name}${await valueWords(ctx, one, span)}${also}${moved === null ? '' : `，${moved}`}。`,
      roundings,
      trace: `溯源 ${one.id}`,
    }),
  )
}
