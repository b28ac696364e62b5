import { packLongZip } from '../pack.ts'
import { type Parts, readParts, type SheetPart } from '../parts.ts'
import { damaged } from '../refused.ts'
import { readDayStyles } from '../xlsx.ts'
import { openZip, type Zip } from '../zip.ts'
import type { Cells, Filled } from './cell-out.ts'
import { recounting, shiftedParts, uncounted } from './fill-others.ts'
import type { RowFilling } from './fill-rows.ts'
import { filledSheet, shiftOf } from './fill-sheet.ts'
import { type Label, labelled } from './labels.ts'
import { bytesOf, textOf } from './part-text.ts'
import { unfoldedBytesMax } from './read.ts'
import { readSheetText } from './read-sheet.ts'
import type { TemplateShape } from './shape.ts'
import type { SheetText } from './sheet-text.ts'
import { readRawStrings } from './strings.ts'

/** What a template is filled with. */
export type TemplateFilling = {
  readonly shape: TemplateShape
  /** A row a record, by the template's columns. */
  readonly rows: readonly RowFilling[]
  /** Columns added up in the row of sums, where the template does not do it itself. */
  readonly sums: ReadonlyMap<number, number>
  readonly labels: Readonly<Record<Label, string>>
}

/**
 * The template's own workbook with the rows in it. Only the sheet's cells are written; every other part leaves as it came, byte for
 * byte, but those that name rows that moved, and the workbook's order to count its formulas anew.
 */
export const fillTemplate = async (template: Uint8Array, filling: TemplateFilling): Promise<Buffer> => {
  // Parts are read more than once; what they unfold to was looked at when the template came.
  const zip = openZip(template, unfoldedBytesMax * 5)
  const parts = await readParts(zip)
  const sheet = parts.sheets.find(({ name }) => name === filling.shape.sheet) ?? damaged()
  const text = readSheetText((await textOf(zip, sheet.path)) ?? damaged())
  const shift = shiftOf(filling.shape, filling.rows.length)
  const changed = new Map(shift.by > 0 ? await shiftedParts(zip, parts, sheet, shift) : [])
  await recount(zip, parts, sheet, changed)
  const cells: Cells = {
    prefix: text.prefix,
    days: await readDayStyles(zip, parts.styles),
    from1904: parts.from1904,
  }
  const single = await labelsFilled(zip, parts.strings, text, filling)
  return packLongZip(
    await Promise.all(
      [...zip.entries.keys()]
        .filter(name => !name.endsWith('/'))
        .map(async name => ({
          name,
          bytes:
            name === sheet.path
              ? encoded(filledSheet(text, cells, { ...filling, single }))
              : bytesIn(changed.get(name) ?? (await bytesOf(zip, name))),
        })),
    ),
  )
}

const bytesIn = (part: string | Buffer | null): Uint8Array => Buffer.from(part ?? '')

/** Formulas anywhere: none keeps what it said of the empty template, and all are counted when the workbook is opened. */
const recount = async (
  zip: Zip,
  parts: Parts,
  filled: SheetPart,
  changed: Map<string, string>,
): Promise<void> => {
  let has = false
  for (const { path } of parts.sheets) {
    const xml = changed.get(path) ?? (await textOf(zip, path)) ?? ''
    if (!/<(?:[\w.-]+:)?f[\s/>]/.test(xml)) continue
    has = true
    if (path !== filled.path) changed.set(path, uncounted(xml))
  }
  const book = changed.get(parts.workbook) ?? (await textOf(zip, parts.workbook)) ?? ''
  if (has) changed.set(parts.workbook, recounting(book))
}

/** Small enough that nobody waits for one piece to be packed. */
const pieceMax = 100_000

function* encoded(pieces: Iterable<string>): Generator<Buffer> {
  let xml = ''
  for (const piece of pieces) {
    xml += piece
    if (xml.length < pieceMax) continue
    yield Buffer.from(xml)
    xml = ''
  }
  yield Buffer.from(xml)
}

/** 填报单位, 填报日期: what is known is put behind the words; a cell drawn in several fonts is left to people. */
const labelsFilled = async (
  zip: Zip,
  strings: string,
  text: SheetText,
  { shape, labels }: TemplateFilling,
): Promise<(row: number, column: number) => Filled | undefined> => {
  if (shape.labels.length === 0) return () => undefined
  const shared = await readRawStrings(zip, strings)
  return (row, column) => {
    if (!shape.labels.some(label => label.row === row && label.column === column)) return undefined
    const cell = text.rows.find(({ at }) => at === row)?.cells.find(one => one.column === column)
    if (!cell) return undefined
    const words = cell.type === 's' ? shared[Number(cell.value)] : cell.value
    return typeof words === 'string' ? labelled(words, labels) : undefined
  }
}
