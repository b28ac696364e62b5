import type { Context } from '#core/context.ts'
import type { Undo } from '#core/handlers.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import { cardFor, facingTruth } from './pressing.ts'
import { findLiaison, type LiaisonRow } from './record.ts'
import { takeBackLiaison } from './verbs/assign.ts'
import { takeContactBack } from './verbs/contact.ts'

/** By event: how `撤销` takes it back within ten minutes. */
export const undo: Readonly<Record<string, Undo>> = {
  'liaison.assigned': (ctx, { subject }) =>
    undone(ctx, subject, '安排已撤回，领导会收到通知。', row => {
      if (row.state !== 'assigned') tooFar()
      if (row.formerId !== null) hasSucceeded()
      return takeBackLiaison(ctx, row)
    }),
  'liaison.contacted': (ctx, { subject }) =>
    undone(ctx, subject, '联系登记已撤销。', row => takeContactBack(ctx, row.id)),
}

const undone = (
  ctx: Context,
  subject: string,
  words: string,
  act: (row: LiaisonRow) => Promise<LiaisonRow>,
): Promise<Reply> =>
  facingTruth(ctx, async () => {
    const row = (await findLiaison(ctx.db, Number(subject.replace(/^LX-/, '')))) ?? notFound('这项联系')
    return privately(ctx.chat, show(await cardFor(ctx, await act(row), words)), '已撤销，详情已私聊发您。')
  })

const tooFar = (): never =>
  refuse(
    '领导已经答复，不能再撤销安排。',
    '安排在领导答复前可以撤销。',
    '不需要了，请在联系卡片上点“结束联系”。',
  )

const hasSucceeded = (): never =>
  refuse(
    '这项安排已经接替了前任领导，不能撤销。',
    '前任的联系已经结束，撤销后专家就没有人联系。',
    '请换一位领导，或者在联系卡片上点“结束联系”。',
  )
