import { dateWords } from '#cards/kit/dates.ts'
import { planProgressCard } from '#cards/plans/progress.ts'
import { targetCard } from '#cards/plans/target.ts'
import type { Context } from '#core/context.ts'
import type { Indicator } from '#core/figures.ts'
import { type Command, command } from '#core/handlers.ts'
import { grantsFor, may } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { type Reply, show } from '#core/reply.ts'
import { type Day, dayOf } from '#core/shanghai.ts'
import type { CountyPlan } from '#storage/generated/client.ts'
import { wantedBy } from './pace.ts'
import { phrases } from './phrases.ts'
import { addsUp, amount, countTo, lastYear, paceWords, type Reached, reached, shareWords } from './reading.ts'
import { planAt, planNumber, targetOf, targetsOf } from './record.ts'

const mayRead = may('figures.read')

/** `规划进度`, `规划进度 IND-21`: how far the five-year plan is. */
export const openProgress = (indicators: readonly Indicator[]): Command =>
  command({
    intent: 'plan.query',
    phrases: phrases['plan.query'],
    slots: { id: { kind: 'id', title: '指标编号', prefix: 'IND' } },
    words: ['规划进度', '规划', '规划 进度', '五年规划', 'plan'],
    summary: '看五年规划完成到哪里、快了还是慢了',
    example: '规划进度',
    allow: mayRead,
    run: async (ctx, { words }) => {
      countyOnly(ctx)
      const plan = await planAt(ctx.db, dayOf(ctx.now))
      if (plan === null) return none(ctx)
      const one = named(indicators, words)
      return one ? single(ctx, plan, one) : overview(ctx, plan, indicators)
    },
  })

const named = (indicators: readonly Indicator[], words: readonly string[]): Indicator | null =>
  indicators.find(({ id, name }) => words.some(word => word.toUpperCase() === id || word === name)) ?? null

const countyOnly = (ctx: Context): void => {
  if (grantsFor(ctx.actor, 'figures.read').every(({ reach }) => reach === 'own'))
    refuse('规划进度是全县的数。', '联络员看本单位、本乡镇的指标。', '要看全县的，请联系县委人才办。')
}

const edits = (ctx: Context): boolean => grantsFor(ctx.actor, 'plans.edit').length > 0

const none = (ctx: Context): Reply =>
  show(
    planProgressCard({
      title: '五年规划',
      subtitle: '还没有录入',
      timeShare: null,
      lines: [],
      empty: '还没有录入现行的五年规划，没有目标可比。',
      sentences: edits(ctx) ? ['编制规划'] : [],
      notes: ['由人才办发“编制规划”录入，再逐项定目标。'],
    }),
  )

const overview = async (ctx: Context, plan: CountyPlan, indicators: readonly Indicator[]): Promise<Reply> => {
  const today = dayOf(ctx.now)
  const all: Reached[] = []
  for (const target of await targetsOf(ctx.db, plan.id)) {
    const one = indicators.find(({ id }) => id === target.indicator)
    if (one) all.push(await reached(ctx, plan, target, one, today))
  }
  return show(
    planProgressCard({
      title: plan.name,
      subtitle: `${planNumber(plan.id)} · ${plan.firstYear}—${lastYear(plan)}年 · 截至${dateWords(today)}`,
      timeShare: all[0]?.pace.timeShare ?? null,
      lines: all.map(lineOf(plan)),
      empty: '规划里还没有定目标。',
      sentences: edits(ctx) ? ['规划目标'] : [],
      notes: [
        '序时进度：每年的目标按天数平均分摊，今天应当达到的数。各年目标有高有低，所以不一定和时间的比例一样。',
        '完成比例：从规划开始时的数算起，已经增加的占五年要增加的多少。',
      ],
    }),
  )
}

const lineOf = (plan: CountyPlan) => (at: Reached) => ({
  id: at.one.id,
  name: at.one.name,
  value: `${amount(at.one, at.actual)} / ${amount(at.one, at.pace.target)}`,
  pace: paceWords(at),
  expected: amount(at.one, at.pace.expected),
  isBehind: Math.round(at.actual - at.pace.expected) < 0,
  done: at.pace.doneShare,
  goal: `${lastYear(plan)}年目标`,
})

const single = async (ctx: Context, plan: CountyPlan, one: Indicator): Promise<Reply> => {
  const target = await targetOf(ctx.db, plan.id, one.id)
  if (!target)
    return refuse(
      `规划里没有“${one.name}”的目标。`,
      '有目标的指标才有进度。',
      edits(ctx) ? `要定目标，发“规划目标 ${one.id}”。` : '发“规划进度”看有哪些目标。',
    )
  const today = dayOf(ctx.now)
  const at = await reached(ctx, plan, target, one, today)
  return show(
    targetCard({
      id: one.id,
      name: one.name,
      unit: one.unit,
      subtitle: `${plan.name} · 截至${dateWords(today)}`,
      value: amount(one, at.actual),
      goal: `${lastYear(plan)}年${addsUp(one) ? '累计' : '底'}${amount(one, at.pace.target)}`,
      expected: amount(one, at.pace.expected),
      pace: paceWords(at),
      isBehind: Math.round(at.actual - at.pace.expected) < 0,
      share: shareWords(at),
      forecast: forecastWords(plan, at),
      points: await pointsOf(ctx, plan, at, today),
      history: await historyOf(ctx, plan, one),
      edit: edits(ctx) ? `规划目标 ${one.id}` : null,
    }),
  )
}

const forecastWords = (plan: CountyPlan, { one, pace }: Reached): string => {
  if (pace.forecast === null) return '规划开始不到三个月，不作推算。'
  const reaches =
    pace.forecast >= pace.target ? '能够完成' : `还差${amount(one, pace.target - pace.forecast)}`
  return `照开始以来的速度直线推算，${lastYear(plan)}年底约${amount(one, pace.forecast)}，${reaches}；只是推算。`
}

/** Year by year: what is wanted, and what is there as far as the years have come. */
const pointsOf = async (ctx: Context, plan: CountyPlan, { one, course }: Reached, today: Day) => {
  const points = []
  for (const [index, wanted] of wantedBy(course).entries()) {
    const year = plan.firstYear + index
    const label = `${year}年`
    points.push({ label, value: wanted, series: '目标' })
    const end = `${year}-12-31`
    if (end.slice(0, 4) <= today.slice(0, 4))
      points.push({
        label,
        value: await countTo(ctx, plan, one, end < today ? end : today),
        series: '实际',
      })
  }
  return points
}

/** Earlier targets shown. */
const historyMax = 6

const historyOf = async (ctx: Context, plan: CountyPlan, one: Indicator): Promise<readonly string[]> => {
  const rows = await ctx.db.planTarget.findMany({
    where: { planId: plan.id, indicator: one.id },
    orderBy: { id: 'desc' },
    take: historyMax,
  })
  return rows.map(({ createdAt, byName, values, why }) => {
    const what = values.length > 0 ? `定为${values.join('、')}` : '取消目标'
    return `${dateWords(createdAt)} ${byName}${what}${why ? `（${why}）` : ''}`
  })
}
