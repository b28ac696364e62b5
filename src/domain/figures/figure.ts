import { figureCard } from '#cards/figures/figure.ts'
import type { Context } from '#core/context.ts'
import type { Indicator } from '#core/figures.ts'
import { type Reply, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { comparedIn } from './comparing.ts'
import { daysSaid } from './dividing.ts'
import { plannedWords, planStart } from './planned.ts'
import { areaAsked, monthEnds, rangeWords, valueWords } from './reading.ts'
import { reportedWords } from './reports/reported.ts'
import { type Asked, spanIn, type View, viewOf } from './when.ts'

/** One figure, and for when. */
export type Asking = { readonly one: Indicator; readonly asked: Asked }

/** One figure: its value and the other reading of it, the months before, what changed as lists, what it was reported as. */
export const figure = async (ctx: Context, { one, asked }: Asking): Promise<Reply> => {
  const area = areaAsked(ctx)
  const today = dayOf(ctx.now)
  const view = viewOf(one, asked, today, await planStart(ctx))
  const span = spanIn(view.asked, area)
  const { sides, hidden } = await comparedIn(ctx, one, view, area)
  const other = one.otherReading
  const day = view.asked.to
  return show(
    figureCard({
      id: one.id,
      name: one.name,
      unit: one.unit,
      value: await valueWords(ctx, one, span),
      range: await rangeWords(ctx, area),
      asOf: view.asOf,
      rule: one.rule,
      owner: one.owner,
      other: other ? { name: other.name, value: await valueWords(ctx, other, span), rule: other.rule } : null,
      planned: area === null ? await plannedWords(ctx, one, day) : null,
      reported: area === null && asked.kind !== 'period' ? await reportedWords(ctx, one, day) : null,
      past: await pastOf(ctx, { one, asked }),
      compared: sides,
      same: `与${view.before.words}相比没有变化。`,
      more: hidden > 0 ? moreWords(ctx, hidden, one, view) : null,
      ...saidOf(one, asked),
    }),
  )
}

const moreWords = (ctx: Context, hidden: number, { id, kind }: Indicator, { now, before }: View): string => {
  if (ctx.chat.scope !== 'private') return `群里不列名单，请私聊我发“指标 ${id}”。`
  const happens = kind === 'flow' || kind === 'target'
  const [these, those] = [now, before].map(
    ({ from, to }) => `“溯源 ${id} ${happens ? `${from}到${to}` : to}”`,
  )
  return `还有${hidden}条没有列出，发${these}和${those}看两期的全部。`
}

/** The sentences of the buttons, for the same days. */
const saidOf = (one: Indicator, asked: Asked) => {
  const days = daysSaid(asked)
  return {
    trace: `溯源 ${one.id}${days}`,
    divisions: (one.by ?? []).map(({ names: [title] }) => ({
      text: `按${title}`,
      sentence: `指标 ${one.id}${days} 按${title}`,
    })),
    wording: `指标 ${one.id}${days} 用文字`,
  }
}

/** Stocks at the month ends; of what happens, the months themselves. */
const pastOf = async (ctx: Context, { one, asked }: Asking) => {
  if (asked.kind === 'period' || one.kind === 'parameter') return []
  const today = dayOf(ctx.now)
  const area = areaAsked(ctx)
  const { to } = viewOf(one, asked, today, null).asked
  const happens = one.kind === 'flow' || one.kind === 'target'
  const past = []
  for (const { label, day } of monthEnds(to, today)) {
    const from = happens ? `${day.slice(0, 7)}-01` : day
    const value = await one.count(ctx.db, spanIn({ from, to: day }, area))
    past.push({ label: happens && label === '今天' ? '本月' : label, value })
  }
  return past
}
