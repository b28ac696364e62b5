import type { Context } from '#core/context.ts'
import type { Ledger, LedgerMatch, LedgerRow, RowVerdict } from '#core/ledger.ts'
import type { Desk } from '#ledgers/desk.ts'
import type { ReadRow } from '#ledgers/read-row.ts'
import type { Choice } from '#ledgers/serve.ts'
import { type ImportRecord, importNumber } from './record.ts'

/** A row, and what would become of it. */
export type Sifted = { readonly row: ReadRow; readonly verdict: RowVerdict }

/** Some rows of the table, the `from`th up to the `to`th of `total`. */
export type Piece = {
  readonly from: number
  readonly to: number
  readonly total: number
  readonly sifted: readonly Sifted[]
}

/** How rows are gone through. */
type Sifting = {
  readonly ledger: Ledger
  readonly record: ImportRecord
  readonly choice: Choice
  /** Rows before this one have been dealt with: they only count when a later one repeats them. */
  readonly from: number
  /** Rows of a piece. */
  readonly most: number
}

/** Goes through a table piece by piece, each compared with the register as it is by then. */
export async function* sift(ctx: Context, desk: Desk, sifting: Sifting): AsyncGenerator<Piece> {
  const { ledger, record, choice, from, most } = sifting
  const seen: Seen = new Map()
  let at = 0
  for await (const { rows, total } of desk.pieces(choice, 0, most)) {
    const begin = at
    at += rows.length
    const repeated = rows.map(row => repeatedIn(ledger, row, seen))
    if (at <= from) continue
    const wanted = rows.flatMap((row, nth) =>
      begin + nth < from ? [] : [{ row, problem: repeated[nth] ?? null }],
    )
    const sifted = await judged(ctx, ledger, record, wanted)
    yield { from: Math.max(begin, from), to: at, total, sifted }
  }
}

const judged = async (
  ctx: Context,
  ledger: Ledger,
  { id, matchBy }: ImportRecord,
  rows: readonly { readonly row: ReadRow; readonly problem: string | null }[],
): Promise<readonly Sifted[]> => {
  const whole = rows.filter(({ row, problem }) => row.problems.length === 0 && problem === null)
  const intake = { matchBy, number: importNumber(id) }
  const verdicts = await ledger.judge(
    ctx,
    whole.map(({ row }) => row.values),
    intake,
  )
  const of = new Map(whole.map(({ row }, nth) => [row.at, verdicts[nth]]))
  return rows.map(({ row, problem }) => ({
    row,
    verdict: of.get(row.at) ?? { kind: 'error', problems: [...row.problems, ...(problem ? [problem] : [])] },
  }))
}

/** By every key a row has: where it stood first, and its own number there. */
type Seen = Map<string, { readonly at: number; readonly number: string }>

/** Two rows of one record are a mistake of the table: the second is not taken. Two numbers are two records, whatever else is alike. */
const repeatedIn = ({ matches, columns }: Ledger, { at, values }: ReadRow, seen: Seen): string | null => {
  const own = matches.find(match =>
    match.columns.every(key => columns.find(column => column.key === key)?.kind === 'recordNumber'),
  )
  const [number = ''] = own ? keyOf(own, values) : []
  const keys = matches.flatMap(match => keyOf(match, values))
  const first = keys
    .map(key => seen.get(key))
    .find(one => one !== undefined && (number === '' || one.number === '' || one.number === number))
  for (const key of keys) if (!seen.has(key)) seen.set(key, { at, number })
  return first === undefined ? null : `和第${first.at}行重复。`
}

const keyOf = ({ key, columns, also = [] }: LedgerMatch, values: LedgerRow): readonly string[] => {
  const parts = columns.map(column => values[column] ?? '')
  const more = also.map(column => values[column] ?? '')
  return parts.every(part => part !== '') ? [[key, ...parts, ...more].join('\n')] : []
}
