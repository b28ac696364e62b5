import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import type { Notice } from '#core/reply.ts'
import type { Day } from '#core/shanghai.ts'
import { actorKey } from '#storage/audit.ts'
import { change, type Tx } from '#storage/change.ts'
import type { Line } from './lines.ts'
import { sameLines } from './lines.ts'
import { findReport, lineIn, type ReportRow, reportNumber } from './record.ts'

type Ref = { readonly id: number; readonly version: number }

/** The figures of a day, set down to be looked through; nothing has been reported yet. */
export const draftReport = (
  ctx: Context,
  asked: { readonly day: Day; readonly receiver: string; readonly purpose: string | null },
  lines: readonly Line[],
  notices: (row: ReportRow) => Promise<readonly Notice[]>,
): Promise<ReportRow> =>
  change(ctx, async tx => {
    const { id } = await tx.figureReport.create({
      data: {
        asOf: new Date(`${asked.day}T00:00:00Z`),
        receiver: asked.receiver,
        purpose: asked.purpose,
        state: 'draft',
        draftedBy: actorKey(ctx.actor),
        createdAt: ctx.now,
      },
    })
    await writeLines(tx, id, lines)
    const row = await findReport(tx, id)
    return {
      result: row,
      event: {
        event: 'figures.drafted',
        subject: reportNumber(id),
        after: { asOf: asked.day, receiver: asked.receiver, figures: lines.length },
      },
      notices: await notices(row),
    }
  })

/**
 * The head makes the figures final. When something came in since they were drafted they are counted anew and stay a draft,
 * so that nobody signs numbers he has not seen.
 */
export const lockReport = (
  ctx: Context,
  ref: Ref,
  lines: readonly Line[],
): Promise<{ readonly row: ReportRow; readonly isRecounted: boolean }> =>
  change(ctx, async tx => {
    const draft = await openDraft(tx, ref)
    if (!holds(ctx.actor, 'head')) headOnly()
    const isRecounted = !sameLines(draft.lines.map(lineIn), lines)
    if (isRecounted) {
      await tx.figureReportLine.deleteMany({ where: { reportId: ref.id } })
      await writeLines(tx, ref.id, lines)
    }
    await step(
      tx,
      ref,
      isRecounted ? {} : { state: 'locked', lockedBy: actorKey(ctx.actor), lockedAt: ctx.now },
    )
    return {
      result: { row: await findReport(tx, ref.id), isRecounted },
      event: {
        event: isRecounted ? 'figures.recounted' : 'figures.locked',
        subject: reportNumber(ref.id),
        after: Object.fromEntries(lines.map(({ indicator, value }) => [indicator, value])),
      },
    }
  })

export const dropReport = (ctx: Context, ref: Ref): Promise<ReportRow> =>
  change(ctx, async tx => {
    await openDraft(tx, ref)
    await step(tx, ref, { state: 'dropped' })
    return {
      result: await findReport(tx, ref.id),
      event: { event: 'figures.dropped', subject: reportNumber(ref.id) },
    }
  })

const writeLines = async (tx: Tx, reportId: number, lines: readonly Line[]): Promise<void> => {
  await tx.figureReportLine.createMany({ data: lines.map(line => ({ reportId, ...line })) })
}

const openDraft = async (tx: Tx, { id, version }: Ref): Promise<ReportRow> => {
  const row = await findReport(tx, id)
  if (row.state !== 'draft' || row.version !== version) movedOn(id)
  return row
}

const step = async (
  tx: Tx,
  { id, version }: Ref,
  data: { readonly state?: string; readonly lockedBy?: string; readonly lockedAt?: Date },
): Promise<void> => {
  const { count } = await tx.figureReport.updateMany({
    where: { id, version, state: 'draft' },
    data: { ...data, version: { increment: 1 } },
  })
  if (count !== 1) movedOn(id)
}

const movedOn = (id: number): never =>
  refuse(
    `${reportNumber(id)}已经有人处理过了。`,
    '同一份上报数只处理一次。',
    `发“已报数 ${reportNumber(id)}”看现在的样子。`,
  )

const headOnly = (): never =>
  refuse('锁定由人才办主任办理。', '工作人员算数，主任锁定，是两个人。', '已通知主任，请等待锁定。')
