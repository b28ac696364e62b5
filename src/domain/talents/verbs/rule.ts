import { recordCard } from '#cards/talents/record.ts'
import type { Context } from '#core/context.ts'
import { maskNumbers } from '#core/masks.ts'
import { notFound, refuse } from '#core/refusal.ts'
import type { Notice } from '#core/reply.ts'
import { bylineOf, distinct, officeOf, personOf } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import type { Correction } from '#storage/generated/client.ts'
import { correctable } from '../dictionary.ts'
import { fieldRules, heedField } from '../field-values.ts'
import { move, movedOn } from '../moving.ts'
import { talentNumber } from '../number.ts'
import { standingOf } from '../policy.ts'
import { findTalent, type TalentRow } from '../record.ts'
import { fieldOf } from '../ruling.ts'
import { stateOf, viewOf } from '../view.ts'
import { ownerOf } from '../whom.ts'

type Ruling = {
  readonly decision: 'apply' | 'reject'
  readonly value: string | null
  readonly words: string | null
}

/** The office rules: the value it adopts is written, or the old one stands. The old value stays in the correction's row. */
export const ruleOn = async (ctx: Context, id: number, ruling: Ruling): Promise<TalentRow> => {
  const found = await ctx.db.correction.findUnique({ where: { id } })
  if (!found) return notFound('这条更正申请')
  const value = await adopted(ctx, found, ruling)
  return change(ctx, async tx => {
    const row = await openRow(ctx, tx, found)
    await close(ctx, tx, found, ruling, value)
    if (value !== null) await apply(ctx, tx, row, found, value)
    const after = await settled(ctx, tx, row, found)
    return {
      result: after,
      event: {
        event:
          found.kind === 'dispute'
            ? 'talent.ruled'
            : `talent.correction_${value === null ? 'rejected' : 'applied'}`,
        subject: talentNumber(row.id),
        before: {
          state: row.state,
          version: row.version,
          field: found.field,
          ...openOf(found, found.oldValue),
        },
        after: {
          state: after.state,
          version: after.version,
          decision: ruling.decision,
          ...openOf(found, value),
        },
        ...(ruling.words ? { why: maskNumbers(ruling.words) } : {}),
      },
      notices: await outcomeNotices(ctx, tx, after, found, ruling),
    }
  })
}

const adopted = async (
  ctx: Context,
  found: Correction,
  { decision, value, words }: Ruling,
): Promise<string | null> => {
  if (decision === 'reject') return words === null ? reasonMissing() : null
  if (value === null) return valueMissing()
  return fieldRules[fieldOf(found)].read(ctx.db, value)
}

const openRow = async (ctx: Context, tx: Tx, found: Correction): Promise<TalentRow> => {
  const row = (await findTalent(tx, found.talentId)) ?? notFound('这条人才记录')
  const standing = standingOf(ctx.actor, row)
  if (!standing.has('office') || standing.has('self')) notYours()
  const others = (await officeOf(tx, ctx.now)).filter(one => one.personId !== row.personId)
  if (found.askedBy === actorKey(ctx.actor) && others.some(one => bylineOf(one) !== found.askedBy))
    applicant()
  return row
}

const close = async (
  ctx: Context,
  tx: Tx,
  found: Correction,
  ruling: Ruling,
  value: string | null,
): Promise<void> => {
  const kept = value !== null && found.sealed ? ctx.vault.seal(value) : value
  const { count } = await tx.correction.updateMany({
    where: { id: found.id, state: 'pending' },
    data: {
      state: value === null ? 'rejected' : 'applied',
      ruledBy: actorKey(ctx.actor),
      ruledAt: ctx.now,
      ruling: ruling.words,
      ...(kept === null ? {} : { newValue: kept }),
    },
  })
  if (count !== 1) throw movedOn(found.talentId)
}

const apply = async (
  ctx: Context,
  tx: Tx,
  row: TalentRow,
  found: Correction,
  value: string,
): Promise<void> => {
  heedField(ctx, row, fieldOf(found), value)
  const columns = await fieldRules[fieldOf(found)].columns(value, { db: ctx.db, tx, vault: ctx.vault, row })
  await tx.talent.update({
    where: { id: row.id },
    data: { ...columns, version: { increment: 1 }, updatedAt: ctx.now },
  })
}

/** A disputed record goes back into the register with its last doubt. */
const settled = async (ctx: Context, tx: Tx, row: TalentRow, found: Correction): Promise<TalentRow> => {
  const now = (await findTalent(tx, row.id)) ?? row
  const doubts = await tx.correction.count({ where: { talentId: row.id, kind: 'dispute', state: 'pending' } })
  if (found.kind !== 'dispute' || doubts > 0 || stateOf(now) !== 'disputed') return now
  return (await move(ctx, tx, { verb: 'rule', ref: { id: now.id, version: now.version } })).after
}

const openOf = (found: Correction, value: string | null) => ({
  value: found.sealed ? '已变更' : auditable(found, value),
})

// The name is the one open field that must not outlive an erasure.
const auditable = (found: Correction, value: string | null): string | null =>
  found.field === 'name' ? '已变更' : value

const outcomeNotices = async (
  ctx: Context,
  tx: Tx,
  row: TalentRow,
  found: Correction,
  ruling: Ruling,
): Promise<readonly Notice[]> => {
  const told = distinct([...ownerOf(row), ...(await personOf(tx, found.askedBy))])
  const what = `${correctable[fieldOf(found)]}${ruling.decision === 'apply' ? '已更正' : '未更正，原内容无误'}`
  return told
    .filter(one => bylineOf(one) !== actorKey(ctx.actor))
    .map(({ openId }) => ({
      to: { openId },
      say: {
        card: recordCard({
          title: found.kind === 'dispute' ? '疑问已核实' : '更正申请已处理',
          record: viewOf(row, null),
          words: ruling.words === null ? `${what}。` : `${what}。${ruling.words}`,
        }),
      },
      once: `talent:${row.id}:ruled:${found.id}:${openId}`,
    }))
}

const reasonMissing = (): never =>
  refuse('还没有写明不更正的理由。', '不更正要说明理由。', '请在“说明”里写明后再提交。')

const valueMissing = (): never =>
  refuse('还没有填写更正后的内容。', '选“更正”要写明改成什么。', '请填写后再提交。')

const notYours = (): never =>
  refuse('这件事由人才办处理。', '更正和存疑由人才办裁定，本人的记录不能自己裁定。', '请等待人才办处理。')

const applicant = (): never =>
  refuse('您提出的申请不能由您自己处理。', '申请人和审批人必须是两个人。', '已通知人才办其他同志处理。')
