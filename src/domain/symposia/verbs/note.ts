import type { Context } from '#core/context.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { dueAfterIfLoaded } from '#core/working-days.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { type At, takeStep } from '#domain/steps/index.ts'
import { actorKey, appendAudit } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import { noting, type OpinionKind } from '../dictionary.ts'
import { type OpinionOf, opinionCourse } from '../opinion-course.ts'
import { findOpinion, findSymposium, type OpinionRow, opinionNumber } from '../record.ts'
import type { Remark } from '../split.ts'

/** Working days the office has to find a place for a remark. */
const sortWithin = 2

/** One remark as somebody wrote it down during or after the talk. */
export const noteOpinion = (ctx: Context, symposiumId: number, remark: Remark): Promise<OpinionRow> =>
  change(ctx, async tx => {
    await whileNoting(tx, symposiumId)
    const row = (await findSymposium(tx, symposiumId)) ?? notFound('这场座谈会')
    if (!row.guests.some(({ id }) => id === remark.guestId)) notFound('名单上的这个人')
    const opinion = await insert(ctx, tx, symposiumId, remark)
    return { result: opinion, event: notedEvent(opinion) }
  })

/** Several at once, inside the change that writes the minutes; each begins a story of its own. */
export const insertOpinions = async (
  ctx: Context,
  tx: Tx,
  symposiumId: number,
  remarks: readonly Remark[],
): Promise<void> => {
  const rows: OpinionRow[] = []
  for (const remark of remarks) rows.push(await insert(ctx, tx, symposiumId, remark))
  // After all rows: whoever has written to the audit makes every other change wait.
  for (const row of rows) await appendAudit(tx, ctx, `${ctx.turn}:${opinionNumber(row.id)}`, notedEvent(row))
}

const notedEvent = ({ id, kind }: OpinionRow) => ({
  event: 'opinion.noted',
  subject: opinionNumber(id),
  after: { state: 'noted', version: 1, kind },
})

const insert = async (
  ctx: Context,
  tx: Tx,
  symposiumId: number,
  { guestId, kind, text, hidden }: Remark,
): Promise<OpinionRow> => {
  const { id } = await tx.symposiumOpinion.create({
    data: {
      symposiumId,
      guestId,
      kind,
      text: ctx.vault.seal(text),
      hidden,
      state: 'noted',
      since: ctx.now,
      dueAt: dueAfterIfLoaded(await calendarOf(tx), ctx.now, sortWithin),
      createdBy: actorKey(ctx.actor),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    },
  })
  const row = await findOpinion(tx, id)
  if (!row) throw new Error(`opinion ${id} is not there after it was written`)
  return row
}

/** A remark and the end of its symposium never cross: both write the symposium's row. */
const whileNoting = async (tx: Tx, id: number): Promise<void> => {
  const { count } = await tx.symposium.updateMany({
    where: { id, state: { in: [...noting] } },
    data: { version: { increment: 1 } },
  })
  if (count !== 1)
    refuse(
      '这场座谈会现在不能记意见。',
      '开过会、还没有归档的座谈会才能记意见。',
      '没有登记召开的，请先点“已经召开”。',
    )
}

export type Correction = {
  readonly guestId: number
  readonly kind: OpinionKind
  readonly text: string
  readonly hidden: boolean
}

/** What was written down wrongly is put right, as long as nobody else has it. */
export const correctOpinion = (ctx: Context, ref: At, correction: Correction): Promise<OpinionRow> =>
  takeStep<OpinionOf>(opinionCourse, ctx, {
    verb: 'correct',
    ref,
    data: { ...correction, text: ctx.vault.seal(correction.text) },
    also: async (tx, row) => {
      const guest = await tx.symposiumGuest.findFirst({
        where: { id: correction.guestId, symposiumId: row.symposiumId },
      })
      if (!guest) notFound('名单上的这个人')
      // The clock goes on from when it was said, not from when its words were mended.
      await tx.symposiumOpinion.update({ where: { id: row.id }, data: { dueAt: row.dueAt } })
    },
    kept: { kind: correction.kind },
  })
