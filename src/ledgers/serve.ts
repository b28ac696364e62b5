import type { Ledger, LedgerColumn } from '#core/ledger.ts'
import { fingerprintOf, fitOf, guessMapping, knownWords, type Mapping } from './guess.ts'
import { openWorkbook } from './open-workbook.ts'
import { type ReadRow, readRow } from './read-row.ts'
import { columnFor } from './row-height.ts'
import type { Workbook } from './sheet.ts'
import { type Table, tableOf } from './table.ts'
import { type OutRow, type RowLook, writeWorkbook } from './write-workbook.ts'

/** What the reading needs to know of a ledger; plain data, so that it can go to a worker. */
export type LedgerShape = { readonly name: string; readonly columns: readonly LedgerColumn[] }

/** What a sheet is like, for a person to choose and correct. */
export type SheetSurvey = {
  readonly name: string
  readonly hidden: boolean
  /** What stands over the head: 云岭县人才兴村结对台账. */
  readonly above: string
  /** Number of the last row of its head; `null`: no head was found. */
  readonly headAt: number | null
  readonly titles: readonly string[]
  readonly fingerprint: string
  readonly rows: number
  /** Sums, notes and repeated heads that are no records, and rows the file hides. */
  readonly left: number
  readonly hiddenRows: number
  /** By ledger: the likeliest mapping, and how well it fits. */
  readonly guesses: readonly { readonly ledger: string; readonly mapping: Mapping; readonly fit: number }[]
}

/** Which rows are read, and as what. */
export type Choice = {
  readonly sheet: string
  readonly columns: readonly LedgerColumn[]
  readonly mapping: Mapping
  readonly withHidden: boolean
}

/** What is said of a row in the annotated copy. */
export type Mark = { readonly at: number; readonly look: RowLook; readonly words: string }

export type Reading = {
  readonly survey: () => readonly SheetSurvey[]
  /** Rows from the `from`th on, at most `most`, and how many there are in all. */
  readonly rows: (
    choice: Choice,
    from: number,
    most: number,
  ) => { readonly rows: readonly ReadRow[]; readonly total: number }
  /** The sheet again, with what is said of its rows. */
  readonly annotated: (choice: Choice, marks: readonly Mark[]) => Uint8Array
}

/** Opens a file for reading; everything that takes time happens here, away from whoever waits for answers. */
export const createReading = async (
  bytes: Uint8Array,
  name: string,
  ledgers: readonly LedgerShape[],
  unfoldedBytesMax?: number,
): Promise<Reading> => {
  const book = await openWorkbook(bytes, name, unfoldedBytesMax)
  const known = knownWords(ledgers)
  const tables = new Map<string, Table | null>()
  const tableIn = (sheetName: string, withHidden: boolean): Table | null => {
    const key = `${withHidden}${sheetName}`
    const kept = tables.get(key)
    if (kept !== undefined) return kept
    const sheet = book.sheets.find(one => one.name === sheetName)
    const table = sheet ? tableOf(sheet, { known, withHidden }) : null
    tables.set(key, table)
    return table
  }
  return {
    survey: () => book.sheets.map(sheet => surveyOf(sheet, tableIn(sheet.name, false), ledgers)),
    rows: ({ sheet, columns, mapping, withHidden }, from, most) => {
      const all = tableIn(sheet, withHidden)?.rows ?? []
      const rows = all.slice(from, from + most).map(row => readRow(row, mapping, columns, book.epoch1904))
      return { rows, total: all.length }
    },
    annotated: (choice, marks) => annotate(choice, tableIn(choice.sheet, choice.withHidden), marks),
  }
}

/** Characters kept of what stands over the head. */
const aboveMax = 100

const aboveHead = ({ rows }: Workbook['sheets'][number], table: Table | null): string =>
  rows
    .filter(({ at }) => at < (table?.head.at[0] ?? 0))
    .flatMap(({ cells }) => cells.filter(cell => cell !== ''))
    .join(' ')
    .slice(0, aboveMax)

const surveyOf = (
  sheet: Workbook['sheets'][number],
  table: Table | null,
  ledgers: readonly LedgerShape[],
): SheetSurvey => {
  const titles = table?.head.titles ?? []
  const rows = table?.rows ?? []
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    above: aboveHead(sheet, table),
    headAt: table?.head.at.at(-1) ?? null,
    titles,
    fingerprint: fingerprintOf(titles),
    rows: rows.length,
    left: table?.left.filter(({ why }) => why !== 'hidden').length ?? 0,
    hiddenRows: table?.left.filter(({ why }) => why === 'hidden').length ?? 0,
    guesses: ledgers.map((ledger: Pick<Ledger, 'columns'> & { readonly name: string }) => {
      const mapping = guessMapping(titles, rows, ledger.columns)
      return { ledger: ledger.name, mapping, fit: fitOf(mapping, ledger.columns) }
    }),
  }
}

const problemWidth = 50
/** Rows whose words are measured for the columns' widths. */
const measuredMax = 500

const annotate = (choice: Choice, table: Table | null, marks: readonly Mark[]): Uint8Array => {
  const titles = table?.head.titles ?? []
  const said = new Map(marks.map(mark => [mark.at, mark]))
  const rows = function* (): Generator<OutRow> {
    yield { cells: ['原表行号', ...titles, '问题'], look: 'head' }
    for (const { at, cells } of table?.rows ?? []) {
      const mark = said.get(at)
      yield {
        cells: [String(at), ...titles.map((_, column) => cells[column] ?? ''), mark?.words ?? ''],
        look: mark?.look,
      }
    }
  }
  const shown = table?.rows.slice(0, measuredMax) ?? []
  const widths = [
    columnFor(['原表行号']),
    ...titles.map((title, column) => columnFor([title, ...shown.map(({ cells }) => cells[column] ?? '')])),
    problemWidth,
  ]
  return writeWorkbook([{ name: choice.sheet, frozen: 1, widths, rows: rows() }])
}
