import type { Context } from '#core/context.ts'
import { maskNumbers } from '#core/masks.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { dueAfterIfLoaded } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import type { Ref } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import { type CorrectableField, correctable } from '../dictionary.ts'
import { fieldRules, heedField, isSealed } from '../field-values.ts'
import { movedOn, takeStep } from '../moving.ts'
import { talentNumber } from '../number.ts'
import { isSelf, reaches, standingOf } from '../policy.ts'
import { findTalent, type TalentRow } from '../record.ts'
import { rulingNotices } from '../ruling.ts'
import { stateOf } from '../view.ts'

/** Working days the office has to rule on a correction or a doubt. */
const rulingDays = 5

export type Asked = { readonly field: CorrectableField; readonly value: string; readonly reason: string }

const correctableStates = ['verified', 'annual_due', 'disputed']

/** Asks for a verified field to be put right. The record stays as it is until the office has ruled. */
export const askCorrection = async (ctx: Context, ref: Ref, asked: Asked): Promise<TalentRow> => {
  const kept = await fieldRules[asked.field].read(ctx.db, asked.value)
  return change(ctx, async tx => {
    const row = await correctableRow(ctx, tx, ref)
    const old = fieldRules[asked.field].now(row, ctx.vault)
    if ((old ?? '') === kept) sameAsBefore(asked.field)
    heedField(ctx, row, asked.field, kept)
    await refuseSecond(tx, row.id, asked.field)
    const correction = await tx.correction.create({
      data: {
        talentId: row.id,
        kind: 'correction',
        field: asked.field,
        ...valuesOf(ctx, asked.field, old, kept),
        reason: asked.reason,
        askedBy: actorKey(ctx.actor),
        dueAt: dueAfterIfLoaded(await calendarOf(tx), ctx.now, rulingDays),
        createdAt: ctx.now,
      },
    })
    return {
      result: row,
      event: {
        event: 'talent.correction_asked',
        subject: talentNumber(row.id),
        before: { correction: correction.id },
        after: { correction: correction.id, field: asked.field },
        why: maskNumbers(asked.reason),
      },
      notices: await rulingNotices(ctx, tx, row, correction),
    }
  })
}

/** Whoever asked takes it back before the office has ruled. */
export const cancelCorrection = (ctx: Context, id: number): Promise<TalentRow> =>
  change(ctx, async tx => {
    const correction = await tx.correction.findUnique({ where: { id } })
    const row = correction && (await findTalent(tx, correction.talentId))
    if (!correction || !row || correction.askedBy !== actorKey(ctx.actor)) return notFound('这条更正申请')
    const { count } = await tx.correction.updateMany({
      where: { id, state: 'pending' },
      data: { state: 'cancelled', ruledAt: ctx.now, ruledBy: actorKey(ctx.actor) },
    })
    if (count !== 1) throw movedOn(row.id)
    return {
      result: row,
      event: {
        event: 'talent.correction_cancelled',
        subject: talentNumber(row.id),
        after: { correction: id, field: correction.field },
      },
    }
  })

type Doubt = { readonly field: CorrectableField; readonly reason: string }

/** Whoever sees a record doubts one of its fields; the record is marked until the office has looked into it. */
export const disputeField = (ctx: Context, ref: Ref, doubt: Doubt): Promise<TalentRow> =>
  takeStep(ctx, {
    verb: 'dispute',
    ref,
    given: { field: doubt.field },
    also: async (tx, row) => {
      await tx.correction.create({
        data: {
          talentId: row.id,
          kind: 'dispute',
          field: doubt.field,
          ...valuesOf(ctx, doubt.field, fieldRules[doubt.field].now(row, ctx.vault), null),
          reason: doubt.reason,
          askedBy: actorKey(ctx.actor),
          dueAt: dueAfterIfLoaded(await calendarOf(tx), ctx.now, rulingDays),
          createdAt: ctx.now,
        },
      })
    },
    kept: { field: doubt.field },
    why: doubt.reason,
  })

const correctableRow = async (ctx: Context, tx: Tx, ref: Ref): Promise<TalentRow> => {
  const row = await findTalent(tx, ref.id)
  if (!row || standingOf(ctx.actor, row).size === 0) return notFound('这条人才记录')
  if (!isSelf(ctx.actor, row) && !reaches(ctx.actor, 'talent.edit', row)) notYours()
  if (!correctableStates.includes(stateOf(row))) throw movedOn(row.id)
  return row
}

const valuesOf = (ctx: Context, field: CorrectableField, old: string | null, next: string | null) => {
  const keep = (value: string | null): string | null =>
    value !== null && isSealed(field) ? ctx.vault.seal(value) : value
  return { oldValue: keep(old), newValue: keep(next), sealed: isSealed(field) }
}

const refuseSecond = async (tx: Tx, talentId: number, field: string): Promise<void> => {
  const open = await tx.correction.findFirst({
    where: { talentId, field, kind: 'correction', state: 'pending' },
  })
  if (open) refuse('这一项已经有更正申请在办。', '同一项办完一件再提一件。', '请等人才办处理，结果会通知您。')
}

const sameAsBefore = (field: CorrectableField): never =>
  refuse(`${correctable[field]}现在就是这个内容。`, '更正要写不同的内容。', '请核对后再提交。')

const notYours = (): never =>
  refuse(
    '您不能申请更正这条记录。',
    '更正由本人、所在单位或乡镇、人才办提出。',
    '发现有误，可以用“存疑”提出疑问。',
  )
