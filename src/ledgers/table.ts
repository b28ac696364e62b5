import { halfWidth, isDitto } from './cells.ts'
import { bareHead, type Head, headOf, type Known } from './head.ts'
import type { Merge, Sheet, SheetRow } from './sheet.ts'

/** Why a row below the head is no record. */
export type Left = 'total' | 'note' | 'head' | 'hidden'

/** A table as a person sees it: a head, and one row a record. */
export type Table = {
  readonly head: Head
  /** Merged cells and 同上 filled in. */
  readonly rows: readonly SheetRow[]
  readonly left: readonly { readonly at: number; readonly why: Left }[]
}

export type Reading = {
  /** Words the ledgers know, bare. */
  readonly known: Known
  /** Rows the file hides are read as well. */
  readonly withHidden?: boolean
}

/** The table of a sheet; `null` when it has no head. */
export const tableOf = (sheet: Sheet, { known, withHidden = false }: Reading): Table | null => {
  const head = headOf(sheet, known)
  if (!head) return null
  const last = head.at.at(-1) ?? 0
  const titles = head.titles.map(bareHead)
  const whyLeft = (row: SheetRow): Left | null =>
    row.hidden && !withHidden ? 'hidden' : leftOut(row, titles, sheet.merges)
  const left: Table['left'][number][] = []
  const records: SheetRow[] = []
  for (const row of sheet.rows.filter(({ at }) => at > last).map(filler(sheet.merges, last))) {
    const why = whyLeft(row)
    if (why) left.push({ at: row.at, why })
    else records.push(row)
  }
  return { head, rows: dittoFilled(records), left }
}

const dittoFilled = (rows: readonly SheetRow[]): readonly SheetRow[] => {
  let above: readonly string[] = []
  return rows.map(row => {
    const cells = withDitto(row.cells, above)
    above = cells
    return cells === row.cells ? row : { ...row, cells }
  })
}

/** 同上 is what stands above it. */
const withDitto = (cells: readonly string[], above: readonly string[]): readonly string[] =>
  cells.some(isDitto) ? cells.map((cell, column) => (isDitto(cell) ? (above[column] ?? cell) : cell)) : cells

/** Cells under a merged one have its words: a unit written once beside ten people is each one's. */
const filler = (merges: readonly Merge[], below: number) => {
  const starts = new Map<number, Merge[]>()
  for (const merge of merges)
    if (merge.bottom > merge.top && merge.top > below)
      starts.set(merge.top, [...(starts.get(merge.top) ?? []), merge])
  let open: readonly Open[] = []
  return (row: SheetRow): SheetRow => {
    const begun = (starts.get(row.at) ?? []).map(merge => ({ ...merge, words: row.cells[merge.left] ?? '' }))
    open = [...open.filter(({ bottom }) => bottom >= row.at), ...begun]
    if (open.length === 0) return row
    const cells = [...row.cells]
    for (const { left, words } of open) setCell(cells, left, words)
    return { ...row, cells }
  }
}

type Open = Merge & { readonly words: string }

const setCell = (cells: string[], column: number, words: string): void => {
  while (cells.length <= column) cells.push('')
  cells[column] ||= words
}

/** Why a row below a head is no record; `null`: it is one. */
export const leftOut = (row: SheetRow, titles: readonly string[], merges: readonly Merge[]): Left | null => {
  const words = row.cells.filter(cell => cell !== '')
  if (isTotal(words)) return 'total'
  if (isHeadAgain(row.cells, titles) || isNumbering(words, titles)) return 'head'
  return isNote(row, words, titles.length, merges) ? 'note' : null
}

const isTotal = (words: readonly string[]): boolean =>
  words
    .slice(0, 2)
    .some(word =>
      /^(本页|以上|全县|全乡|全镇)?(合计|总计|小计|共计|累计)([:：].*|\(.*\))?$/.test(halfWidth(word)),
    )

/** Printed tables repeat their head on every page. */
const isHeadAgain = (cells: readonly string[], titles: readonly string[]): boolean =>
  cells.every((cell, column) => cell === '' || titles[column]?.includes(bareHead(cell))) &&
  cells.filter(cell => cell !== '').length >= 2

/** Printed tables number their columns under the head: 1 2 3 4. */
const isNumbering = (words: readonly string[], titles: readonly string[]): boolean =>
  words.length >= 3 &&
  words.length >= titles.filter(title => title !== '').length &&
  words.every((word, nth) => halfWidth(word).replace(/[()]/g, '') === String(nth + 1))

const noteWords =
  /^(注|备注|说明|附|填表|填报|制表|制单|审核|复核|负责人|单位负责人|经办|联系人|联系电话|签字|签章|盖章|日期|统计|主管|分管)[人员者日期单位领导]*\d*[:：.、]/

/** A line of words under or between the records: 注：…, 填表人：…, 一、农业口. */
const isNote = (
  row: SheetRow,
  words: readonly string[],
  width: number,
  merges: readonly Merge[],
): boolean => {
  const [first = ''] = words
  if (width >= 3 && noteWords.test(halfWidth(first))) return true
  if (words.length !== 1 || width < 3) return false
  const wide = merges.some(
    ({ top, bottom, left, right }) => top <= row.at && row.at <= bottom && right - left + 1 >= width / 2,
  )
  return wide || first.length > 20 || /^[一二三四五六七八九十]+[、.]/.test(first)
}
