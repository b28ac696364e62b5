import { z } from 'zod'
import type { Prisma } from '#storage/generated/client.ts'
import type { Context } from './context.ts'
import type { DataClass } from './data-class.ts'
import type { Allow } from './permission.ts'
import type { Notice } from './reply.ts'

/** What a column holds: how a cell of it is read, and how a column without a known head is guessed. */
export type LedgerKind =
  | 'text'
  | 'person'
  | 'phone'
  | 'idNumber'
  | 'day'
  /** A month, 2023-05; of a whole day nothing but its month is read. */
  | 'month'
  /** From when to when in one cell, 2023.5.8—2026.5.7: read as `2023-05-08/2026-05-07`. */
  | 'term'
  | 'number'
  | 'money'
  /** One of a list of words. */
  | 'choice'
  /** Several, divided by 、. */
  | 'list'
  /** A record's own number: RC-12. */
  | 'recordNumber'

/** One column of a noun's ledger (台账). */
export type LedgerColumn = {
  readonly key: string
  /** As the office's ledger has it: 姓名. */
  readonly title: string
  /** How other ledgers call it: 名字, 人才姓名. */
  readonly also?: readonly string[]
  readonly kind: LedgerKind
  /** Of class P3: written only where the office's head applies the import. */
  readonly dataClass: DataClass
  /** A new record cannot do without it. */
  readonly required?: true
  /** Needed only where none of these columns is there. */
  readonly unless?: readonly string[]
  /** For `choice`: the words a cell may hold. */
  readonly words?: readonly string[]
}

/** A row as it was read, by the columns' keys, tidied. A column the file lacks is absent; an empty cell is ''. */
export type LedgerRow = Readonly<Record<string, string>>

/** How rows are told to be records that exist already. */
export type LedgerMatch = {
  readonly key: string
  /** 按手机号 */
  readonly title: string
  /** The columns it needs. */
  readonly columns: readonly string[]
  /** Columns that tell two rows of a table apart as well, where they are filled in: the same pair in another year. */
  readonly also?: readonly string[]
}

/** What would become of a row. `problems` are finished sentences. */
export type RowVerdict =
  /** `notes`: what whoever applies should know of such rows, in finished sentences that fit many of them. */
  | { readonly kind: 'new'; readonly notes?: readonly string[] }
  /** A record that exists, and the titles of the columns that would change. */
  | { readonly kind: 'change'; readonly id: number; readonly changes: readonly string[] }
  | { readonly kind: 'same'; readonly id: number }
  /** Several records fit: listed, never guessed. */
  | { readonly kind: 'unclear'; readonly problems: readonly string[] }
  | { readonly kind: 'error'; readonly problems: readonly string[] }

/** What an import asks of a noun. */
export type Intake = {
  readonly matchBy: string
  /** DR-3: stands in the audit of every row. */
  readonly number: string
}

/** A row that was written. */
export type RowWritten = {
  readonly id: number
  /** RC-12 */
  readonly number: string
  readonly made: 'created' | 'changed'
  /** What {@link Ledger.undo} needs to bring back; of class P2 and P3 only sealed. */
  readonly kept: Prisma.InputJsonValue
  readonly event: RowEvent
  readonly notices?: readonly Notice[]
}

/** As `AuditEntry` of storage: nothing of class P2 or P3. */
export type RowEvent = {
  readonly event: string
  readonly subject: string
  readonly before?: unknown
  readonly after?: unknown
}

/** A row that was written, as it is remembered. */
export type RowKept = Pick<RowWritten, 'id' | 'made'> & { readonly kept: unknown }

/** How taking a row back went; `left` says why it was left as it is. */
export type RowUndone =
  | { readonly undone: true; readonly event: RowEvent }
  | { readonly undone: false; readonly left: string }

/** A noun's ledger: its columns, and how rows of a table become records. */
export type Ledger = {
  /** 人才台账 */
  readonly title: string
  /** Other words that say a sheet is this ledger: 人才信息, 人才花名册. */
  readonly also?: readonly string[]
  readonly columns: readonly LedgerColumn[]
  /** Columns other ledgers have that are never read, whatever stands in them, and why. */
  readonly leaves?: readonly { readonly heads: readonly string[]; readonly why: string }[]
  /** What whoever fills it in should know, a finished sentence. */
  readonly note?: string
  readonly matches: readonly [LedgerMatch, ...LedgerMatch[]]
  /** Rows written in one transaction, 100 unless told: whoever writes them one by one takes fewer. */
  readonly rowsAtOnce?: number
  readonly allow: Allow
  /** What would become of rows, in their order. Looks only; rows of one call may be alike. */
  readonly judge: (ctx: Context, rows: readonly LedgerRow[], intake: Intake) => Promise<readonly RowVerdict[]>
  /** Writes rows that were judged new or changed, within one transaction, in their order. */
  readonly write: (
    ctx: Context,
    tx: Prisma.TransactionClient,
    rows: readonly { readonly row: LedgerRow; readonly verdict: RowVerdict }[],
    intake: Intake,
  ) => Promise<readonly RowWritten[]>
  /** Takes written rows back, but those whose record was changed since; in their order. */
  readonly undo: (
    ctx: Context,
    tx: Prisma.TransactionClient,
    written: readonly RowKept[],
  ) => Promise<readonly RowUndone[]>
  /** When all is written: whom the records it made concern. Each hears of them once, however many there are. */
  readonly told?: (
    ctx: Context,
    tx: Prisma.TransactionClient,
    created: readonly number[],
    intake: Intake,
  ) => Promise<readonly Notice[]>
}

/** What a row keeps of the record it made: the version the import left it with. */
const Left = z.object({ version: z.number().int() })

/** {@link Ledger.undo} row after row. A record that has another `version` by now was gone on with, and is to be left. */
export const undoEach =
  (
    undoOne: (ctx: Context, tx: Prisma.TransactionClient, id: number, version: number) => Promise<RowUndone>,
  ): Ledger['undo'] =>
  async (ctx, tx, rows) => {
    const all: RowUndone[] = []
    for (const { id, kept } of rows) all.push(await undoOne(ctx, tx, id, Left.parse(kept).version))
    return all
  }

type Standing = { readonly state: string; readonly version: number }

/** What a record is left with that a paper had made and that is as if it had not been; its number stays taken. */
export const removedAs = (state: string, { version }: Standing, now: Date) => ({
  state,
  remark: '撤销导入',
  dueAt: null,
  since: now,
  updatedAt: now,
  version: version + 1,
})

/** What is remembered of it: `event` of the record called `subject`, from where it stood to where {@link removedAs} left it. */
export const removedFrom = (
  { state, version }: Standing,
  { event, subject, left }: { readonly event: string; readonly subject: string; readonly left: string },
): RowUndone => ({
  undone: true,
  event: { event, subject, before: { state, version }, after: { state: left, version: version + 1 } },
})
