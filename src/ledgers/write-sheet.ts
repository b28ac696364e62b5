import type { Day } from '#core/shanghai.ts'
import { columnName } from './cell-names.ts'
import { serialOf } from './days.ts'
import { cellXml, escapedXml } from './escaped-xml.ts'
import { heightFor } from './row-height.ts'
import { type RowLook, styleOf } from './write-styles.ts'

/** A cell: words are always words, never a formula, whatever they begin with; a day is one to sort and to count by. */
export type OutCell = string | number | null | { readonly day: Day }

export type OutRow = { readonly cells: readonly OutCell[]; readonly look?: RowLook | undefined }

/** A sheet without its rows. */
export type SheetFrame = {
  readonly name: string
  /** Widths of the columns in characters; 12 where none is given. */
  readonly widths?: readonly number[] | undefined
  /** Rows from the top that stay in sight, and stand on every printed page. */
  readonly frozen?: number | undefined
  /** Cells drawn as one, as Excel names them: A1:H1. */
  readonly merges?: readonly string[] | undefined
  /** Stands under every printed page. */
  readonly printed?: string | undefined
}

const usualWidth = 12
const usualHeight = 18

export const openingOf = ({ frozen = 0, widths = [] }: SheetFrame, main: string): string =>
  `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>${viewOf(frozen)}<sheetFormatPr defaultColWidth="${usualWidth}" defaultRowHeight="${usualHeight}" customHeight="1"/>${columnsOf(widths)}<sheetData>`

/** Wider than this in characters a table is printed lying on its side. */
const uprightMax = 90

// The order of these elements is the format's own; in a footer & begins a code.
export const closingOf = ({ merges = [], printed, widths = [] }: SheetFrame): string =>
  `</sheetData>${merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.map(range => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${sumOf(widths) > uprightMax ? 'landscape' : 'portrait'}" fitToHeight="0"/>${printed === undefined ? '' : `<headerFooter><oddFooter>&amp;L${escapedXml(printed.replaceAll('&', '&&').slice(0, footerMax))}&amp;R&amp;P/&amp;N</oddFooter></headerFooter>`}</worksheet>`

/** Excel takes 255 characters, codes included. */
const footerMax = 200

const sumOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0)

const viewOf = (frozen: number): string =>
  frozen === 0
    ? ''
    : `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`

const columnsOf = (widths: readonly number[]): string =>
  widths.length === 0
    ? ''
    : `<cols>${widths.map((width, nth) => `<col min="${nth + 1}" max="${nth + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`

export const rowXml = (sheet: SheetFrame, row: OutRow, at: number): string => {
  const { cells, look = 'plain' } = row
  return `<row r="${at}" ht="${heightOf(sheet, row)}">${cells.map((cell, column) => oneXml(cell, `${columnName(column)}${at}`, look)).join('')}</row>`
}

/** A title reaches over the whole table. */
const heightOf = ({ widths = [] }: SheetFrame, { cells, look }: OutRow): number =>
  heightFor(
    cells.flatMap((words, column) =>
      typeof words === 'string'
        ? [
            {
              words,
              width: look === 'title' ? Math.max(usualWidth, sumOf(widths)) : (widths[column] ?? usualWidth),
            },
          ]
        : [],
    ),
  )

const oneXml = (cell: OutCell, where: string, look: RowLook): string => {
  if (cell === null || cell === '') return `<c r="${where}" s="${styleOf(look, 'words')}"/>`
  if (typeof cell === 'number') return `<c r="${where}" s="${styleOf(look, 'number')}"><v>${cell}</v></c>`
  return typeof cell === 'string'
    ? `<c r="${where}" s="${styleOf(look, 'words')}" t="inlineStr"><is><t xml:space="preserve">${cellXml(cell)}</t></is></c>`
    : `<c r="${where}" s="${styleOf(look, 'day')}"><v>${serialOf(cell.day, false)}</v></c>`
}
