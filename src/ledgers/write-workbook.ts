import { escapedXml } from './escaped-xml.ts'
import { type Packed, packLongZip, packZip } from './pack.ts'
import { closingOf, type OutRow, openingOf, rowXml, type SheetFrame } from './write-sheet.ts'
import { stylesXml } from './write-styles.ts'

export type { OutCell, OutRow } from './write-sheet.ts'
export type { RowLook } from './write-styles.ts'

export type OutSheet = SheetFrame & { readonly rows: Iterable<OutRow> }

/** A sheet whose rows come when they are looked up. */
export type LongSheet = SheetFrame & { readonly rows: OutSheet['rows'] | AsyncIterable<OutRow> }

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
  text('xl/styles.xml', stylesXml(main)),
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

const workbookXml = (sheets: readonly LongSheet[]): string => {
  const names = namesOf(sheets)
  const titles = sheets.flatMap(({ frozen = 0 }, nth) =>
    frozen === 0
      ? []
      : [
          `<definedName name="_xlnm.Print_Titles" localSheetId="${nth}">'${escapedXml(names[nth] ?? '')}'!$1:$${frozen}</definedName>`,
        ],
  )
  return `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, nth) => `<sheet name="${escapedXml(name)}" sheetId="${nth + 1}" r:id="rId${nth + 1}"/>`).join('')}</sheets>${titles.length === 0 ? '' : `<definedNames>${titles.join('')}</definedNames>`}</workbook>`
}

/** No two alike, whatever the sheets are called: Excel would take the file for a damaged one. */
const namesOf = (sheets: readonly LongSheet[]): readonly string[] => {
  const taken = new Map<string, string>()
  for (const { name } of sheets) {
    let own = sheetName(name)
    for (let nth = 2; taken.has(own.toLowerCase()); nth += 1)
      own = `${sheetName(name).slice(0, nameMax - 3)} ${nth}`
    taken.set(own.toLowerCase(), own)
  }
  return [...taken.values()]
}

/** Excel takes no more than 31 characters, and none of these signs. */
const nameMax = 31

const sheetName = (name: string): string =>
  name
    .replace(/[\\/?*[\]:'\p{Cc}]/gu, ' ')
    .trim()
    .slice(0, nameMax) || '表格'

/** Characters of a sheet that are packed at a time: the whole of a long sheet would fill the memory. */
const pieceMax = 1_000_000

function* sheetBytes(sheet: OutSheet): Generator<Buffer> {
  let xml = declaration + openingOf(sheet, main)
  let at = 0
  for (const row of sheet.rows) {
    at += 1
    xml += rowXml(sheet, row, at)
    if (xml.length < pieceMax) continue
    yield Buffer.from(xml)
    xml = ''
  }
  yield Buffer.from(xml + closingOf(sheet))
}

/** Small enough that nobody waits for one piece. */
const longPieceMax = 100_000

async function* longSheetBytes(sheet: LongSheet): AsyncGenerator<Buffer> {
  let xml = declaration + openingOf(sheet, main)
  let at = 0
  for await (const row of sheet.rows) {
    at += 1
    xml += rowXml(sheet, row, at)
    if (xml.length < longPieceMax) continue
    yield Buffer.from(xml)
    xml = ''
  }
  yield Buffer.from(xml + closingOf(sheet))
}
