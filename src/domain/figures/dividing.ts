import { partsCard } from '#cards/figures/parts.ts'
import type { Context } from '#core/context.ts'
import type { Division, Indicator } from '#core/figures.ts'
import { type Reply, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import type { Asking } from './figure.ts'
import { planStart } from './planned.ts'
import { areaAsked, rangeWords, valueWords } from './reading.ts'
import { spanIn, viewOf } from './when.ts'

/** What has to be said when somebody asks for the ages: the register holds no birth dates. */
const ages: Division = {
  names: ['年龄', '年龄段', '年龄结构'],
  lines: async () => [],
  note: '人才档案不收集出生日期，不能按年龄分。需要年龄结构，请向县委组织部干部统计要数。',
}

/** The division some words ask for: 按领域. Ages are answered with why there are none. */
export const divisionIn = ({ by = [] }: Indicator, words: readonly string[]): Division | null => {
  if (by.length === 0) return null
  const asked = words.flatMap(word => (/^[按各分]/.test(word) ? [word.replace(/^[按各分]/, '')] : []))
  return [...by, ages].find(({ names }) => names.some(name => asked.includes(name))) ?? null
}

export const divided = async (ctx: Context, { one, asked }: Asking, division: Division): Promise<Reply> => {
  const area = areaAsked(ctx)
  const view = viewOf(one, asked, dayOf(ctx.now), await planStart(ctx))
  const span = spanIn(view.asked, area)
  const [title] = division.names
  return show(
    partsCard({
      title: `${one.name}按${title}`,
      subtitle: `${one.id} · ${await rangeWords(ctx, area)} · ${view.asOf}`,
      head: title,
      unit: one.unit,
      total: await valueWords(ctx, one, span),
      lines: await division.lines(ctx.db, span),
      note: division.note ?? null,
    }),
  )
}
