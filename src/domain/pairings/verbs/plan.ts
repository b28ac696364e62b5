import type { Context } from '#core/context.ts'
import type { Reader } from '#core/reader.ts'
import { Refusal } from '#core/refusal.ts'
import { actorKey } from '#storage/audit.ts'
import { change } from '#storage/change.ts'
import { bestPlan } from '../plan/aside.ts'
import { gatherPlan } from '../plan/gather.ts'
import { type KeptPlan, planColumns, readPlan } from '../plan/kept.ts'
import { type Couple, weights } from '../plan/model.ts'
import type { Plan } from '../plan/solve.ts'
import type { Looking } from '../record.ts'

export type PlanRow = NonNullable<Awaited<ReturnType<typeof findPlan>>>

export const findPlan = (ctx: Context, id: number) => ctx.db.pairingPlan.findUnique({ where: { id } })

export type PlanRef = { readonly id: number; readonly version: number }

export const planNumber = (id: number): string => `FA-${id}`

/** The draft everybody in the office works on. */
export const draftNow = (db: Looking): Promise<PlanRow | null> =>
  // Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
  (db as Reader).pairingPlan.findFirst({ where: { state: 'draft' }, orderBy: { id: 'desc' } })

/**
 * Works out the best plan for every village that has nobody; a draft, nothing is sent. It takes the place of `former`, whose
 * locked pairs it keeps.
 */
export const makePlan = async (ctx: Context, former: PlanRef | null): Promise<PlanRow> => {
  const locked = former ? readPlan(await draftAt(ctx, former)).pairs.filter(({ isLocked }) => isLocked) : []
  const plan = await solve(ctx, { locked, barred: [], keep: null })
  return change(ctx, async tx => {
    // Two who begin at the same moment make one draft.
    await tx.$executeRaw`lock table pairing_plan in share row exclusive mode`
    if ((await draftNow(tx))?.id !== former?.id) throw movedOn()
    if (former)
      await claim(
        tx.pairingPlan.updateMany({ where: open(former), data: { state: 'dropped', ...touched(ctx) } }),
      )
    const row = await tx.pairingPlan.create({
      data: { ...planColumns(plan), madeBy: actorKey(ctx.actor), createdAt: ctx.now, updatedAt: ctx.now },
    })
    return {
      result: row,
      event: {
        event: 'pairing.planned',
        subject: planNumber(row.id),
        after: {
          pairs: plan.pairs.length,
          points: row.points,
          bound: row.bound,
          replaces: former && planNumber(former.id),
        },
      },
    }
  })
}

type Wish = {
  readonly locked: readonly Couple[]
  readonly barred: readonly Couple[]
  readonly keep: readonly Couple[] | null
}

const solve = async (ctx: Context, { locked, barred, keep }: Wish): Promise<Plan> => {
  const { villages, talents, refused } = await gatherPlan(ctx.db, ctx.now)
  return bestPlan({ villages, talents, locked, barred: [...barred, ...refused], keep, weights })
}

/** Holds a pair in its place, or lets it go again. */
export const lockPair = (ctx: Context, ref: PlanRef, village: number, isLocked: boolean): Promise<PlanRow> =>
  edit(ctx, ref, isLocked ? 'pairing.plan_locked' : 'pairing.plan_unlocked', kept => ({
    pairs: kept.pairs.map(pair => (pair.village === village ? { ...pair, isLocked } : pair)),
  }))

/** Somebody else for one village: this pair never again, and as few others as possible change. */
export const swapPair = async (ctx: Context, ref: PlanRef, village: number): Promise<PlanRow> => {
  const kept = readPlan(await draftAt(ctx, ref))
  const pair = kept.pairs.find(one => one.village === village)
  const barred = [...kept.barred, ...(pair ? [{ village, talent: pair.talent }] : [])]
  return replan(ctx, ref, { ...kept, barred, pairs: kept.pairs.filter(one => one !== pair) })
}

/** Solved again after something changed: locked pairs stay, the fewest others change. */
export const solveAgain = async (ctx: Context, ref: PlanRef): Promise<PlanRow> =>
  replan(ctx, ref, readPlan(await draftAt(ctx, ref)))

const replan = async (ctx: Context, ref: PlanRef, { pairs, barred }: KeptPlan): Promise<PlanRow> => {
  const locked = pairs.filter(({ isLocked }) => isLocked)
  const plan = await solve(ctx, { locked, barred, keep: pairs })
  return edit(ctx, ref, 'pairing.plan_solved', () => ({
    ...planColumns(plan),
    barred: barred.map(({ village, talent }) => ({ village, talent })),
  }))
}

export const dropPlan = (ctx: Context, ref: PlanRef): Promise<PlanRow> =>
  edit(ctx, ref, 'pairing.plan_dropped', () => ({ state: 'dropped' }))

export const draftAt = async (ctx: Context, ref: PlanRef): Promise<PlanRow> => {
  const row = await findPlan(ctx, ref.id)
  if (row?.state !== 'draft' || row.version !== ref.version) throw movedOn()
  return row
}

const edit = async (
  ctx: Context,
  ref: PlanRef,
  event: string,
  write: (kept: KeptPlan) => Partial<ReturnType<typeof planColumns>> & {
    readonly barred?: Couple[]
    readonly state?: string
  },
): Promise<PlanRow> => {
  const kept = readPlan(await draftAt(ctx, ref))
  return change(ctx, async tx => {
    await claim(tx.pairingPlan.updateMany({ where: open(ref), data: { ...write(kept), ...touched(ctx) } }))
    const row = await tx.pairingPlan.findUniqueOrThrow({ where: { id: ref.id } })
    return { result: row, event: { event, subject: planNumber(ref.id), after: { version: row.version } } }
  })
}

export const open = ({ id, version }: PlanRef) => ({ id, version, state: 'draft' })

export const touched = ({ now }: Context) => ({ updatedAt: now, version: { increment: 1 } })

export const claim = async (written: Promise<{ readonly count: number }>): Promise<void> => {
  if ((await written).count !== 1) throw movedOn()
}

const movedOn = (): Refusal =>
  new Refusal('这份方案已有变化。', '每张卡片对应方案当时的样子。', '请发“排结对方案”看最新的。')
