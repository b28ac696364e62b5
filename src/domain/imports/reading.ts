import { createHash } from 'node:crypto'
import type { Context } from '#core/context.ts'
import { Refusal, refuse } from '#core/refusal.ts'
import { type Desk, openDesk } from '#ledgers/desk.ts'
import { Unreadable } from '#ledgers/refused.ts'
import { type Offer, shapesOf } from './offers.ts'
import type { ImportRecord } from './record.ts'

/** Where a file can be fetched, and what it is called. */
export type Source = { readonly messageId: string; readonly key: string; readonly name: string }

/** Fetches a file and opens it beside the event loop; what cannot be read is refused in words. Closed in any case. */
export const withDesk = async <Result>(
  ctx: Context,
  offers: readonly Offer[],
  source: Source,
  work: (desk: Desk, digest: string) => Promise<Result>,
): Promise<Result> => {
  const bytes = await ctx.download({ kind: 'file', ...source })
  const digest = createHash('sha256').update(bytes).digest('hex')
  try {
    return await closing(await openDesk(bytes, source.name, shapesOf(offers)), desk => work(desk, digest))
  } catch (error) {
    if (error instanceof Unreadable) throw new Refusal(error.message, error.rule, error.next)
    throw error
  }
}

const closing = async <Result>(desk: Desk, work: (desk: Desk) => Promise<Result>): Promise<Result> => {
  try {
    return await work(desk)
  } finally {
    await desk.close()
  }
}

/** Opens the file of an import again: it must be the one that was looked at. */
export const withFileOf = <Result>(
  ctx: Context,
  offers: readonly Offer[],
  record: ImportRecord,
  work: (desk: Desk) => Promise<Result>,
): Promise<Result> =>
  withDesk(
    ctx,
    offers,
    { messageId: record.messageId, key: record.fileKey, name: record.fileName },
    (desk, digest) => (digest === record.digest ? work(desk) : otherFile()),
  )

const otherFile = (): never =>
  refuse('文件和核对时的不一样了。', '应用的必须是核对过的那份表。', '请把表格重新发给我，再核对一次。')
