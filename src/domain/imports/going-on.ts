import type { Context } from '#core/context.ts'
import type { Ledger } from '#core/ledger.ts'
import type { Notice } from '#core/reply.ts'
import type { AuditEntry } from '#storage/audit.ts'
import { AlreadyChanged, change, type Tx } from '#storage/change.ts'
import { type ImportRecord, importNumber } from './record.ts'
import { progressView } from './view.ts'

/** Somebody else is at work on the same import: whoever moved the cursor first goes on. */
export class Overtaken extends Error {}

/** Rows written, or taken back, at a time: a second's work, so that nobody else's change waits long. */
const batchMax = 100

export const batchOf = ({ rowsAtOnce = batchMax }: Pick<Ledger, 'rowsAtOnce'>): number =>
  Math.min(batchMax, rowsAtOnce)

/** What a batch has done, for the import's own count. */
type BatchDone = {
  readonly created: number
  readonly changed: number
  readonly event: AuditEntry
  /** Whom the rows concern. */
  readonly notices?: readonly Notice[]
}

/**
 * One batch, and the cursor behind it, together or not at all: after a crash whoever goes on begins where the last batch
 * that stands has ended. Throws {@link Overtaken} when it was done already.
 */
export const batch = async (
  ctx: Context,
  record: ImportRecord,
  range: { readonly from: number; readonly to: number },
  write: (ctx: Context, tx: Tx) => Promise<BatchDone>,
): Promise<void> => {
  const turn = `import:${record.id}:${record.state}:${range.from}`
  // A batch is a turn of its own: the same, whoever makes it.
  const own: Context = { ...ctx, source: 'import', turn }
  try {
    await change(own, async tx => {
      const { count } = await tx.import.updateMany({
        where: { id: record.id, state: record.state, cursor: range.from },
        data: { cursor: range.to },
      })
      if (count !== 1) throw new Overtaken()
      const { created, changed, event, notices = [] } = await write(own, tx)
      if (created + changed > 0)
        await tx.import.update({
          where: { id: record.id },
          data: { created: { increment: created }, changed: { increment: changed } },
        })
      return { result: undefined, event, notices: [...notices, ...progress(record, range)] }
    })
  } catch (error) {
    if (error instanceof AlreadyChanged) throw new Overtaken()
    throw error
  }
}

/** The card is drawn again so many times on the way. */
const drawnMax = 20

/** Up to here it is done before anybody could read how far it is. */
export const quietMax = 200

const progress = (
  record: ImportRecord,
  { from, to }: { readonly from: number; readonly to: number },
): readonly Notice[] => {
  const step = Math.max(1, Math.ceil(record.total / drawnMax))
  const isDue = Math.floor(from / step) < Math.floor(to / step)
  return isDue && record.total > quietMax && to < record.total
    ? redrawn(record, `${record.state}:${to}`, progressView(record, to))
    : []
}

/** The import's card, drawn again where it stands. */
export const redrawn = (
  { id, cardMessage, author, applier }: ImportRecord,
  key: string,
  card: ReturnType<typeof progressView>,
): readonly Notice[] =>
  cardMessage
    ? [
        {
          to: { openId: (applier ?? author).openId },
          say: { card },
          once: `${importNumber(id)}:${key}`,
          redraws: cardMessage,
        },
      ]
    : []
