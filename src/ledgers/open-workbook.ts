import { readCsv } from './csv.ts'
import { type FileKind, kindOf } from './kind.ts'
import { unreadable } from './refused.ts'
import type { Workbook } from './sheet.ts'
import { readXlsx } from './xlsx.ts'

/** Reads a file of any kind we take; throws Unreadable with the reason in words, TooMuch when more unfolds than may. */
export const openWorkbook = async (
  bytes: Uint8Array,
  name: string,
  unfoldedBytesMax?: number,
): Promise<Workbook> => {
  const book = await readAs(kindOf(bytes, name), bytes, name, unfoldedBytesMax)
  if (book.sheets.every(({ rows }) => rows.length === 0)) nothingThere()
  return book
}

const readAs = async (
  kind: FileKind,
  bytes: Uint8Array,
  name: string,
  unfoldedBytesMax?: number,
): Promise<Workbook> => {
  if (kind === 'csv') return { sheets: [readCsv(bytes, name)], epoch1904: false }
  if (kind === 'xlsx') return readXlsx(bytes, unfoldedBytesMax)
  // Loaded for the few that need it: SheetJS is half a megabyte of code.
  const { readXls } = await import('./xls.ts')
  return readXls(bytes)
}

const nothingThere = (): never =>
  unreadable('表格里没有内容。', '空表没有可以导入的行。', '请检查是不是发错了文件。')
