import { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { SentFile } from '#core/inbound.ts'
import type { Reader } from '#core/reader.ts'
import { actorKey } from '#storage/audit.ts'
import { change } from '#storage/change.ts'
import type { Looking } from '../record.ts'

/** A service's photo: the platform's key, and the message it came in. */
export type Photo = { readonly photoKey: string | null; readonly photoOf: string | null }

/** Minutes within which a photo and a service belong together. */
const togetherMinutes = 10

const since = ({ now }: Context): Date => new Date(now.getTime() - togetherMinutes * 60_000)

/** The actor's newest act of these, here and a few minutes ago. */
export const lastAct = (ctx: Context, db: Looking, events: readonly string[]) =>
  // Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
  (db as Reader).auditEvent.findFirst({
    where: {
      actor: actorKey(ctx.actor),
      chatId: ctx.chat.chatId,
      event: { in: [...events] },
      at: { gte: since(ctx) },
    },
    orderBy: { seq: 'desc' },
  })

/** Keeps a photo in mind that came before its service was written down; a few minutes later it is forgotten. */
export const holdPhoto = (ctx: Context, { key, messageId }: SentFile): Promise<void> =>
  change(ctx, async () => ({
    result: undefined,
    event: {
      event: 'pairing.photo_held',
      subject: actorKey(ctx.actor),
      after: { photoKey: key, photoOf: messageId },
    },
  }))

const Held = z.object({ photoKey: z.string(), photoOf: z.string() })

/** The photo that was sent for the service that is written down now. */
export const heldPhoto = async (ctx: Context, tx: Looking): Promise<Photo> => {
  const last = await lastAct(ctx, tx, [
    'pairing.photo_held',
    'pairing.photo_dropped',
    'pairing.served_logged',
  ])
  const held = Held.safeParse(last?.event === 'pairing.photo_held' ? last.after : null)
  return held.success ? held.data : { photoKey: null, photoOf: null }
}

/** A photo held by mistake. */
export const dropPhoto = (ctx: Context): Promise<void> =>
  change(ctx, async () => ({
    result: undefined,
    event: { event: 'pairing.photo_dropped', subject: actorKey(ctx.actor) },
  }))
