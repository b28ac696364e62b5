import { dateWords } from '#cards/kit/dates.ts'
import { achievementCard } from '#cards/talents/achievement.ts'
import type { Context } from '#core/context.ts'
import { maskNumbers } from '#core/masks.ts'
import { notFound, refuse } from '#core/refusal.ts'
import type { Notice } from '#core/reply.ts'
import type { Day } from '#core/shanghai.ts'
import { nameOf, officeOf, othersThan, type Ref } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import type { Achievement } from '#storage/generated/client.ts'
import { movedOn } from '../moving.ts'
import { talentNumber } from '../number.ts'
import { isSelf, reaches, standingOf } from '../policy.ts'
import { findTalent, type TalentRow } from '../record.ts'

type NewAchievement = { readonly what: string; readonly on: Day; readonly evidence: string }

const states = ['verified', 'annual_due', 'disputed']

/** Something achieved, with its evidence; it counts once the office has checked it. */
export const addAchievement = (ctx: Context, ref: Ref, input: NewAchievement): Promise<TalentRow> =>
  change(ctx, async tx => {
    const row = await findTalent(tx, ref.id)
    if (!row || standingOf(ctx.actor, row).size === 0) return notFound('这条人才记录')
    if (!isSelf(ctx.actor, row) && !reaches(ctx.actor, 'talent.edit', row)) notYours()
    if (!states.includes(row.state)) notYet()
    const achievement = await tx.achievement.create({
      data: {
        talentId: row.id,
        what: input.what,
        on: new Date(`${input.on}T00:00:00Z`),
        evidence: input.evidence,
        createdAt: ctx.now,
      },
    })
    return {
      result: row,
      event: {
        event: 'talent.achievement_added',
        subject: talentNumber(row.id),
        before: { achievement: achievement.id },
        after: { achievement: achievement.id, on: input.on, what: maskNumbers(input.what) },
      },
      notices: await achievementNotices(ctx, tx, row, achievement),
    }
  })

/** The office has seen the evidence. */
export const verifyAchievement = (ctx: Context, id: number): Promise<TalentRow> =>
  change(ctx, async tx => {
    const { row } = await openAchievement(ctx, tx, id)
    const { count } = await tx.achievement.updateMany({
      where: { id, verifiedAt: null },
      data: { verifiedAt: ctx.now, verifiedBy: actorKey(ctx.actor) },
    })
    if (count !== 1) throw movedOn(row.id)
    return {
      result: row,
      event: {
        event: 'talent.achievement_verified',
        subject: talentNumber(row.id),
        after: { achievement: id },
      },
    }
  })

/** The evidence does not hold, or whoever entered it takes it back: it goes. */
export const dropAchievement = (ctx: Context, id: number): Promise<TalentRow> =>
  change(ctx, async tx => {
    const { row, achievement } = await openAchievement(ctx, tx, id)
    await tx.achievement.delete({ where: { id } })
    return {
      result: row,
      event: {
        event: 'talent.achievement_dropped',
        subject: talentNumber(row.id),
        before: { achievement: id, what: maskNumbers(achievement.what) },
      },
    }
  })

/** `撤销` within ten minutes: what was entered and not yet checked goes again. */
export const takeAchievementBack = (ctx: Context, id: number): Promise<TalentRow> =>
  change(ctx, async tx => {
    const achievement = await tx.achievement.findUnique({ where: { id } })
    const row = achievement && (await findTalent(tx, achievement.talentId))
    if (!achievement || !row) return notFound('这项成果')
    if (achievement.verifiedAt !== null) throw movedOn(row.id)
    await tx.achievement.delete({ where: { id } })
    return {
      result: row,
      event: {
        event: 'talent.achievement_dropped',
        subject: talentNumber(row.id),
        before: { achievement: id },
      },
    }
  })

const openAchievement = async (
  ctx: Context,
  tx: Tx,
  id: number,
): Promise<{ row: TalentRow; achievement: Achievement }> => {
  const achievement = await tx.achievement.findUnique({ where: { id } })
  const row = achievement && (await findTalent(tx, achievement.talentId))
  if (!achievement || !row) return notFound('这项成果')
  const standing = standingOf(ctx.actor, row)
  if (!standing.has('office') || standing.has('self')) notYours()
  if (achievement.verifiedAt !== null) throw movedOn(row.id)
  return { row, achievement }
}

const achievementNotices = async (
  ctx: Context,
  tx: Tx,
  row: TalentRow,
  achievement: Achievement,
): Promise<readonly Notice[]> => {
  const staff = (await officeOf(tx, ctx.now)).filter(one => one.personId !== row.personId)
  const card = achievementCard({
    number: talentNumber(row.id),
    name: row.name,
    what: achievement.what,
    on: dateWords(achievement.on.toISOString().slice(0, 10)),
    evidence: achievement.evidence,
    by: await nameOf(tx, actorKey(ctx.actor)),
    bound: { achievement: achievement.id },
  })
  return othersThan(actorKey(ctx.actor), staff).map(({ openId }) => ({
    to: { openId },
    say: { card },
    once: `talent:${row.id}:achievement:${achievement.id}:${openId}`,
  }))
}

const notYours = (): never =>
  refuse('这件事不由您办理。', '成果由本人、所在单位或乡镇、人才办填报，由人才办核实。', '请联系县委人才办。')

const notYet = (): never => refuse('这条记录还没有入库。', '入库以后才登记成果。', '请等核验通过后再填。')
