import { unreadable } from './refused.ts'
import { limits, type SheetRow } from './sheet.ts'

/** Rows while they are read. */
export type RowsRead = { readonly rows: SheetRow[]; at: number }

/** Adds the next row; blank ones only count. Refuses a table that is too long or too wide. */
export const addRow = (
  read: RowsRead,
  cells: readonly string[],
  at = read.at + 1,
  hidden: boolean = false,
): void => {
  read.at = at
  const width = filledWidth(cells)
  if (width === 0) return
  if (read.rows.length >= limits.rowsMax) tooLong()
  if (width > limits.columnsMax) tooWide(width)
  const kept = width === cells.length ? cells : cells.slice(0, width)
  read.rows.push(hidden ? { at, cells: kept, hidden: true } : { at, cells: kept })
}

const filledWidth = (cells: readonly string[]): number => {
  let width = cells.length
  while (width > 0 && !cells[width - 1]) width -= 1
  return width
}

const tooLong = (): never =>
  unreadable('表格超过10万行。', '一次最多导入10万行。', '请按乡镇或单位拆成几个文件，分几次导入。')

const tooWide = (width: number): never =>
  unreadable(
    `表格有${width}列。`,
    `一张表最多${limits.columnsMax}列。`,
    '请删掉用不着的列，或者检查右边是不是有误填的格子。',
  )
