import { z } from 'zod'
import { planForm } from '#cards/plans/plan-form.ts'
import { targetForm } from '#cards/plans/target-form.ts'
import { doneCard } from '#cards/shell/done.ts'
import type { Context } from '#core/context.ts'
import type { Indicator } from '#core/figures.ts'
import { optionalWholeNumber, optionalWords, wholeNumber, words } from '#core/form-input.ts'
import { type Action, type Command, command, onSubmit } from '#core/handlers.ts'
import { may } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, privately, type Reply } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import type { CountyPlan } from '#storage/generated/client.ts'
import { phrases } from './phrases.ts'
import { addsUp } from './reading.ts'
import { planAt, planNumber, targetOf } from './record.ts'
import { addPlan, setTarget } from './verbs.ts'

const mayEdit = may('plans.edit')
const inPrivate = mayEdit.inChats('private')

/** `编制规划`: the plan itself; its targets follow one by one. */
export const openPlan = command({
  intent: 'plan.add',
  phrases: phrases['plan.add'],
  writes: true,
  words: ['编制规划', '规划 新增', '录入规划', 'plan add'],
  summary: '录入五年规划',
  example: '编制规划',
  allow: mayEdit,
  run: async ctx =>
    privately(ctx.chat, ask(planForm, planForm({ firstYear: dayOf(ctx.now).slice(0, 4) })), '表已私聊发您。'),
})

export const submitPlan: Action = onSubmit(planForm, {
  allow: inPrivate,
  input: z.object({
    name: words('规划名称', 60, 4),
    firstYear: wholeNumber('起始年份', { min: 2000, max: 2100, unit: '年' }),
    document: optionalWords('文号', 60),
  }),
  run: async (ctx, plan) => {
    const { id } = await addPlan(ctx, plan)
    return done(
      '已录入',
      doneCard({
        title: '规划已录入',
        facts: [
          ['编号', planNumber(id)],
          ['规划', plan.name],
          ['年份', `${plan.firstYear}—${plan.firstYear + 4}年`],
        ],
        next: '接着发“规划目标”，逐项定每年的目标。',
      }),
    )
  },
})

/** `规划目标 IND-21`: what one figure is to be, year by year. */
export const openTarget = (indicators: readonly Indicator[]): Command =>
  command({
    intent: 'plan.target',
    phrases: phrases['plan.target'],
    slots: { id: { kind: 'id', title: '指标编号', prefix: 'IND' } },
    writes: true,
    words: ['规划目标', '规划 目标', '定规划目标', '修改规划目标', 'plan target'],
    summary: '定或调整一项指标每年的规划目标',
    example: '规划目标 IND-21',
    allow: mayEdit,
    run: async (ctx, said) => {
      const id = said.words.find(word => /^[A-Z]{2,3}-\d+$/i.test(word))?.toUpperCase()
      return privately(ctx.chat, await opened(ctx, indicators, id), '表已私聊发您。')
    },
  })

const opened = async (ctx: Context, indicators: readonly Indicator[], id?: string): Promise<Reply> => {
  const plan = (await planAt(ctx.db, dayOf(ctx.now))) ?? noPlan()
  const one = id === undefined ? undefined : (indicators.find(other => other.id === id) ?? unknown(id))
  const target = one && (await targetOf(ctx.db, plan.id, one.id))
  return ask(
    targetForm,
    targetForm({
      plan: plan.name,
      indicators: indicators.map(other => ({ text: `${other.id} ${other.name}`, value: other.id })),
      indicator: one?.id,
      years: yearsOf(plan),
      values: target?.values.map(String) ?? [],
      meaning: one ? meaningOf(one) : null,
      bound: { plan: plan.id, of: one?.id ?? '', replaces: target?.id ?? 0 },
    }),
  )
}

const yearsOf = ({ firstYear, years }: CountyPlan): readonly string[] =>
  Array.from({ length: years }, (_, index) => `${firstYear + index}年`)

const meaningOf = (one: Indicator): string =>
  addsUp(one) ? '每年填当年要发生的数，各年相加。' : '每年填年底要达到的数。'

const most = 10_000_000
const yearly = (label: string) => optionalWholeNumber(label, { max: most })

export const submitTarget = (indicators: readonly Indicator[]): Action =>
  onSubmit(targetForm, {
    allow: inPrivate,
    input: z.object({
      indicator: words('指标', 12),
      y1: yearly('第一年的目标'),
      y2: yearly('第二年的目标'),
      y3: yearly('第三年的目标'),
      y4: yearly('第四年的目标'),
      y5: yearly('第五年的目标'),
      why: optionalWords('说明', 100),
    }),
    bound: z.object({
      plan: z.number({ error: incomplete }).int(),
      of: z.string({ error: incomplete }),
      replaces: z.number({ error: incomplete }).int(),
    }),
    run: async (ctx, { indicator, why, y1, y2, y3, y4, y5 }, bound) => {
      const one = indicators.find(({ id }) => id === indicator) ?? unknown(indicator)
      const values = wholeRow([y1, y2, y3, y4, y5])
      // The form was drawn for one figure; of another one nothing stood in it that could have changed meanwhile.
      const replaces = bound.of === one.id ? bound.replaces : null
      await setTarget(ctx, { plan: bound.plan, replaces, indicator: one.id, values, why })
      return done(
        '已保存',
        doneCard({
          title: values.length > 0 ? `${one.name}的目标已定` : `${one.name}的目标已取消`,
          facts: [
            ['每年', values.length > 0 ? values.map(value => `${value}${one.unit}`).join('、') : null],
            ['说明', why],
          ],
          next: '原来的目标留在历史里。填错了，十分钟内发“撤销”可以收回。',
          buttons: [{ text: '看进度', do: 'say', value: { text: '规划进度' } }],
        }),
      )
    },
  })

const incomplete = '这张卡片不完整，请重新发“规划目标”。'

/** All years or none: none takes the target out of the plan. */
const wholeRow = (row: readonly (number | null)[]): readonly number[] => {
  const values = row.filter(value => value !== null)
  if (values.length > 0 && values.length < row.length)
    refuse('还有年份没有填。', '一项目标要填满每一年；全部留空是取消这项目标。', '请补上后再提交。')
  return values
}

const noPlan = (): never =>
  refuse('还没有录入现行的五年规划。', '先有规划，才能定目标。', '请先发“编制规划”。')

const unknown = (id: string): never =>
  refuse(`没有“${id}”这项指标，或者它还没有记录。`, '目标只定在有记录的指标上。', '发“指标”看看现在有哪些。')
