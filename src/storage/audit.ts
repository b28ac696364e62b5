import type { Actor } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import type { Prisma } from './generated/client.ts'
import { jsonText, plainText } from './json-text.ts'

/**
 * What was done, in one line of the audit. Fields of class P1 may stand in `before` and `after` as they are;
 * of P2 and P3 only that they changed.
 */
export type AuditEntry = {
  /** noun.verbed: `talent.registered` */
  readonly event: string
  /** what it is about: `RC-12` */
  readonly subject: string
  readonly before?: unknown
  readonly after?: unknown
  readonly why?: string
}

/** Adds the entry to the chain, where it stays. The database gives it its number and its hash. */
export const appendAudit = async (
  tx: Prisma.TransactionClient,
  ctx: Context,
  turn: string,
  entry: AuditEntry,
): Promise<void> => {
  await tx.$executeRaw`
    insert into audit_event
      (seq, at, event, subject, actor, actor_name, before, after, why, source, chat_id, turn, prev_hash, hash)
    values
      (0, ${ctx.now}, ${entry.event}, ${entry.subject}, ${actorKey(ctx.actor)}, ${plainText(ctx.actor.name)},
       ${json(entry.before)}::jsonb, ${json(entry.after)}::jsonb, ${entry.why === undefined ? null : plainText(entry.why)},
       ${ctx.source}, ${ctx.chat.chatId}, ${turn}, '', '')`
}

/** Who did it, as the audit keeps it: `person:12` or `system:weekly`. */
export const actorKey = (actor: Actor): string =>
  actor.kind === 'person' ? `person:${actor.personId}` : `system:${actor.name}`

const json = (value: unknown): string | null =>
  value === undefined ? null : jsonText(JSON.parse(JSON.stringify(value, bigintAsText)))

const bigintAsText = (_key: string, part: unknown): unknown =>
  typeof part === 'bigint' ? part.toString() : part
