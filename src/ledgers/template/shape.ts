import { halfWidth } from '../cells.ts'
import { bareHead, type Head, headOf, isAllWords, type Known, knownIn } from '../head.ts'
import type { Merge, Sheet, SheetRow } from '../sheet.ts'
import { leftOut } from '../table.ts'
import { type Label, labelsIn } from './labels.ts'
import type { RowAt, SheetText } from './sheet-text.ts'

/** A sheet of a template: where its table stands and what of it can be filled. Rows from 1, columns from 0. */
export type TemplateShape = {
  readonly sheet: string
  readonly hidden: boolean
  /** Numbers of the head's rows. */
  readonly head: readonly number[]
  /** By column; '' where none is named or the cell is drawn with the one on its left. */
  readonly titles: readonly string[]
  /** Where the first record goes, and how many rows there are for records. */
  readonly first: number
  readonly room: number
  /** Rows of these in which something stands already. */
  readonly filled: number
  /** The row of sums; `null`: there is none. */
  readonly total: number | null
  /** Columns that a formula of the template fills. */
  readonly computed: readonly number[]
  /** The column that only counts. */
  readonly serial: number | null
  readonly labels: readonly {
    readonly row: number
    readonly column: number
    readonly says: readonly Label[]
  }[]
}

/** Why a sheet with a head cannot be filled. */
export type Unfit = { readonly sheet: string; readonly unfit: 'two tables' }

/** 序号: counted, whatever the records are called. */
export const isSerial = (title: string): boolean => /^(序号|序|顺序号|no|№)$/.test(bareHead(title))

/** Looks at a sheet as something to be filled; `null`: it has no head. */
export const shapeOf = (sheet: Sheet, text: SheetText, known: Known): TemplateShape | Unfit | null => {
  const head = headOf(sheet, known)
  if (!head) return null
  const last = endOf(head, sheet.merges)
  const titles = head.titles.map((title, column) => (isCovered(sheet.merges, last, column) ? '' : title))
  const isDrawn = (row: number) =>
    lookOf(
      text.rows.find(({ at }) => at === row),
      titles,
    ) > 0
  const below = rowsBelow(sheet, { titles, head: last, known, isDrawn })
  if (hasTwins(titles) || below.again) return { sheet: sheet.name, unfit: 'two tables' }
  const first = below.first
  const serial = titles.findIndex(isSerial)
  const computed = computedIn(text, first, titles)
  const isFilled = ({ at, cells }: SheetRow) => at < first + room && holdsRecord(cells, titles, computed)
  const room = roomIn(text, { titles, first, end: below.end, merges: sheet.merges, lines: below.lines })
  return {
    sheet: sheet.name,
    hidden: sheet.hidden,
    head: head.at,
    titles,
    first,
    room,
    filled: below.lines.filter(isFilled).length,
    total: below.total,
    computed,
    serial: serial === -1 ? null : serial,
    labels: labelsOf(sheet.rows, row => row < (head.at[0] ?? 0) || row >= first + room),
  }
}

/** A head of one row whose cells are two rows high ends with the second. */
const endOf = ({ at }: Head, merges: readonly Merge[]): number =>
  Math.max(...at, ...merges.flatMap(({ top, bottom }) => (at.includes(top) ? [bottom] : [])))

/** Drawn as one with the cell on its left. */
const isCovered = (merges: readonly Merge[], row: number, column: number): boolean =>
  merges.some(
    ({ top, bottom, left, right }) => top <= row && row <= bottom && left < column && column <= right,
  )

type Beneath = {
  readonly titles: readonly string[]
  /** The head's last row. */
  readonly head: number
  readonly known: Known
  /** Whether a row has a look of its own. */
  readonly isDrawn: (row: number) => boolean
}

type Below = {
  readonly first: number
  /** The row that ends the table; beyond all rows where nothing does. */
  readonly end: number
  readonly total: number | null
  /** Rows of the table that hold words. */
  readonly lines: readonly SheetRow[]
  /** Another head stands below. */
  readonly again: boolean
}

const rowsBelow = (sheet: Sheet, { titles, head, known, isDrawn }: Beneath): Below => {
  const bare = titles.map(bareHead)
  const rest = sheet.rows.filter(({ at }) => at > head)
  const why = (row: SheetRow) =>
    labelsIn(row.cells.find(cell => cell !== '') ?? '').length > 0 ? 'note' : leftOut(row, bare, sheet.merges)
  const above = linesAbove(
    rest,
    head,
    row => isNumbering(row.cells) || (why(row) === 'total' && isDrawn(row.at + 1)),
  )
  const first = head + above.length + 1
  const lines = rest.filter(({ at }) => at >= first)
  const ends = lines.find(row => why(row) !== null)
  const end = ends?.at ?? Number.POSITIVE_INFINITY
  const sum = [...above, ...(ends ? [ends] : [])].find(row => why(row) === 'total')
  return {
    first,
    end,
    total: sum?.at ?? null,
    lines: lines.filter(({ at }) => at < end),
    again: lines.some(row => why(row) === 'head' || (knownIn(row, known) >= 2 && isAllWords(row))),
  }
}

/** Rows between the head and the first record: the columns' numbers, sums that stand on top. */
const linesAbove = (
  rows: readonly SheetRow[],
  head: number,
  isAbove: (row: SheetRow) => boolean,
): readonly SheetRow[] => {
  const end = rows.findIndex((row, nth) => row.at !== head + nth + 1 || !isAbove(row))
  return end === -1 ? rows : rows.slice(0, end)
}

/** Columns numbered under the head: 1 2 3, 甲 乙 1 2. */
const isNumbering = (cells: readonly string[]): boolean => {
  const words = cells.filter(cell => cell !== '')
  return (
    words.length >= 2 &&
    words.every(word => /^[(]?(\d{1,2}|[甲乙丙丁戊己])[)]?([=+\-*/].*)?$/.test(halfWidth(word)))
  )
}

/** Two tables side by side name their columns twice. */
const hasTwins = (titles: readonly string[]): boolean => {
  const bare = titles.map(bareHead).filter(title => title !== '')
  return bare.length - new Set(bare).size >= 2
}

type Looking = {
  readonly titles: readonly string[]
  readonly first: number
  readonly end: number
  readonly merges: readonly Merge[]
  readonly lines: readonly SheetRow[]
}

/** Rows one under the other that look as the first one does; where no row has a look of its own, all up to what ends the table. */
const roomIn = ({ rows }: SheetText, { titles, first, end, merges, lines }: Looking): number => {
  const drawn = new Map(rows.map(row => [row.at, row]))
  const look = lookOf(drawn.get(first), titles)
  const lastLine = Math.max(first - 1, ...lines.map(({ at }) => at))
  const bottom = look > 0 || Number.isFinite(end) ? end - 1 : lastLine
  const belongs = (at: number): boolean =>
    at <= bottom &&
    !merges.some(one => one.top <= at && at <= one.bottom && one.bottom > one.top) &&
    (look === 0 || at <= lastLine || lookOf(drawn.get(at), titles) * 2 >= look)
  let at = first
  while (belongs(at)) at += 1
  return at - first
}

/** How many of the table's cells have a style. */
const lookOf = (row: RowAt | undefined, titles: readonly string[]): number =>
  row?.cells.filter(({ column, style }) => column < titles.length && style !== null && style !== '0')
    .length ?? 0

const holdsRecord = (
  cells: readonly string[],
  titles: readonly string[],
  computed: readonly number[],
): boolean =>
  cells.some(
    (cell, column) =>
      cell !== '' && column < titles.length && !computed.includes(column) && !isSerial(titles[column] ?? ''),
  )

const computedIn = ({ rows }: SheetText, first: number, titles: readonly string[]): readonly number[] =>
  rows
    .find(({ at }) => at === first)
    ?.cells.filter(({ column, formula }) => formula !== null && (titles[column] ?? '') !== '')
    .map(({ column }) => column) ?? []

const labelsOf = (rows: readonly SheetRow[], isOutside: (row: number) => boolean): TemplateShape['labels'] =>
  rows
    .filter(({ at }) => isOutside(at))
    .flatMap(({ at, cells }) =>
      cells.flatMap((cell, column) => {
        const says = labelsIn(cell)
        return says.length > 0 ? [{ row: at, column, says }] : []
      }),
    )
