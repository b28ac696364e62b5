import type { Context } from '#core/context.ts'
import { notFound, refuse } from '#core/refusal.ts'
import type { Ref } from '#domain/steps/index.ts'
import { change, type Tx } from '#storage/change.ts'
import { movedOn, noticesTo } from '../moving.ts'
import { nextInLine } from '../notices.ts'
import { talentNumber } from '../number.ts'
import { reaches } from '../policy.ts'
import { findTalent, type TalentRow } from '../record.ts'

/** Says whose account a record belongs to; from then on the person answers for himself. */
export const linkAccount = (ctx: Context, ref: Ref, personId: number): Promise<TalentRow> =>
  change(ctx, async tx => {
    const row = await unlinkedRow(ctx, tx, ref)
    const own = await tx.talent.findUnique({ where: { personId } })
    if (own) otherRecord(own.id)
    const { count } = await tx.talent.updateMany({
      where: { id: row.id, version: ref.version },
      data: { personId, version: { increment: 1 }, updatedAt: ctx.now },
    })
    if (count !== 1) throw movedOn(row.id)
    const linked = (await findTalent(tx, row.id)) ?? row
    const told = (await nextInLine(tx, linked, ctx.now)).filter(one => one.standing === 'self')
    return {
      result: linked,
      event: {
        event: 'talent.linked',
        subject: talentNumber(row.id),
        after: { person: personId, version: linked.version },
      },
      notices: await noticesTo(ctx, tx, linked, told, { key: 'linked' }),
    }
  })

const unlinkedRow = async (ctx: Context, tx: Tx, ref: Ref): Promise<TalentRow> => {
  const row = await findTalent(tx, ref.id)
  if (!row || !reaches(ctx.actor, 'talent.register', row)) return notFound('这条人才记录')
  if (['exited', 'erased'].includes(row.state)) throw movedOn(row.id)
  return row.personId === null ? row : hasOne()
}

const hasOne = (): never =>
  refuse('这条记录已经有账号了。', '一条记录只对应一个账号。', '账号有误，请联系县委人才办。')

const otherRecord = (id: number): never =>
  refuse(
    `这个账号已经有记录${talentNumber(id)}。`,
    '一个账号只对应一条记录。',
    '两条是同一人的，请人才办合并。',
  )
