import { columnName } from './cell-names.ts'
import { escapedXml as escaped } from './escaped-xml.ts'
import { type Packed, packLongZip, packZip } from './pack.ts'

/** How a row looks: a head, a sum, or a row somebody must look at. */
export type RowLook = 'plain' | 'title' | 'head' | 'total' | 'wrong' | 'doubtful' | 'fresh'

/** A cell: words are always words, never a formula, whatever they begin with. */
export type OutCell = string | number | null

export type OutRow = { readonly cells: readonly OutCell[]; readonly look?: RowLook | undefined }

export type OutSheet = {
  readonly name: string
  /** Widths of the columns in characters; 12 where none is given. */
  readonly widths?: readonly number[] | undefined
  /** Rows from the top that stay in sight. */
  readonly frozen?: number | undefined
  /** Cells drawn as one, as Excel names them: A1:H1. */
  readonly merges?: readonly string[] | undefined
  /** Stands under every printed page, which lies on its side and is as wide as the table. */
  readonly printed?: string | undefined
  readonly rows: Iterable<OutRow>
}

/** A sheet whose rows come when they are looked up. */
export type LongSheet = Omit<OutSheet, 'rows'> & { readonly rows: OutSheet['rows'] | AsyncIterable<OutRow> }

/** An .xlsx of these sheets. Words stand in the cells themselves, so nothing is held twice and rows may come from a generator. */
export const writeWorkbook = (sheets: readonly OutSheet[]): Buffer =>
  packZip([
    ...frameOf(sheets),
    ...sheets.map((sheet, nth) => ({ name: sheetPath(nth), bytes: sheetBytes(sheet) })),
  ])

/** The same for rows by the ten thousand: looked up, written and packed piece by piece, and people are answered meanwhile. */
export const writeLongWorkbook = (sheets: readonly LongSheet[]): Promise<Buffer> =>
  packLongZip([
    ...frameOf(sheets),
    ...sheets.map((sheet, nth) => ({ name: sheetPath(nth), bytes: longSheetBytes(sheet) })),
  ])

const sheetPath = (nth: number): string => `xl/worksheets/sheet${nth + 1}.xml`

/** Everything but the sheets themselves. */
const frameOf = (sheets: readonly LongSheet[]): readonly Packed[] => [
  text('[Content_Types].xml', contentTypes(sheets.length)),
  text('_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])),
  text('xl/workbook.xml', workbookXml(sheets)),
  text(
    'xl/_rels/workbook.xml.rels',
    relations([
      ...sheets.map((_, nth) => ['worksheet', `worksheets/sheet${nth + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
  ),
  text('xl/styles.xml', stylesXml),
]

const text = (name: string, xml: string): Packed => ({ name, bytes: Buffer.from(declaration + xml) })

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes = (sheets: number): string => {
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="${types}.${type}+xml"/>`
  const numbered = Array.from({ length: sheets }, (_, nth) =>
    part(`worksheets/sheet${nth + 1}`, 'worksheet'),
  ).join('')
  return `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${numbered}</Types>`
}

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `<Relationships xmlns="${packages}/relationships">${targets.map(([type, target], nth) => `<Relationship Id="rId${nth + 1}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`

const workbookXml = (sheets: readonly LongSheet[]): string =>
  `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(({ name }, nth) => `<sheet name="${escaped(sheetName(name))}" sheetId="${nth + 1}" r:id="rId${nth + 1}"/>`).join('')}</sheets></workbook>`

/** Excel takes no more than 31 characters, and none of these signs. */
const sheetName = (name: string): string =>
  name
    .replace(/[\\/?*[\]:']/g, ' ')
    .trim()
    .slice(0, 31) || '表格'

const looks: readonly RowLook[] = ['plain', 'title', 'head', 'total', 'wrong', 'doubtful', 'fresh']
const fills: Readonly<Record<RowLook, string | null>> = {
  plain: null,
  title: null,
  head: 'FFD9E2F3',
  total: 'FFF2F2F2',
  wrong: 'FFF8CBAD',
  doubtful: 'FFFFE699',
  fresh: 'FFE2EFDA',
}

const bold = (look: RowLook): boolean => ['title', 'head', 'total'].includes(look)

// The first two fills are Excel's own; ours come after them.
const stylesXml = `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="${looks.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${looks.map(look => `<fill><patternFill patternType="${fills[look] ? 'solid' : 'none'}">${fills[look] ? `<fgColor rgb="${fills[look]}"/>` : ''}</patternFill></fill>`).join('')}</fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="${looks.length}">${looks.map((look, nth) => `<xf numFmtId="49" fontId="${bold(look) ? 1 : 0}" fillId="${nth + 2}" borderId="${look === 'title' ? 0 : 1}" applyNumberFormat="1" applyFill="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>`).join('')}</cellXfs></styleSheet>`

/** Characters of a sheet that are packed at a time: the whole of a long sheet would fill the memory. */
const pieceMax = 1_000_000

function* sheetBytes(sheet: OutSheet): Generator<Buffer> {
  let xml = openingOf(sheet)
  let at = 0
  for (const row of sheet.rows) {
    at += 1
    xml += rowXml(row, at)
    if (xml.length < pieceMax) continue
    yield Buffer.from(xml)
    xml = ''
  }
  yield Buffer.from(xml + closingOf(sheet))
}

/** Small enough that nobody waits for one piece. */
const longPieceMax = 100_000

async function* longSheetBytes(sheet: LongSheet): AsyncGenerator<Buffer> {
  let xml = openingOf(sheet)
  let at = 0
  for await (const row of sheet.rows) {
    at += 1
    xml += rowXml(row, at)
    if (xml.length < longPieceMax) continue
    yield Buffer.from(xml)
    xml = ''
  }
  yield Buffer.from(xml + closingOf(sheet))
}

const openingOf = ({ frozen = 0, widths = [], printed }: LongSheet): string =>
  `${declaration}<worksheet xmlns="${main}">${printed === undefined ? '' : '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'}${viewOf(frozen)}${columnsOf(widths)}<sheetData>`

// The order of these elements is the format's own; in a footer & begins a code.
const closingOf = ({ merges = [], printed }: LongSheet): string =>
  `</sheetData>${merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.map(range => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`}${printed === undefined ? '' : `<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;L${escaped(printed.replaceAll('&', '&&').slice(0, footerMax))}&amp;R&amp;P/&amp;N</oddFooter></headerFooter>`}</worksheet>`

/** Excel takes 255 characters, codes included. */
const footerMax = 200

const viewOf = (frozen: number): string =>
  frozen === 0
    ? ''
    : `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`

const columnsOf = (widths: readonly number[]): string =>
  widths.length === 0
    ? ''
    : `<cols>${widths.map((width, nth) => `<col min="${nth + 1}" max="${nth + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`

const rowXml = ({ cells, look = 'plain' }: OutRow, at: number): string => {
  const style = looks.indexOf(look)
  return `<row r="${at}">${cells.map((cell, column) => cellXml(cell, `${columnName(column)}${at}`, style)).join('')}</row>`
}

const cellXml = (cell: OutCell, where: string, style: number): string => {
  if (cell === null || cell === '') return `<c r="${where}" s="${style}"/>`
  if (typeof cell === 'number') return `<c r="${where}" s="${style}"><v>${cell}</v></c>`
  return `<c r="${where}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}
