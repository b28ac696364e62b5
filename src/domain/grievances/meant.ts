import type { Context } from '#core/context.ts'
import type { Said } from '#core/handlers.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { askWhich, type Reply } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { kinds, states } from './dictionary.ts'
import { grievanceNumber, idsSaid, readGrievanceNumber } from './number.ts'
import { maySee, rowsSeen } from './policy.ts'
import { findGrievance, type GrievanceRow, kindOf, stateOf, whole } from './record.ts'

/** Which grievance a sentence is about: one, or the question which of several. */
export type Meant = { readonly row: GrievanceRow } | { readonly which: Reply }

/** Cases offered to choose from. */
const optionsMax = 8

/** The ids somebody may mean, written or said, the likeliest first. */
export const idsIn = (ctx: Context, { words, slots }: Said): readonly number[] => {
  const written = words.map(readGrievanceNumber).filter(id => id !== null)
  return written.length > 0 ? written : idsSaid(slots.id?.[0], Number(dayOf(ctx.now).slice(0, 4)))
}

/** The grievance named; without a number the only one that waits for this step, or the question which. */
export const meantBy = async (
  ctx: Context,
  said: Said,
  waiting: Prisma.GrievanceWhereInput,
): Promise<Meant> => {
  const ids = idsIn(ctx, said)
  if (ids.length > 0) return { row: await firstSeen(ctx, ids) }
  const rows = await ctx.db.grievance.findMany({
    where: { AND: [waiting, rowsSeen(ctx.actor)] },
    include: whole,
    orderBy: [{ dueAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: optionsMax,
  })
  const [only] = rows
  if (!only) return noneWaits()
  return rows.length === 1 ? { row: only } : { which: whichOf(rows) }
}

export const firstSeen = async (ctx: Context, ids: readonly number[]): Promise<GrievanceRow> => {
  for (const id of ids) {
    const row = await findGrievance(ctx.db, id)
    if (row && maySee(ctx.actor, row)) return row
  }
  return notFound('这件诉求')
}

const whichOf = (rows: readonly GrievanceRow[]): Reply =>
  askWhich({
    slot: 'id',
    question: '您说的是哪一件诉求？',
    options: rows.map(row => ({
      value: {
        kind: 'id',
        prefix: 'SQ',
        year: Math.floor(row.id / 100_000),
        number: row.id % 100_000,
      },
      words: `${grievanceNumber(row.id)} ${kinds[kindOf(row)]}（${states[stateOf(row)]}）`,
    })),
    alone: true,
  })

const noneWaits = (): never =>
  refuse('没有等您办这一步的诉求。', '要办哪一件，请说编号。', '发“诉求”看看有哪些，例如 SQ-2026-0031。')
