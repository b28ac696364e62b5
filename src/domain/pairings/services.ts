import { z } from 'zod'
import { moneyWords } from '#cards/kit/amounts.ts'
import { shortDate } from '#cards/kit/dates.ts'
import { logCard } from '#cards/pairings/log.ts'
import { type ServiceLine, servicesCard } from '#cards/pairings/services.ts'
import type { Context } from '#core/context.ts'
import { onPress } from '#core/handlers.ts'
import { type Cursor, cursorOf, readPage, shownIn } from '#core/keyset.ts'
import { everyone } from '#core/permission.ts'
import { notFound } from '#core/refusal.ts'
import { type Reply, show } from '#core/reply.ts'
import { findLog, type LogRow, logButtons, logView, photoButton } from './log-view.ts'
import { maySee, standingOf } from './policy.ts'
import { rowSeen } from './pressing.ts'
import { pairingNumber, servedWords, whole } from './record.ts'

/** Services of one page. */
const pageSize = 10

const incomplete = '这张卡片不完整，请重新打开。'
const number = z.number({ error: incomplete }).int({ error: incomplete })
const where = everyone.inChats('private', 'village')

/** Everything done in a pairing, and each service with what its reader can do about it. */
export const serviceActions = [
  onPress({
    name: 'pairings.services',
    allow: where,
    bound: z.object({
      id: number,
      after: number.optional(),
      before: number.optional(),
      anew: z.boolean().optional(),
    }),
    run: async (ctx, { id, after, before, anew }) => ({
      ...(await listed(ctx, id, cursorOf({ after, before }))),
      ...(anew ? { anew: true } : {}),
    }),
  }),
  onPress({
    name: 'pairings.service',
    allow: where,
    bound: z.object({ id: number }),
    run: async (ctx, { id }) => {
      const row = await findLog(ctx.db, id)
      if (!row || !maySee(ctx.actor, row.pairing)) return notFound('这次服务')
      const isVillage = standingOf(ctx.actor, row.pairing).has('village')
      const buttons = isVillage ? logButtons(row) : photoButton(row)
      return { ...show(logCard({ log: logView(row), buttons })), anew: true }
    },
  }),
]

const listed = async (ctx: Context, pairingId: number, cursor: Cursor): Promise<Reply> => {
  const pairing = await rowSeen(ctx, pairingId)
  const { rows, ...place } = await readPage<LogRow>(
    {
      find: (beyond, id, take) =>
        ctx.db.serviceLog.findMany({
          where: { AND: [{ pairingId }, beyond] },
          include: { pairing: { include: whole } },
          orderBy: { id },
          take,
        }),
      count: beyond => ctx.db.serviceLog.count({ where: { AND: [{ pairingId }, beyond] } }),
    },
    cursor,
    pageSize,
  )
  const card = servicesCard({
    pairing: pairingId,
    title: `${pairingNumber(pairingId)} ${pairing.talent.name} — ${servedWords(pairing)}`,
    sums: await sumsOf(ctx, pairingId),
    lines: rows.map(lineOf),
    ...place,
    buttons: [{ text: '看结对', do: 'pairings.show', value: { id: pairingId } }],
  })
  return {
    ...show(card),
    shown: shownIn([pairingNumber(pairingId)], place, { do: 'pairings.services', id: pairingId }),
  }
}

const lineOf = (row: LogRow): ServiceLine => {
  const { mode, duration, gains, state } = logView(row)
  return {
    id: row.id,
    on: shortDate(row.on),
    what: row.what,
    how: [mode, duration, gains].filter(words => words !== null).join(' · '),
    state,
    hasPhoto: row.photoKey !== null,
  }
}

/** 有效4次，惠及86户，培训120人次: what the served side disputes does not count. */
const sumsOf = async (ctx: Context, pairingId: number): Promise<string> => {
  const { _count, _sum } = await ctx.db.serviceLog.aggregate({
    where: { pairingId, state: { not: 'disputed' } },
    _count: true,
    _sum: { households: true, people: true, minutes: true, tenthMu: true, fen: true },
  })
  const parts = [
    `有效${_count}次`,
    _sum.minutes && `共${Math.round(_sum.minutes / 6) / 10}小时`,
    _sum.households && `惠及${_sum.households}户`,
    _sum.people && `培训${_sum.people}人次`,
    _sum.tenthMu && `${_sum.tenthMu / 10}亩`,
    _sum.fen && `增收或投入${moneyWords(_sum.fen)}`,
  ]
  return `${parts.filter(Boolean).join('，')}（有异议的不计入）。`
}
