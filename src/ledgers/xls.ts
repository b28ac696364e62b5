import { read, type utils, type WorkSheet } from '@e965/xlsx'
import { tidyText } from './cells.ts'
import { dayWords, numberWords, showsDay } from './number-words.ts'
import { damaged } from './refused.ts'
import { addRow, type RowsRead } from './rows-read.ts'
import { limits, type Merge, type Sheet, type Workbook } from './sheet.ts'
import { lockedByPassword } from './zip.ts'

/** Reads an .xls of 1997 to 2003. SheetJS is used for nothing else: for .xlsx it needs twice the time and memory. */
export const readXls = (bytes: Uint8Array): Workbook => {
  const book = parsed(bytes)
  const epoch1904 = book.Workbook?.WBProps?.date1904 ?? false
  return {
    epoch1904,
    sheets: book.SheetNames.slice(0, limits.sheetsMax).flatMap((name, nth) => {
      const sheet = book.Sheets[name]
      const hidden = (book.Workbook?.Sheets?.[nth]?.Hidden ?? 0) !== 0
      return sheet?.['!ref'] ? [sheetOf(name, hidden, sheet, epoch1904)] : []
    }),
  }
}

const parsed = (bytes: Uint8Array) => {
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      sheetRows: limits.rowsMax + 1,
    })
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) return lockedByPassword()
    return damaged()
  }
}

const sheetOf = (name: string, hidden: boolean, sheet: WorkSheet, from1904: boolean): Sheet => {
  const read: RowsRead = { rows: [], at: 0 }
  const cells = sheet['!data'] ?? []
  cells.forEach((row, nth) => {
    const words = Array.from(row ?? [], cell => (cell ? wordsOf(cell, from1904) : ''))
    addRow(read, words, nth + 1, sheet['!rows']?.[nth]?.hidden ?? false)
  })
  return { name, hidden, rows: read.rows, merges: (sheet['!merges'] ?? []).map(mergeOf) }
}

type Cell = NonNullable<NonNullable<WorkSheet['!data']>[number][number]>

const wordsOf = ({ t, v, z, w }: Cell, from1904: boolean): string => {
  if (t === 'e') return w ?? '#公式错误'
  if (t === 'b') return v ? '是' : '否'
  if (t !== 'n') return tidyText(String(v ?? ''))
  const stored = String(v)
  return typeof z === 'string' && showsDay(0, z) ? dayWords(stored, from1904) : numberWords(stored)
}

const mergeOf = ({ s, e }: ReturnType<typeof utils.decode_range>): Merge => ({
  top: s.r + 1,
  bottom: e.r + 1,
  left: s.c,
  right: e.c,
})
