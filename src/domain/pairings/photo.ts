import { z } from 'zod'
import { logCard } from '#cards/pairings/log.ts'
import { logForm } from '#cards/pairings/log-form.ts'
import type { Context } from '#core/context.ts'
import { type Hears, onPress } from '#core/handlers.ts'
import type { SentFile } from '#core/inbound.ts'
import { everyone } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { type Reply, say, sendFile, show } from '#core/reply.ts'
import { findLog, logView, photoButton } from './log-view.ts'
import { maySee } from './policy.ts'
import { holdPhoto } from './verbs/held-photo.ts'
import { keepPhoto, logJustWritten } from './verbs/photo.ts'

/** Somebody who writes a service down sends a photo here: it is kept with that service. */
export const hearPhoto: NonNullable<Hears['file']> = (ctx, file) => heard(ctx, file, null)

/** The same with a picture among the words that tell of the service; of several the first. */
export const hearEnclosed: NonNullable<Hears['enclosed']> = async (ctx, files, opens) => {
  const first = files.find(({ kind }) => kind === 'image')
  return first ? heard(ctx, first, opens) : null
}

const heard = async (ctx: Context, file: SentFile, opens: string | null): Promise<Reply | null> => {
  if (file.kind !== 'image' || ctx.actor.kind !== 'person') return null
  if (opens === logForm.name || (await isWriting(ctx, ctx.actor.openId))) {
    await holdPhoto(ctx, file)
    return say('照片收到了（一次服务附一张）。登记服务时一起附上，10分钟内有效；发错了，发“撤销”。')
  }
  const log = await logJustWritten(ctx)
  if (!log) return null
  const row = await keepPhoto(ctx, log.id, { photoKey: file.key, photoOf: file.messageId })
  const words = log.photoKey === null ? '照片附到这次服务了。' : '这次服务的照片换成了新的。'
  return show(logCard({ log: logView(row), words: `${words}发错了，发“撤销”。`, buttons: photoButton(row) }))
}

/** The form of a service stands open before him, a few minutes old. */
const isWriting = async ({ db, chat }: Context, openId: string): Promise<boolean> => {
  // A waiting card's time is the database's own.
  const rows = await db.$queryRaw<unknown[]>`
    select from pending
    where open_id = ${openId} and chat_id = ${chat.chatId} and face = ${logForm.name} and state = 'open'
      and created_at > now() - interval '10 minutes' limit 1`
  return rows.length > 0
}

const incomplete = '这张卡片不完整，请重新打开。'

/** The photo itself, as a picture under the card. */
export const showPhoto = onPress({
  name: 'pairings.photo',
  allow: everyone.inChats('private', 'village'),
  bound: z.object({ id: z.number({ error: incomplete }).int({ error: incomplete }) }),
  run: async (ctx, { id }) => {
    const row = await findLog(ctx.db, id)
    if (!row || !maySee(ctx.actor, row.pairing)) return none()
    const { photoKey: key, photoOf: messageId } = row
    if (key === null || messageId === null) return none()
    return sendFile(
      { name: '服务照片.jpg', from: { sent: { kind: 'image', messageId, key, name: '' } } },
      '照片发在下面了',
    )
  },
})

const none = (): never =>
  refuse('这次服务没有照片。', '照片由登记服务的人附上，可以撤下。', '需要照片，请登记的人再发一次。')
