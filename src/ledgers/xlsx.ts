import { columnAt } from './cell-names.ts'
import { createTidy, tidyText } from './cells.ts'
import { typedIn } from './escaped-xml.ts'
import { dayWords, numberWords, showsDay } from './number-words.ts'
import { readParts } from './parts.ts'
import { addRow, type RowsRead } from './rows-read.ts'
import type { Merge, Sheet, Workbook } from './sheet.ts'
import { readXml } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

/** Reads an .xlsx: values as they were last calculated, formulas never. */
export const readXlsx = async (bytes: Uint8Array, unfoldedBytesMax?: number): Promise<Workbook> => {
  const zip = openZip(bytes, unfoldedBytesMax)
  const book = await readParts(zip)
  const tools = {
    zip,
    from1904: book.from1904,
    tidy: createTidy(),
    strings: await readStrings(zip, book.strings),
    days: await readDayStyles(zip, book.styles),
  }
  const sheets: Sheet[] = []
  for (const { name, hidden, path } of book.sheets)
    sheets.push({ name, hidden, ...(await readSheet(tools, path)) })
  return { sheets, epoch1904: book.from1904 }
}

const readStrings = async (zip: Zip, path: string): Promise<readonly string[]> => {
  const strings: string[] = []
  let words = ''
  let inText = false
  let phonetic = false
  const opened: Handlers = {
    si: () => {
      words = ''
    },
    t: () => {
      inText = !phonetic
    },
    rPh: () => {
      phonetic = true
    },
  }
  const closed: Handlers = {
    t: () => {
      inText = false
    },
    rPh: () => {
      phonetic = false
    },
    si: () => void strings.push(tidyText(typedIn(words))),
  }
  await readXml(zip, path, {
    open: (name, attributes) => opened[name]?.(attributes),
    close: name => closed[name]?.({}),
    text: part => {
      if (inText) words += part
    },
  })
  return strings
}

/** What is done where an element of this name opens or closes. */
type Handlers = Readonly<Record<string, (attributes: Readonly<Record<string, string>>) => void>>

/** Which of the cell styles show a day. */
export const readDayStyles = async (zip: Zip, path: string): Promise<ReadonlySet<string>> => {
  const codes = new Map<number, string>()
  const days = new Set<string>()
  let inStyles = false
  let nth = 0
  const opened: Handlers = {
    numFmt: ({ numFmtId, formatCode = '' }) => void codes.set(Number(numFmtId), formatCode),
    cellXfs: () => {
      inStyles = true
    },
    xf: ({ numFmtId = '0' }) => {
      if (!inStyles) return
      if (showsDay(Number(numFmtId), codes.get(Number(numFmtId)))) days.add(String(nth))
      nth += 1
    },
  }
  await readXml(zip, path, {
    open: (name, attributes) => opened[name]?.(attributes),
    close: name => {
      if (name === 'cellXfs') inStyles = false
    },
  })
  return days
}

type Tools = {
  readonly zip: Zip
  readonly from1904: boolean
  readonly tidy: (raw: string) => string
  readonly strings: readonly string[]
  readonly days: ReadonlySet<string>
}

type Cell = { type: string; style: string; words: string; column: number; hasFormula: boolean }

const readSheet = async (tools: Tools, path: string): Promise<Pick<Sheet, 'rows' | 'merges'>> => {
  const read: RowsRead = { rows: [], at: 0 }
  const merges: Merge[] = []
  const cell: Cell = { type: '', style: '', words: '', column: -1, hasFormula: false }
  let cells: string[] = []
  let row: Readonly<Record<string, string>> = {}
  let inValue = false
  const opened: Handlers = {
    c: attributes => startCell(cell, attributes),
    v: () => {
      inValue = true
    },
    t: () => {
      inValue = true
    },
    f: () => {
      cell.hasFormula = true
    },
    mergeCell: ({ ref = '' }) => pushMerge(merges, ref),
    row: attributes => {
      row = attributes
      cells = []
      cell.column = -1
    },
  }
  const closed: Handlers = {
    v: () => {
      inValue = false
    },
    t: () => {
      inValue = false
    },
    c: () => putCell(cells, cell.column, wordsOf(tools, cell)),
    row: () => addRow(read, cells, row.r ? Number(row.r) : read.at + 1, isOn(row.hidden)),
  }
  await readXml(tools.zip, path, {
    open: (name, attributes) => opened[name]?.(attributes),
    close: name => closed[name]?.({}),
    text: words => {
      if (inValue) cell.words += words
    },
  })
  return { rows: read.rows, merges }
}

const startCell = (cell: Cell, { r, t = 'n', s = '0' }: Readonly<Record<string, string>>): void => {
  cell.type = t
  cell.style = s
  cell.words = ''
  cell.hasFormula = false
  // A cell may leave out where it stands: then it follows the one before.
  cell.column = r === undefined ? cell.column + 1 : columnAt(r)
}

/** Columns so far right hold nothing anybody typed on purpose, but are to be refused, not to fill the memory. */
const columnsRead = 2_000

const putCell = (cells: string[], column: number, words: string): void => {
  if (words === '' || column > columnsRead) return
  while (cells.length < column) cells.push('')
  cells[column] = words
}

const wordsOf = (
  { strings, days, from1904, tidy }: Tools,
  { type, style, words, hasFormula }: Cell,
): string => {
  if (type === 's') return strings[Number(words)] ?? ''
  if (hasFormula && words === '' && type !== 'str') return '#公式错误'
  if (type === 'b') return words === '1' ? '是' : '否'
  if (type !== 'n' || words === '') return tidy(typedIn(words))
  return tidy(days.has(style) ? dayWords(words, from1904) : numberWords(words.trim()))
}

const mergesMax = 50_000

const pushMerge = (merges: Merge[], reference: string): void => {
  const [from = '', to = from] = reference.split(':')
  const rowOf = (one: string): number => Number(/\d+$/.exec(one)?.[0] ?? 0)
  if (merges.length < mergesMax)
    merges.push({ top: rowOf(from), bottom: rowOf(to), left: columnAt(from), right: columnAt(to) })
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true'
