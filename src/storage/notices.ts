import type { Context } from '#core/context.ts'
import type { Notice, Say } from '#core/reply.ts'
import { minutesAt, stampCard } from '#core/stamp.ts'
import type { Prisma } from './generated/client.ts'
import { saidAs } from './outbox-rows.ts'

/** A notice as it waits in the outbox: its words sealed, its card stamped with when it was drawn. */
export const outboxRow = (ctx: Context, notice: Notice): Prisma.OutboxCreateManyInput => {
  const target = 'openId' in notice.to ? notice.to.openId : notice.to.chatId
  const { msgType, content } = saidAs(stamped(notice.say, ctx.now))
  return {
    once: notice.once,
    lane: target,
    verb: notice.redraws ? 'patch' : 'send',
    target: notice.redraws ?? target,
    msgType,
    content: ctx.vault.seal(content),
    priority: notice.urgency === 'digest' ? 2 : 1,
    notBefore: leavesFrom(ctx, notice),
  }
}

/** What a job says too late in the day waits for the morning; a card that is only redrawn says nothing new. */
const leavesFrom = ({ heldUntil }: Context, { notBefore, redraws }: Notice): Date | null => {
  const own = notBefore ?? null
  if (heldUntil === undefined || redraws) return own
  return own !== null && own > heldUntil ? own : heldUntil
}

const stamped = (say: Say, now: Date): Say =>
  'card' in say ? { card: stampCard(say.card, { t: minutesAt(now) }) } : say
