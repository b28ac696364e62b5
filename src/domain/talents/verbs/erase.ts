import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { maskNumbers } from '#core/masks.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { dueAfterIfLoaded } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { personOf, type Ref } from '#domain/steps/index.ts'
import { actorKey } from '#storage/audit.ts'
import { type Changed, change, type Tx } from '#storage/change.ts'
import type { Erasure } from '#storage/generated/client.ts'
import { erasureNotices, told } from '../erasure.ts'
import { move, movedOn } from '../moving.ts'
import { talentNumber } from '../number.ts'
import { isSelf, reaches } from '../policy.ts'
import { findTalent, type TalentRow } from '../record.ts'
import { stateOf } from '../view.ts'
import { ownerOf } from '../whom.ts'
import { cancelOpen } from './consent.ts'
import { wipe } from './wipe.ts'

/** Working days an erasure may take from the request (PIPL 50; domain B.3.1). */
const erasureDays = 15

/** Somebody asks for a record to be erased: the person himself, or the office, whose request counts as the check. */
export const askErasure = (ctx: Context, ref: Ref, reason: string | null): Promise<TalentRow> =>
  change(ctx, async tx => {
    const row = await erasableRow(ctx, tx, ref)
    const self = isSelf(ctx.actor, row)
    await refuseSecond(tx, row.id)
    const erasure = await tx.erasure.create({
      data: {
        talentId: row.id,
        reason: reason ?? '本人申请',
        state: self ? 'asked' : 'prepared',
        askedBy: actorKey(ctx.actor),
        preparedBy: self ? null : actorKey(ctx.actor),
        dueAt: dueAfterIfLoaded(await calendarOf(tx), ctx.now, erasureDays),
        createdAt: ctx.now,
      },
    })
    return {
      result: row,
      event: {
        event: 'talent.erasure_asked',
        subject: talentNumber(row.id),
        before: { erasure: erasure.id },
        after: { erasure: erasure.id, state: erasure.state },
        why: maskNumbers(erasure.reason),
      },
      notices: await erasureNotices(ctx, tx, row, erasure),
    }
  })

/** The first of two: nothing is open, the request is lawful. */
export const prepareErasure = (ctx: Context, id: number): Promise<TalentRow> =>
  ruled(ctx, id, ['asked'], async (tx, row, erasure) => {
    if (isSelf(ctx.actor, row) || !reaches(ctx.actor, 'talent.exit', row)) notYours()
    const prepared = await tx.erasure.update({
      where: { id },
      data: { state: 'prepared', preparedBy: actorKey(ctx.actor) },
    })
    return {
      result: row,
      event: {
        event: 'talent.erasure_prepared',
        subject: talentNumber(row.id),
        after: { erasure: erasure.id },
      },
      notices: await erasureNotices(ctx, tx, row, prepared),
    }
  })

/** The second of two: everything about the person is gone; the number stays. A record still in the register leaves it first. */
export const approveErasure = (ctx: Context, id: number): Promise<TalentRow> =>
  ruled(ctx, id, ['prepared'], async (tx, row, erasure) => {
    if (isSelf(ctx.actor, row) || !holds(ctx.actor, 'head')) notYours()
    const from = row.state
    const owner = ownerOf(row)
    const erased = await eraseNow(ctx, tx, row, {
      preparedBy: erasure.preparedBy,
      approvedBy: actorKey(ctx.actor),
    })
    await tx.erasure.update({
      where: { id },
      data: { state: 'done', reason: '', closedBy: actorKey(ctx.actor), closedAt: ctx.now },
    })
    return {
      result: erased,
      event: {
        event: 'talent.erased',
        subject: talentNumber(row.id),
        before: { state: from },
        after: { state: 'erased', preparedBy: erasure.preparedBy },
      },
      notices: told(owner, erasure, `您的个人信息已经删除，只保留编号${talentNumber(row.id)}。`),
    }
  })

export const declineErasure = (ctx: Context, id: number): Promise<TalentRow> =>
  ruled(ctx, id, ['asked', 'prepared'], async (tx, row, erasure) => {
    if (!reaches(ctx.actor, erasure.state === 'asked' ? 'talent.exit' : 'talent.erase', row)) notYours()
    await tx.erasure.update({
      where: { id },
      data: { state: 'declined', closedBy: actorKey(ctx.actor), closedAt: ctx.now },
    })
    return {
      result: row,
      event: { event: 'talent.erasure_declined', subject: talentNumber(row.id), after: { erasure: id } },
      notices: told(
        [...ownerOf(row), ...(await personOf(tx, erasure.askedBy))],
        erasure,
        `删除${talentNumber(row.id)}个人信息的申请没有获准。对结果有疑问，请联系县委人才办。`,
      ),
    }
  })

/** Whoever asked takes it back before it is done. */
export const cancelErasure = (ctx: Context, id: number): Promise<TalentRow> =>
  ruled(ctx, id, ['asked', 'prepared'], async (tx, row, erasure) => {
    if (erasure.askedBy !== actorKey(ctx.actor)) notYours()
    await tx.erasure.update({
      where: { id },
      data: { state: 'cancelled', closedBy: actorKey(ctx.actor), closedAt: ctx.now },
    })
    return {
      result: row,
      event: { event: 'talent.erasure_cancelled', subject: talentNumber(row.id), after: { erasure: id } },
    }
  })

/** The time a record may be kept is over: the clock erases it, by the rule the person agreed to. */
export const eraseByRule = (ctx: Context, ref: Ref): Promise<TalentRow> =>
  change(ctx, async tx => {
    const row = await findTalent(tx, ref.id)
    if (!row || row.version !== ref.version) throw movedOn(ref.id)
    const result = await eraseNow(ctx, tx, row, {
      preparedBy: 'rule:retention',
      approvedBy: actorKey(ctx.actor),
    })
    return {
      result,
      event: {
        event: 'talent.erased',
        subject: talentNumber(row.id),
        before: { state: row.state },
        after: { state: 'erased' },
        why: '保存期满',
      },
    }
  })

type Approval = { readonly preparedBy: string | null; readonly approvedBy: string }

const eraseNow = async (ctx: Context, tx: Tx, row: TalentRow, approval: Approval): Promise<TalentRow> => {
  const openMatters = await tx.correction.count({ where: { talentId: row.id, state: 'pending' } })
  const left = stateOf(row) === 'exited' ? row : await leave(ctx, tx, row)
  const { after } = await move(ctx, tx, {
    verb: 'erase',
    ref: { id: left.id, version: left.version },
    given: { ...approval, openMatters: stateOf(row) === 'exited' ? openMatters : 0 },
  })
  await wipe(tx, after.id)
  return (await findTalent(tx, after.id)) ?? after
}

const leave = async (ctx: Context, tx: Tx, row: TalentRow): Promise<TalentRow> => {
  const { after } = await move(ctx, tx, {
    verb: 'exit',
    ref: { id: row.id, version: row.version },
    given: { reason: 'request' },
    data: { reason: 'request', exitedAt: ctx.now },
  })
  await cancelOpen(ctx, tx, row.id)
  return after
}

const erasableRow = async (ctx: Context, tx: Tx, ref: Ref): Promise<TalentRow> => {
  const row = await findTalent(tx, ref.id)
  if (!row || row.state === 'erased') return notFound('这条人才记录')
  if (!isSelf(ctx.actor, row) && !reaches(ctx.actor, 'talent.exit', row)) return notFound('这条人才记录')
  return row.state === 'draft' ? draftFirst() : row
}

const ruled = (
  ctx: Context,
  id: number,
  from: readonly string[],
  write: (tx: Tx, row: TalentRow, erasure: Erasure) => Promise<Changed<TalentRow>>,
): Promise<TalentRow> =>
  change(ctx, async tx => {
    // The row is locked, so that two presses at once cannot both find it open.
    await tx.$queryRaw`select id from talent_erasure where id = ${id} for update`
    const erasure = await tx.erasure.findUnique({ where: { id } })
    const row = erasure && (await findTalent(tx, erasure.talentId))
    if (!erasure || !row) return notFound('这份删除申请')
    if (!from.includes(erasure.state)) throw movedOn(row.id)
    return write(tx, row, erasure)
  })

const refuseSecond = async (tx: Tx, talentId: number): Promise<void> => {
  const open = await tx.erasure.findFirst({ where: { talentId, state: { in: ['asked', 'prepared'] } } })
  if (open) refuse('已经有一份删除申请在办。', '同一条记录一次只办一份。', '请等待结果，15个工作日内办结。')
}

const draftFirst = (): never =>
  refuse('这还是草稿，没有提交。', '草稿直接作废即可。', '请在草稿卡片上点“作废”。')

const notYours = (): never =>
  refuse(
    '这一步不由您办理。',
    '删除个人信息由人才办核实、人才办主任批准，本人的申请不能自己办。',
    '请等待负责的同志办理。',
  )
