import { z } from 'zod'
import { doneCard } from '#cards/shell/done.ts'
import type { Context } from '#core/context.ts'
import type { Undo } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { privately, show } from '#core/reply.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import type { CountyPlan } from '#storage/generated/client.ts'
import { planNumber } from './record.ts'

/** Years of every plan. */
const years = 5

type NewPlan = { readonly name: string; readonly firstYear: number; readonly document: string | null }

export const addPlan = (ctx: Context, plan: NewPlan): Promise<CountyPlan> =>
  change(ctx, async tx => {
    const other = await tx.countyPlan.findFirst({
      where: { firstYear: { gt: plan.firstYear - years, lt: plan.firstYear + years } },
    })
    if (other) overlaps(other)
    const row = await tx.countyPlan.create({
      data: { ...plan, years, by: actorKey(ctx.actor), createdAt: ctx.now },
    })
    return {
      result: row,
      event: { event: 'plan.added', subject: planNumber(row.id), after: { ...plan, years } },
    }
  })

const overlaps = ({ id, name, firstYear, years: length }: CountyPlan): never =>
  refuse(
    `这几年已经有规划：${planNumber(id)} ${name}（${firstYear}—${firstYear + length - 1}年）。`,
    '同一年只能有一个现行规划。',
    '请核对起始年份；要改目标，发“规划目标”。',
  )

type NewTarget = {
  readonly plan: number
  /** The row this one takes the place of, 0 when there was none; `null` when nobody was shown any. */
  readonly replaces: number | null
  readonly indicator: string
  readonly values: readonly number[]
  readonly why: string | null
}

/** The new target is a row of its own: what held before stays to be read. */
export const setTarget = (ctx: Context, target: NewTarget): Promise<number> =>
  change(ctx, async tx => {
    const before = await standing(tx, target)
    if (target.values.length === 0 && before === null) nothing()
    if (target.replaces !== null && target.replaces !== (before?.id ?? 0)) movedOn()
    const row = await tx.planTarget.create({
      data: {
        planId: target.plan,
        indicator: target.indicator,
        values: [...target.values],
        why: target.why,
        by: actorKey(ctx.actor),
        byName: ctx.actor.name,
        createdAt: ctx.now,
      },
    })
    return {
      result: row.id,
      event: {
        event: 'plan.target_set',
        subject: planNumber(target.plan),
        before: {
          plan: target.plan,
          indicator: target.indicator,
          values: before?.values ?? [],
          target: row.id,
        },
        after: { indicator: target.indicator, values: target.values },
        ...(target.why === null ? {} : { why: target.why }),
      },
    }
  })

const newest = (tx: Tx, { plan, indicator }: Pick<NewTarget, 'plan' | 'indicator'>) =>
  tx.planTarget.findFirst({ where: { planId: plan, indicator }, orderBy: { id: 'desc' } })

/** What holds; a target that was taken out holds no more. */
const standing = async (tx: Tx, target: NewTarget) => {
  const row = await newest(tx, target)
  return row && row.values.length > 0 ? row : null
}

const Kept = z.object({
  plan: z.number(),
  indicator: z.string(),
  values: z.array(z.number()),
  target: z.number(),
})

/** What held before holds again, as a new row. */
const untarget: Undo = async (ctx, { before }) => {
  const kept = Kept.parse(before)
  await change(ctx, async tx => {
    if ((await newest(tx, kept))?.id !== kept.target) movedOn()
    await tx.planTarget.create({
      data: {
        planId: kept.plan,
        indicator: kept.indicator,
        values: kept.values,
        why: '撤销上一次修改',
        by: actorKey(ctx.actor),
        byName: ctx.actor.name,
        createdAt: ctx.now,
      },
    })
    return {
      result: null,
      event: {
        event: 'plan.target_undone',
        subject: planNumber(kept.plan),
        after: { indicator: kept.indicator, values: kept.values },
      },
    }
  })
  const card = doneCard({ title: '目标已恢复原样', next: '发“规划进度”查看。' })
  return privately(ctx.chat, show(card), '已撤销。')
}

export const undo: Readonly<Record<string, Undo>> = { 'plan.target_set': untarget }

const movedOn = (): never =>
  refuse('这项目标刚才有人改过。', '一次只按最新的样子修改。', '请重新发“规划目标”，看清现在的数再改。')

const nothing = (): never => refuse('每一年都没有填。', '定目标要填满每一年。', '请填好后再提交。')
