import type { Notice } from '#core/reply.ts'
import { minutesAt, stampCard } from '#core/stamp.ts'
import type { Prisma } from './generated/client.ts'

/** A notice as it waits in the outbox; its card knows when it was drawn. */
export const outboxRow = (notice: Notice, now: Date): Prisma.OutboxCreateManyInput => {
  const target = 'openId' in notice.to ? notice.to.openId : notice.to.chatId
  return {
    once: notice.once,
    lane: target,
    verb: 'send',
    target,
    ...contentOf(notice.say, now),
    priority: notice.urgency === 'digest' ? 2 : 1,
    notBefore: notice.notBefore ?? null,
  }
}

const contentOf = (
  say: Notice['say'],
  now: Date,
): Pick<Prisma.OutboxCreateManyInput, 'msgType' | 'content'> =>
  'card' in say
    ? { msgType: 'interactive', content: JSON.stringify(stampCard(say.card, { t: minutesAt(now) })) }
    : { msgType: 'text', content: JSON.stringify({ text: say.text }) }
