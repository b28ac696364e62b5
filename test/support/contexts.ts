import type { Context } from '#core/context.ts'
import type { Database } from '#storage/client.ts'

/** A bare context for tests of the machinery; conversations get theirs from the program itself. */
export const contextOn = (
  database: Pick<Database, 'reader'>,
  over: Partial<Context> & { readonly turn: string },
): Context => ({
  actor: { kind: 'system', name: 'test' },
  chat: { chatId: 'oc_test', scope: 'private', threadId: null },
  now: new Date('2026-11-23T09:00:00+08:00'),
  db: database.reader,
  vault: {
    seal: plain => `sealed:${plain}`,
    open: sealed => sealed.slice('sealed:'.length),
    digest: (kind, plain) => `${kind}:${plain}`,
  },
  source: 'chat',
  requestId: 'request-1',
  county: { name: '云岭县' },
  download: () => Promise.reject(new Error('nothing was sent')),
  noteReading: () => undefined,
  ...over,
})
