import type { LedgerColumn, LedgerKind, LedgerRow } from '#core/ledger.ts'
import {
  type CellRead,
  formulaFault,
  halfWidth,
  isDitto,
  readIdNumber,
  readList,
  readNumber,
  readPerson,
  readPhone,
  withoutQuoting,
} from './cells.ts'
import { readDay, readMonth, readTerm } from './days.ts'
import type { Mapping } from './guess.ts'
import type { SheetRow } from './sheet.ts'

/** A row of a table as a ledger's row, and what of it could not be read. */
export type ReadRow = {
  /** Its number in the file. */
  readonly at: number
  readonly values: LedgerRow
  readonly problems: readonly string[]
}

/** Reads the mapped cells of a row by what their columns hold. */
export const readRow = (
  { at, cells }: SheetRow,
  mapping: Mapping,
  columns: readonly LedgerColumn[],
  from1904: boolean,
): ReadRow => {
  const values: Record<string, string> = {}
  const problems: string[] = []
  for (const column of columns) {
    const place = mapping.indexOf(column.key)
    if (place === -1) continue
    const read = readCell(column.kind, cells[place] ?? '', from1904)
    if ('problem' in read) problems.push(`${column.title}：${read.problem}。`)
    else values[column.key] = read.value
  }
  return { at, values, problems }
}

/** Signs people put where there is nothing to say. */
const nothing = /^([-—－/／\\]+|无|空|暂无|不详|没有)$/

const readCell = (kind: LedgerKind, written: string, from1904: boolean): CellRead => {
  const words = withoutQuoting(written)
  if (words === '' || nothing.test(words)) return { value: '' }
  const fault = formulaFault(words)
  if (fault) return { problem: fault }
  if (isDitto(words)) return { problem: '写着“同上”，上面却没有内容' }
  if (kind === 'day') return readDay(words, from1904)
  if (kind === 'month') return readMonth(words, from1904)
  if (kind === 'term') return readTerm(words, from1904)
  return readers[kind]?.(words) ?? { value: words }
}

const readers: Partial<Record<LedgerKind, (words: string) => CellRead>> = {
  phone: readPhone,
  idNumber: readIdNumber,
  person: readPerson,
  number: readNumber,
  list: readList,
  recordNumber: words => ({ value: halfWidth(words).toUpperCase() }),
}
