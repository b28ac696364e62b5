import type { Context } from '#core/context.ts'
import { grantsFor } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { oneRegistered } from '#domain/talents/index.ts'

/** Whether somebody may bring it for another: whoever has the right beyond being a talent himself. */
export const mayBeBehalf = ({ actor }: Context): boolean =>
  grantsFor(actor, 'grievance.submit').some(({ grant }) => grant.role !== 'talent')

/** Whose grievance it is: the one named, who must be in the register, or the speaker's own. */
export const talentOf = async (ctx: Context, whom: string | null): Promise<number> => {
  const own = ctx.actor.kind === 'person' ? ctx.actor.talentId : null
  if (whom !== null && mayBeBehalf(ctx)) return withinReach(ctx, await oneRegistered(ctx, whom))
  return own ?? noRecord()
}

/** Officers bring what their own people have; the office, leaders and members anybody's. */
const withinReach = async (ctx: Context, talentId: number): Promise<number> => {
  const { actor } = ctx
  if (isOffice(ctx)) return talentId
  const areas = grantsFor(actor, 'grievance.submit').map(({ grant }) => grant)
  if (areas.some(({ role }) => role === 'leader' || role === 'member')) return talentId
  const talent = await ctx.db.talent.findUnique({ where: { id: talentId }, include: { village: true } })
  const township = talent?.village?.townshipId ?? talent?.townshipId ?? null
  const covered = areas.some(
    ({ unitId, townshipId, villageId }) =>
      (unitId !== null && unitId === talent?.unitId) ||
      (villageId !== null && villageId === talent?.villageId) ||
      (villageId === null && townshipId !== null && townshipId === township),
  )
  return covered ? talentId : notYours()
}

const isOffice = ({ actor }: Context): boolean =>
  grantsFor(actor, 'grievance.submit').some(({ grant }) => ['office', 'head'].includes(grant.role))

const noRecord = (): never =>
  refuse(
    '要写明替谁反映。',
    '诉求登记在人才名下；反映自己的事，要先在人才库登记。',
    '替别人反映，请填人才库里的姓名或编号；还没登记的，发“登记”。',
  )

const notYours = (): never =>
  refuse(
    '这位人才不在您的单位或者辖区。',
    '部门、乡镇替本单位、本辖区的人才反映。',
    '请他本人私聊我说，或者请县委人才办登记。',
  )
