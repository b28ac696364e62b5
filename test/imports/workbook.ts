import { packZip } from '#ledgers/pack.ts'

/** A cell as Excel keeps it: words, a number, or a number that is shown as a day. */
export type HandCell = string | number | { readonly serial: number }

/** A sheet written by hand, as a county's own files are. */
export type HandSheet = {
  readonly name: string
  readonly hidden?: true
  readonly rows: readonly (readonly HandCell[])[]
  readonly merges?: readonly string[]
  /** Numbers of rows the file hides. */
  readonly hiddenRows?: readonly number[]
}

/** An .xlsx of hand-written sheets: shared strings, numbers, days by their format, merged cells, hidden sheets and rows. */
export const workbook = (...sheets: readonly HandSheet[]): Uint8Array => {
  const strings: string[] = []
  const bodies = sheets.map(sheet => sheetXml(sheet, strings))
  return packZip([
    part(
      'xl/workbook.xml',
      `<workbook xmlns:r="r"><sheets>${sheets.map(bookLine).join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${sheets.map((_, nth) => `<Relationship Id="r${nth}" Type="x/worksheet" Target="worksheets/sheet${nth}.xml"/>`).join('')}<Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="t" Type="x/styles" Target="styles.xml"/></Relationships>`,
    ),
    part(
      'xl/styles.xml',
      '<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs></styleSheet>',
    ),
    part('xl/sharedStrings.xml', `<sst>${strings.map(words => `<si><t>${words}</t></si>`).join('')}</sst>`),
    ...bodies.map((body, nth) => part(`xl/worksheets/sheet${nth}.xml`, body)),
  ])
}

const part = (name: string, body: string) => ({ name, bytes: Buffer.from(`<?xml version="1.0"?>${body}`) })

const bookLine = ({ name, hidden }: HandSheet, nth: number): string =>
  `<sheet name="${name}" ${hidden ? 'state="hidden" ' : ''}r:id="r${nth}"/>`

const sheetXml = ({ rows, merges = [], hiddenRows = [] }: HandSheet, strings: string[]): string => {
  const lines = rows.map((cells, nth) => {
    const hidden = hiddenRows.includes(nth + 1) ? ' hidden="1"' : ''
    return `<row r="${nth + 1}"${hidden}>${cells.map((cell, column) => cellXml(cell, `${String.fromCharCode(65 + column)}${nth + 1}`, strings)).join('')}</row>`
  })
  const merged = merges.map(range => `<mergeCell ref="${range}"/>`).join('')
  return `<worksheet><sheetData>${lines.join('')}</sheetData>${merged && `<mergeCells>${merged}</mergeCells>`}</worksheet>`
}

const cellXml = (cell: HandCell, where: string, strings: string[]): string => {
  if (typeof cell === 'number') return `<c r="${where}"><v>${cell}</v></c>`
  if (typeof cell === 'object') return `<c r="${where}" s="1"><v>${cell.serial}</v></c>`
  if (cell === '') return ''
  strings.push(cell)
  return `<c r="${where}" t="s"><v>${strings.length - 1}</v></c>`
}
