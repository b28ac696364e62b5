import { packZip } from '#ledgers/pack.ts'
import { openZip, unfold } from '#ledgers/zip.ts'

/** What the upper level has made of its template. */
export type Made = {
  /** Rows it has drawn for records. */
  readonly rooms?: number
  /** Heads of its columns: two are under 联系方式 when there are as many. */
  readonly heads?: readonly string[]
  /** What stands in the rows already. */
  readonly example?: readonly string[]
  readonly notes?: readonly string[]
  readonly total?: boolean
  /** Further sheets' XML, as they are. */
  readonly second?: string
  /** Anything else, put into the archive or in place of what is there. */
  readonly parts?: Readonly<Record<string, string>>
}

export const usualHeads = [
  '序号',
  '姓名',
  '工作单位',
  '手机号码',
  '身份证号',
  '政治面貌',
  '带动户数',
] as const

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'

/** A template as Excel writes one: title rows, a head of two rows, drawn rows, a sum, notes, and all that hangs on them. */
export const templateBook = (made: Made = {}): Buffer => {
  const parts = { ...partsOf(made), ...made.parts }
  return packZip(Object.entries(parts).map(([name, xml]) => ({ name, bytes: Buffer.from(xml) })))
}

/** The parts of a workbook, as text. */
export const partsIn = async (bytes: Uint8Array): Promise<Readonly<Record<string, string>>> => {
  const zip = openZip(bytes)
  const parts: Record<string, string> = {}
  for (const [name, entry] of zip.entries) {
    const pieces: Buffer[] = []
    for await (const piece of unfold(zip, entry)) pieces.push(piece)
    parts[name] = Buffer.concat(pieces).toString('utf8')
  }
  return parts
}

const partsOf = (made: Made): Readonly<Record<string, string>> => {
  const strings: string[] = []
  const sheet = sheetXml(made, strings)
  return {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${['worksheets/sheet1', 'worksheets/sheet2', 'styles', 'sharedStrings', 'calcChain'].map(part => `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${part.replace(/s\/sheet\d$/, '')}+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr/><sheets><sheet name="人才 统计" sheetId="3" r:id="rId1"/><sheet name="填表说明" sheetId="4" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">'人才 统计'!$A$1:$${letter(headsOf(made).length - 1)}$${9 + roomOf(made)}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">'人才 统计'!$3:$4</definedName><definedName name="性别">填表说明!$A$2:$A$3</definedName></definedNames><calcPr calcId="191029"/></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
      ['calcChain', 'calcChain.xml'],
    ]),
    'xl/worksheets/sheet1.xml': sheet,
    'xl/worksheets/sheet2.xml':
      made.second ??
      `${declaration}<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>按县填报，每人一行。</t></is></c></row></sheetData></worksheet>`,
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': `${declaration}<sst xmlns="${main}">${strings.map(one => `<si><t xml:space="preserve">${one}</t></si>`).join('')}</sst>`,
    'xl/calcChain.xml': `${declaration}<calcChain xmlns="${main}"><c r="G${6 + roomOf(made)}" i="3"/></calcChain>`,
    'docProps/core.xml': `${declaration}<core><creator>州委组织部</creator></core>`,
  }
}

const roomOf = ({ rooms = 3 }: Made): number => rooms
const headsOf = ({ heads = usualHeads }: Made): readonly string[] => heads

const letter = (column: number): string => String.fromCharCode(65 + column)

/** Rows: 1 title, 2 labels, 3–4 head, 5 numbers, 6… records, then the sum, a blank row, the notes. */
const sheetXml = (made: Made, strings: string[]): string => {
  const heads = headsOf(made)
  const { example, notes = ['注：本表一式三份。', '审核人：　　　　联系电话：'], total = true } = made
  const word = (words: string): number => strings.push(words) - 1
  const cell = (column: number, at: number, style: number, words = ''): string =>
    words === ''
      ? `<c r="${letter(column)}${at}" s="${style}"/>`
      : `<c r="${letter(column)}${at}" s="${style}" t="s"><v>${word(words)}</v></c>`
  const row = (at: number, cells: readonly string[], more = ''): string =>
    `<row r="${at}" spans="1:${heads.length}" ${more}>${cells.join('')}</row>\r\n`
  const last = 5 + roomOf(made)
  const right = letter(heads.length - 1)
  const body = [
    row(1, [cell(0, 1, 1, '附件1　全州人才统计表')], 'ht="31.5" customHeight="1"'),
    row(2, [cell(0, 2, 0, '填报单位：　　　　　　　　填报日期：    年  月  日')]),
    row(
      3,
      heads.map((head, column) => cell(column, 3, 2, head)),
      'ht="24" customHeight="1"',
    ),
    row(
      4,
      heads.map((_, column) => cell(column, 4, 2)),
    ),
    row(
      5,
      heads.map((_, column) => cell(column, 5, 2, String(column + 1))),
    ),
    ...Array.from({ length: roomOf(made) }, (_, nth) =>
      row(
        6 + nth,
        heads.map((_head, column) =>
          cell(column, 6 + nth, column === 4 ? 5 : 4, nth === 0 ? (example?.[column] ?? '') : ''),
        ),
        'ht="20" customHeight="1"',
      ),
    ),
    total
      ? row(last + 1, [
          cell(0, last + 1, 3, '合计'),
          ...heads.slice(1, -1).map((_, column) => cell(column + 1, last + 1, 3)),
          `<c r="${right}${last + 1}" s="3"><f>SUM(${right}6:${right}${last})</f><v>0</v></c>`,
        ])
      : '',
    ...notes.map((words, nth) => row(last + 3 + nth, [cell(0, last + 3 + nth, 0, words)])),
  ]
  const merges = [
    `A1:${right}1`,
    `A2:${right}2`,
    ...heads.map((_, column) => `${letter(column)}3:${letter(column)}4`),
    ...notes.map((_, nth) => `A${last + 3 + nth}:${right}${last + 3 + nth}`),
  ]
  return `${declaration}<worksheet xmlns="${main}" xmlns:r="${office}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${right}${last + 2 + notes.length}"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="5" topLeftCell="A6" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="1" width="5.25" customWidth="1"/><col min="2" max="${heads.length}" width="14.125" customWidth="1"/></cols><sheetData>\r\n${body.join('')}</sheetData><mergeCells count="${merges.length}">${merges.map(ref => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells><conditionalFormatting sqref="B6:B${last}"><cfRule type="duplicateValues" dxfId="0" priority="1"/></conditionalFormatting><dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="F6:F${last}"><formula1>"中共党员,群众"</formula1></dataValidation></dataValidations><printOptions horizontalCentered="1"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="8" orientation="landscape"/><headerFooter><oddFooter>&amp;C第 &amp;P 页</oddFooter></headerFooter></worksheet>`
}

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([type, target], nth) => `<Relationship Id="rId${nth + 1}" Type="${office}/${type}" Target="${target}"/>`).join('')}</Relationships>`

/** 0 plain · 1 title · 2 head · 3 sum · 4 record · 5 record as text · 6 a day */
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="18"/><name val="方正小标宋简体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" borderId="1"/><xf numFmtId="0" borderId="1"/><xf numFmtId="0" borderId="1"/><xf numFmtId="49" borderId="1"/><xf numFmtId="31" borderId="1"/></cellXfs></styleSheet>`
