import { z } from 'zod'
import type { Undo } from '#core/handlers.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { privately, show } from '#core/reply.ts'
import { cardFor, facingTruth } from './pressing.ts'
import { findStation, readStationNumber } from './record.ts'
import { withdrawStation } from './verbs/found.ts'
import { takeNoteBack } from './verbs/note.ts'

/** By event: how 撤销 takes it back within ten minutes. */
export const undo: Readonly<Record<string, Undo>> = {
  'workstation.applied': (ctx, { subject }) =>
    facingTruth(ctx, async () => {
      const row = await findStation(ctx.db, readStationNumber(subject) ?? 0)
      if (!row) return notFound('这个工作站')
      if (row.state !== 'applied') tooFar()
      const after = await withdrawStation(ctx, row)
      return privately(ctx.chat, show(await cardFor(ctx, after, '申报已撤回。')), '已撤销，详情已私聊发您。')
    }),
  'workstation.noted': (ctx, { subject, before }) =>
    facingTruth(ctx, async () => {
      const id = readStationNumber(subject) ?? 0
      const row = await takeNoteBack(ctx, id, Noted.parse(before))
      return privately(
        ctx.chat,
        show(await cardFor(ctx, row, '上半年小结已撤回。')),
        '已撤销，详情已私聊发您。',
      )
    }),
}

// What the event kept of itself.
const Noted = z.object({
  year: z.number(),
  former: z
    .object({
      daysOnSite: z.number(),
      trainees: z.number(),
      done: z.string(),
      difficulty: z.string().nullable(),
    })
    .nullable(),
})

const tooFar = (): never =>
  refuse(
    '初审已经办了，不能再撤销申报。',
    '申报在初审前可以撤销。',
    '不想建了，请在工作站卡片上点“撤回申报”。',
  )
