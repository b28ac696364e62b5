import type { Context } from '#core/context.ts'
import type { Ledger, LedgerRow, RowVerdict } from '#core/ledger.ts'
import { Refusal } from '#core/refusal.ts'
import { heedNames } from '../conflicts.ts'
import { type Gazetteer, gazetteerOf } from '../gazetteer.ts'
import type { PlaceKind } from '../kinds.ts'
import type { RowReader } from './read.ts'

/** What would become of rows: new ones, unless their names mean something else already. */
export const judgeWith =
  <K extends PlaceKind>(reader: RowReader<K>): Ledger['judge'] =>
  async (ctx: Context, rows: readonly LedgerRow[]) => {
    const gazetteer = await gazetteerOf(ctx.db)
    return rows.map(row => verdictOn(reader, gazetteer, row))
  }

const verdictOn = <K extends PlaceKind>(
  { kind, read }: RowReader<K>,
  gazetteer: Gazetteer,
  row: LedgerRow,
): RowVerdict => {
  const found = read(gazetteer, row)
  if ('problems' in found) return { kind: 'error', problems: [...new Set(found.problems)] }
  if (found.known !== null) return { kind: 'same', id: found.known }
  try {
    heedNames(gazetteer, { kind, id: null, before: null, values: found.values })
    return { kind: 'new' }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'error', problems: [error.message] }
    throw error
  }
}
