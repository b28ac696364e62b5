import { halfWidth } from './cells.ts'
import type { Merge, Sheet, SheetRow } from './sheet.ts'

/** A head's words as they are compared: no blanks, notes in brackets or stars: 手 机 号（必填）* → 手机号. */
export const bareHead = (words: string): string =>
  halfWidth(words)
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '')
    .replace(/[*:：_·.、]/g, '')
    .toLowerCase()

/** Where a table's head stands, and what its columns are called. */
export type Head = {
  /** Numbers of its rows in the file. */
  readonly at: readonly number[]
  /** By column; '' where none is named. */
  readonly titles: readonly string[]
}

/** Words the ledgers know, bare. */
export type Known = ReadonlySet<string>

/** The head is looked for in so many rows from the top. */
const lookedAt = 30
const headRowsMax = 3
const titleMax = 30

/** The head of a sheet: the row that has most known words, else the first full row of short words. `null`: there is none. */
export const headOf = (sheet: Pick<Sheet, 'rows' | 'merges'>, known: Known): Head | null => {
  const rows = sheet.rows.filter(row => !row.hidden).slice(0, lookedAt)
  const main = mainRow(rows, known)
  return main === null ? null : joined(sheet, rows, main)
}

const mainRow = (rows: readonly SheetRow[], known: Known): number | null => {
  const scores = rows.map(row => knownIn(row, known))
  const most = Math.max(0, ...scores)
  const width = Math.max(0, ...rows.map(filled))
  if (most >= Math.min(2, width)) return scores.indexOf(most)
  const full = rows.findIndex(row => filled(row) >= Math.max(2, width * 0.6) && isAllWords(row))
  return full === -1 ? null : full
}

/** How many of the words the ledgers know stand in a row. */
export const knownIn = ({ cells }: SheetRow, known: Known): number =>
  new Set(cells.map(bareHead).filter(word => known.has(word))).size

const filled = ({ cells }: SheetRow): number => cells.filter(cell => cell !== '').length

/** A head holds names of columns: short, no numbers, no two alike beside each other. */
export const isAllWords = ({ cells }: SheetRow): boolean =>
  cells.every(cell => cell === '' || isTitle(cell)) && filled({ at: 0, cells }) > 0

const isTitle = (cell: string): boolean => {
  const bare = halfWidth(cell)
  return cell.length <= titleMax && /\p{L}/u.test(bare) && !/\d{4,}/.test(bare)
}

/** Rows above and below that belong to the same head are joined to the main one. */
const joined = ({ merges }: Pick<Sheet, 'merges'>, rows: readonly SheetRow[], main: number): Head => {
  let first = main
  let last = main
  while (first > 0 && last - first + 1 < headRowsMax && isOver(rows[first - 1], rows[first], merges))
    first -= 1
  while (last - first + 1 < headRowsMax && isOver(rows[last], rows[last + 1], merges)) last += 1
  const head = rows.slice(first, last + 1)
  return { at: head.map(({ at }) => at), titles: titlesOf(head, merges) }
}

/** Whether `lower` says more about the columns of `upper`: names under a wide cell, or under gaps. */
const isOver = (
  upper: SheetRow | undefined,
  lower: SheetRow | undefined,
  merges: readonly Merge[],
): boolean => {
  if (!upper || !lower || lower.at !== upper.at + 1) return false
  if (filled(upper) < 2 || !isAllWords(upper) || !isAllWords(lower)) return false
  const under = lower.cells.flatMap((cell, column) => (cell === '' ? [] : [column]))
  const fillsGaps = under.some(column => !upper.cells[column])
  const leavesOpen = upper.cells.some((cell, column) => cell !== '' && !lower.cells[column])
  const spans = merges.some(
    ({ top, bottom, left, right }) => top === upper.at && bottom === upper.at && right > left,
  )
  return (spans && under.length > 0 && leavesOpen) || (fillsGaps && leavesOpen && merges.length === 0)
}

/** 联系方式 over 手机 → 联系方式·手机; the same word twice, or one alone, once. */
const titlesOf = (head: readonly SheetRow[], merges: readonly Merge[]): readonly string[] => {
  const width = Math.max(0, ...head.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, column) => {
    const words = head.map((_row, nth) => spreadAt(head, nth, column, merges))
    return [...new Set(words.filter(word => word !== ''))].join('·')
  })
}

const spreadAt = (
  head: readonly SheetRow[],
  nth: number,
  column: number,
  merges: readonly Merge[],
): string => {
  const row = head[nth]
  const own = row?.cells[column] ?? ''
  if (own !== '' || !row) return own
  const merge = merges.find(
    ({ top, bottom, left, right }) => top <= row.at && row.at <= bottom && left <= column && column <= right,
  )
  if (merge) return head.find(({ at }) => at === merge.top)?.cells[merge.left] ?? ''
  // Without merges (.csv) a gap in an upper row that is filled below belongs to the word on its left.
  const below = head[nth + 1]?.cells[column]
  return merges.length === 0 && below ? leftOf(row, column) : ''
}

const leftOf = ({ cells }: SheetRow, column: number): string => {
  for (let at = column - 1; at >= 0; at -= 1) if (cells[at]) return cells[at] ?? ''
  return ''
}
