import { z } from 'zod'
import { logCard } from '#cards/pairings/log.ts'
import type { Context } from '#core/context.ts'
import type { Undo } from '#core/handlers.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { privately, type Reply, say, show } from '#core/reply.ts'
import { logView, photoButton } from './log-view.ts'
import { cardFor as orderCard } from './orders/pressing.ts'
import { findOrder } from './orders/record.ts'
import { cancelOrder } from './orders/verbs.ts'
import { cardFor, facingTruth } from './pressing.ts'
import { findPairing, type PairingRow } from './record.ts'
import { dropTeam } from './teams/verbs.ts'
import { dropPhoto } from './verbs/held-photo.ts'
import { takeBackPairing } from './verbs/keep-up.ts'
import { takeLogBack } from './verbs/log-undo.ts'
import { keepPhoto } from './verbs/photo.ts'

/** By event: how `撤销` takes it back within ten minutes. */
export const undo: Readonly<Record<string, Undo>> = {
  'pairing.proposed': (ctx, { subject }) =>
    undone(ctx, subject, '结对已撤回，各方会收到通知。', row => {
      if (row.state !== 'awaiting') answered()
      return takeBackPairing(ctx, row, 'withdrawn', null)
    }),
  'pairing.served_logged': (ctx, { subject, before }) =>
    undone(ctx, subject, '服务登记已撤销。', () => takeLogBack(ctx, Logged.parse(before))),
  'pairing.photo_held': async ctx => {
    await dropPhoto(ctx)
    return say('照片已撤下，不会附到服务里。')
  },
  'pairing.photo_kept': async (ctx, { before }) => {
    const { log, photoKey, photoOf } = Pictured.parse(before)
    const row = await keepPhoto(ctx, log, { photoKey, photoOf })
    return told(ctx, show(logCard({ log: logView(row), words: '照片已撤下。', buttons: photoButton(row) })))
  },
  'order.placed': async (ctx, { subject }) => {
    const row = (await findOrder(ctx.db, numberOf(subject))) ?? notFound('这张点单')
    if (row.state !== 'open') dispatched()
    const after = await cancelOrder(ctx, row)
    return told(ctx, show(await orderCard(ctx, after, '点单已撤销。')))
  },
  'pairing.team_added': async (ctx, { subject }) => {
    const { name } = await dropTeam(ctx, numberOf(subject))
    return told(ctx, say(`${name}的登记已撤销。`))
  },
}

// What the events kept of themselves.
const Logged = z.object({ log: z.number(), warnedUntil: z.string().nullable().default(null) })

const Pictured = z.object({
  log: z.number(),
  photoKey: z.string().nullable(),
  photoOf: z.string().nullable(),
})

const numberOf = (subject: string): number => Number(subject.replace(/^[A-Z]{2}-/, ''))

const told = (ctx: Context, reply: Reply): Reply => privately(ctx.chat, reply, '已撤销，详情已私聊发您。')

const undone = (
  ctx: Context,
  subject: string,
  words: string,
  act: (row: PairingRow) => Promise<PairingRow>,
): Promise<Reply> =>
  facingTruth(ctx, async () => {
    const row = (await findPairing(ctx.db, numberOf(subject))) ?? notFound('这项结对')
    return told(ctx, show(await cardFor(ctx, await act(row), words)))
  })

const answered = (): never =>
  refuse(
    '各方已经答复，不能再撤销。',
    '提出的结对在各方都答复前可以撤销。',
    '不需要了，请人才办在结对卡片上办理。',
  )

const dispatched = (): never =>
  refuse(
    '人才办已经派单，不能再撤销点单。',
    '点单在派单前可以撤销。',
    '不需要了，请在点单卡片上点“取消点单”。',
  )
