import type { Context } from '#core/context.ts'
import type { SentFile } from '#core/inbound.ts'
import { refuse } from '#core/refusal.ts'
import { heedSight, isOwn } from './policy.ts'
import { findImport } from './record.ts'
import { rewritten } from './shaping.ts'

/** A table that was sent to be imported and is something else: its file, and how the import of it ends. */
export type HandedOver = { readonly file: SentFile; readonly giveUp: () => Promise<void> }

/** Hands one's own table over, as long as nothing of it was written. */
export const handOver = async (
  ctx: Context,
  ref: { readonly id: number; readonly version: number },
): Promise<HandedOver> => {
  const record = heedSight(ctx.actor, await findImport(ctx.db, ref.id))
  if (!isOwn(ctx.actor, record) || record.version !== ref.version || record.state !== 'mapping') movedOn()
  return {
    file: { kind: 'file', messageId: record.messageId, key: record.fileKey, name: record.fileName },
    giveUp: async () => {
      await rewritten(ctx, record, { state: 'cancelled' }, 'import.cancelled')
    },
  }
}

const movedOn = (): never =>
  refuse(
    '这张表已经开始导入，或者已经放弃了。',
    '只有还没核对的表格能改作模板。',
    '请发“上传模板”，再把文件发一次。',
  )
