import { z } from 'zod'
import type { Context } from '#core/context.ts'
import { notFound } from '#core/refusal.ts'
import { change } from '#storage/change.ts'
import { findLog, type LogRow } from '../log-view.ts'
import { pairingNumber } from '../record.ts'
import { lastAct, type Photo } from './held-photo.ts'
import { askVillage } from './log.ts'

const Logged = z.object({ log: z.number() })

/** The service the actor wrote down here a few minutes ago. */
export const logJustWritten = async (ctx: Context): Promise<LogRow | null> => {
  const last = await lastAct(ctx, ctx.db, ['pairing.served_logged'])
  const logged = Logged.safeParse(last?.after)
  return logged.success ? findLog(ctx.db, logged.data.log) : null
}

/** Keeps a photo with a service, in place of an earlier one; whoever is to confirm the service sees it. */
export const keepPhoto = (ctx: Context, id: number, photo: Photo): Promise<LogRow> =>
  change(ctx, async tx => {
    const before = (await findLog(tx, id)) ?? notFound('这次服务')
    const { photoKey, photoOf } = photo
    await tx.serviceLog.update({ where: { id }, data: { photoKey, photoOf } })
    const row = (await findLog(tx, id)) ?? before
    return {
      result: row,
      event: {
        event: photoKey === null ? 'pairing.photo_removed' : 'pairing.photo_kept',
        subject: pairingNumber(row.pairingId),
        before: { log: id, photoKey: before.photoKey, photoOf: before.photoOf },
        after: { log: id },
      },
      notices:
        photoKey !== null && row.state === 'awaiting'
          ? await askVillage(ctx, tx, row, { words: '的服务补了一张照片，', key: `photo:${photoOf}` })
          : [],
    }
  })
