import type { Notice } from '#core/reply.ts'
import type { Prisma } from './generated/client.ts'

/** A notice as it waits in the outbox. */
export const outboxRow = (notice: Notice): Prisma.OutboxCreateManyInput => {
  const target = 'openId' in notice.to ? notice.to.openId : notice.to.chatId
  return {
    once: notice.once,
    lane: target,
    verb: 'send',
    target,
    ...contentOf(notice.say),
    priority: notice.urgency === 'digest' ? 2 : 1,
    notBefore: notice.notBefore ?? null,
  }
}

const contentOf = (say: Notice['say']): Pick<Prisma.OutboxCreateManyInput, 'msgType' | 'content'> =>
  'card' in say
    ? { msgType: 'interactive', content: JSON.stringify(say.card) }
    : { msgType: 'text', content: JSON.stringify({ text: say.text }) }
