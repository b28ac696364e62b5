import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import { findTalent, type TalentRow } from './record.ts'

/** The record that belongs to the actor's account; refuses, with the next step, where there is none. */
export const ownRow = async (ctx: Context): Promise<TalentRow> => {
  const { actor } = ctx
  const own =
    actor.kind === 'person' ? await ctx.db.talent.findUnique({ where: { personId: actor.personId } }) : null
  return (own && (await findTalent(ctx.db, own.id))) ?? notRegistered()
}

const notRegistered = (): never =>
  refuse(
    '您还没有登记。',
    '登记以后才有您的信息。',
    '要登记，请私聊发“登记”；单位替您登记过的，请联系登记人关联账号。',
  )
