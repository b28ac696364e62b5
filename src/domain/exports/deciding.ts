import { z } from 'zod'
import type { Context } from '#core/context.ts'
import { onPress } from '#core/handlers.ts'
import { Refusal, refuse } from '#core/refusal.ts'
import { done, type Notice, type Reply, stale } from '#core/reply.ts'
import { identify } from '#domain/people/index.ts'
import { change } from '#storage/change.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { make } from './making.ts'
import type { Offer } from './offers.ts'
import { decidersOf, heedSight, inPrivate, isOwn } from './policy.ts'
import { type ExportRecord, type ExportState, exportNumber, findExport } from './record.ts'
import { exportView, titleOf } from './view.ts'

const Ref = z.object({
  id: z.number({ error: '这张卡片不完整，请重新打开。' }).int(),
  version: z.number({ error: '这张卡片不完整，请重新打开。' }).int(),
})

/** What the buttons of an export's card do. */
export const decideActions = (offers: readonly Offer[]) => [ownActions(offers), decisions(offers)].flat()

const ownActions = (offers: readonly Offer[]) => [
  onPress({
    name: 'exports.cancel',
    allow: inPrivate,
    bound: Ref,
    run: (ctx, ref) =>
      pressed(ctx, offers, ref, ['waiting'], async record => {
        if (!isOwn(ctx.actor, record)) notYours()
        const next = await settled(ctx, record, 'cancelled', 'export.cancelled', {})
        return done('没有导出', exportView(ctx, offers, next))
      }),
  }),
]

const decisions = (offers: readonly Offer[]) => [
  onPress({
    name: 'exports.approve',
    allow: inPrivate,
    bound: Ref,
    run: (ctx, ref) =>
      pressed(ctx, offers, ref, ['waiting'], async record => {
        await heedDeciding(ctx, record)
        const begun = await settled(ctx, record, 'making', 'export.approved', decidedBy(ctx))
        return made(ctx, offers, begun)
      }),
  }),
  onPress({
    name: 'exports.refuse',
    allow: inPrivate,
    bound: Ref,
    run: (ctx, ref) =>
      pressed(ctx, offers, ref, ['waiting'], async record => {
        await heedDeciding(ctx, record)
        const next = await settled(ctx, record, 'refused', 'export.refused', decidedBy(ctx), [
          told(
            record,
            `${exportNumber(record.id)}没有批准：${titleOf(offers, record)}没有导出。有疑问请联系${ctx.actor.name}。`,
          ),
        ])
        return done('已答复不批准', exportView(ctx, offers, next))
      }),
  }),
]

/** A card of before is answered with how it stands now; an approval past its time is none. */
const pressed = async (
  ctx: Context,
  offers: readonly Offer[],
  { id, version }: z.output<typeof Ref>,
  from: readonly ExportState[],
  act: (record: ExportRecord) => Promise<Reply>,
): Promise<Reply> => {
  const record = heedSight(ctx.actor, await findExport(ctx.db, id))
  const isOver = record.dueAt !== null && record.dueAt <= ctx.now
  if (from.includes(record.state) && record.version === version && !isOver) return act(record)
  return stale(
    isOver && from.includes(record.state) ? '已过期，请重新导出。' : '已经有了变化，请看卡片。',
    exportView(ctx, offers, record),
  )
}

/** Whoever asks never approves it himself, whatever his office. */
const heedDeciding = async (ctx: Context, record: ExportRecord): Promise<void> => {
  if (isOwn(ctx.actor, record))
    refuse('自己的导出不能自己批准。', '身份证号等要两个人：一人申请，另一人批准。', '请等另一位同志批准。')
  const deciders = await decidersOf(ctx.db, ctx.now, record.by)
  const { actor } = ctx
  if (actor.kind !== 'person' || !deciders.some(({ personId }) => personId === actor.personId)) notYours()
}

const decidedBy = ({ actor, now }: Context) =>
  ({ decidedBy: actor.kind === 'person' ? actor.personId : null, decidedAt: now }) as const

/** The export's next truth; somebody quicker wins. */
export const settled = (
  ctx: Context,
  { id, version }: ExportRecord,
  state: ExportState,
  event: string,
  data: Prisma.ExportUncheckedUpdateManyInput,
  notices: readonly Notice[] = [],
): Promise<ExportRecord> =>
  change(ctx, async tx => {
    const { count } = await tx.export.updateMany({
      where: { id, version },
      data: { ...data, state, version: { increment: 1 } },
    })
    const next = await findExport(tx, id)
    if (count !== 1 || !next)
      throw new Refusal('这次导出刚刚有了变化。', '以先办的为准。', '请发“导出记录”看看。')
    return { result: next, event: { event, subject: exportNumber(id), after: { state } }, notices }
  })

export const told = (record: ExportRecord, text: string): Notice => ({
  to: { openId: record.author.openId },
  say: { text },
  once: `${exportNumber(record.id)}:${record.version}:told`,
})

const made = async (ctx: Context, offers: readonly Offer[], record: ExportRecord): Promise<Reply> => {
  const end = await makeForAuthor(ctx, offers, record)
  const now = end ?? (await findExport(ctx.db, record.id)) ?? record
  const words = now.state === 'done' ? `文件已私聊发给${now.author.name}。` : '正在导出'
  return now.cardMessage === null ? done(words, exportView(ctx, offers, now)) : done(words)
}

/** In the name of whoever asked, with the rights he has now; a right that is gone ends it in words. */
export const makeForAuthor = async (
  ctx: Context,
  offers: readonly Offer[],
  record: ExportRecord,
): Promise<ExportRecord | null> => {
  const known = await identify(ctx.db, record.author.openId, null, ctx.now)
  if (!known || known.hasLeft) return failed(ctx, record, '导出人已经离职。')
  try {
    return await make({ ...ctx, actor: known.person }, offers, record)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return failed(ctx, record, error.message)
  }
}

const failed = (ctx: Context, record: ExportRecord, why: string): Promise<ExportRecord> =>
  settled(
    { ...ctx, turn: `export:${record.id}:${record.attempt}:failed` },
    record,
    'failed',
    'export.failed',
    { ruling: why },
    [told(record, `${exportNumber(record.id)}没有导出：${why}`)],
  )

const notYours = (): never =>
  refuse(
    '这一步不由您办理。',
    '导出由本人开始，批准由人才办主任（或另一位人才办同志）办理。',
    '请等待负责的同志办理。',
  )
