import { columnAt } from '../cell-names.ts'
import { escapedXml, unescapedXml } from '../escaped-xml.ts'
import type { Cells, Filled } from './cell-out.ts'
import { keptRow, type RowFilling, type Rows, recordRow } from './fill-rows.ts'
import { movedRow, type Shift, shiftArea, shiftAreas, shiftFormula } from './references.ts'
import type { TemplateShape } from './shape.ts'
import type { RowAt, SheetText } from './sheet-text.ts'
import { type Edit, edited } from './walk-xml.ts'

/** What a template's table is filled with. */
export type Filling = {
  readonly shape: TemplateShape
  readonly rows: readonly RowFilling[]
  /** Cells of the row of sums that the template does not compute itself, by column. */
  readonly sums: ReadonlyMap<number, number>
  /** Cells outside the table: 填报单位. By row and column. */
  readonly single: (row: number, column: number) => Filled | undefined
}

/**
 * Where rows are put in. Before the last row of several, as people do it by hand, so that sums over the rows grow by themselves and
 * the line under the table stays at its end.
 */
export const shiftOf = ({ sheet, first, room }: TemplateShape, rows: number): Shift => ({
  sheet,
  after: first + Math.max(0, room >= 2 ? room - 2 : room - 1),
  by: Math.max(0, rows - room),
  grows: room === 1,
  ...(room === 0 ? { after: first - 1 } : {}),
})

/** The sheet's XML with the table filled, in pieces; all that is no part of it as it was, but for the numbers of its rows. */
export function* filledSheet(text: SheetText, cells: Cells, filling: Filling): Generator<string> {
  const { shape } = filling
  const shift = shiftOf(shape, filling.rows.length)
  const rows = rowsOf(text, cells, filling, shift)
  const edits = [...namedEdits(text, shift), ...mergeEdits(text, shape, shift)]
  const { data, xml } = text
  yield* edited(
    xml,
    edits.filter(({ start }) => start < data.start),
    0,
    text.rows[0]?.start ?? data.start,
  )
  if (data.isEmpty) yield xml.slice(data.start, data.end).replace(/\s*\/>$/, '>')
  yield* allRows(rows, filling)
  if (data.isEmpty) yield `</${cells.prefix}sheetData>`
  const end = data.isEmpty ? data.end : (text.rows.at(-1)?.end ?? data.start)
  yield* edited(
    xml,
    edits.filter(({ start }) => start >= end),
    end,
  )
}

const rowsOf = (text: SheetText, cells: Cells, filling: Filling, shift: Shift): Rows => {
  const { first, room, total } = filling.shape
  const inTable = text.rows.filter(({ at }) => at >= first && at < first + room)
  return {
    text,
    cells,
    shift,
    first,
    room,
    filled: filling.rows.length,
    model: inTable[0],
    known: (row, column) => {
      const at = row - first
      if (at < 0 || at >= Math.max(room, filling.rows.length)) return undefined
      return at < filling.rows.length ? filling.rows[at]?.[column] : null
    },
    others: (row, column) => (row === total ? filling.sums.get(column) : filling.single(row, column)),
  }
}

/** Rows in their order: the template's own where they stand now, and those that come. */
function* allRows(rows: Rows, filling: Filling): Generator<string> {
  const { text, shift, first, filled } = rows
  const own = new Map(text.rows.map(row => [movedRow(row.at, shift), row]))
  const come = Array.from({ length: filled }, (_, nth) => first + nth).filter(at => !own.has(at))
  const all = [...own.keys(), ...come].sort((a, b) => a - b)
  let done: RowAt | undefined
  for (const at of all) {
    const row = own.get(at)
    // What stands between two rows of the template, line ends mostly.
    if (row && done) yield text.xml.slice(done.end, row.start)
    yield rowOut(rows, filling, row, at)
    done = row ?? done
  }
}

const rowOut = (rows: Rows, filling: Filling, row: RowAt | undefined, at: number): string => {
  const record = filling.rows[at - rows.first]
  if (record) return recordRow(rows, row, at, record)
  if (!row) return ''
  return row.at >= rows.first && row.at < rows.first + rows.room
    ? unusedRow(rows, filling.shape, row, at)
    : keptRow(rows, row)
}

/** A row nobody is left for: as the template has it, without the example that stood in it. */
const unusedRow = (
  rows: Rows,
  { titles, computed, serial }: TemplateShape,
  row: RowAt,
  at: number,
): string => {
  const holds = row.cells.filter(
    ({ column, isBlank, formula }) =>
      !isBlank && formula === null && (titles[column] ?? '') !== '' && column !== serial,
  )
  if (holds.length === 0) return keptRow(rows, row)
  const emptied = titles.map((title, column) =>
    title === '' || computed.includes(column) || column === serial ? undefined : null,
  )
  return recordRow(rows, row, at, emptied)
}

/** Validations, colours by condition, filters, links and page breaks go with the rows they are for. */
const namedEdits = ({ xml, namings }: SheetText, shift: Shift): readonly Edit[] => {
  if (shift.by === 0) return []
  const all = namings.map(({ start, end, kind }) => {
    const words = unescapedXml(xml.slice(start, end))
    return { start, end, before: words, text: moved[kind](words, shift) }
  })
  return all
    .filter(({ before, text }) => before !== text)
    .map(({ start, end, text }) => ({ start, end, text: escapedXml(text) }))
}

const moved: Readonly<Record<SheetText['namings'][number]['kind'], (words: string, shift: Shift) => string>> =
  {
    areas: shiftAreas,
    formula: (words, shift) => shiftFormula(words, shift, true),
    row: (words, shift) => String(movedRow(Number(words), shift)),
  }

/** Merged cells move with their rows; those of the table's own rows are drawn in the new ones too. */
const mergeEdits = (
  { merges, mergeList, xml }: SheetText,
  shape: TemplateShape,
  shift: Shift,
): readonly Edit[] => {
  if (shift.by === 0 || !mergeList) return []
  const still = { ...shift, grows: false }
  const edits = merges.map(({ ref, start, end }) => {
    const tag = xml.slice(start, end)
    return { start, end, text: tag.replace(ref, shiftArea(ref, still)) }
  })
  const copied = merges.filter(({ ref }) => isRowOf(ref, shape.first) && shape.room > 0)
  const added = copied.flatMap(({ ref, start, end }) =>
    Array.from({ length: shift.by }, (_, nth) =>
      xml.slice(start, end).replace(ref, ref.replace(/\d+/g, String(shift.after + 1 + nth))),
    ),
  )
  const count = mergeList.count && { ...mergeList.count, text: String(merges.length + added.length) }
  return [
    ...edits,
    ...(count ? [count] : []),
    { start: mergeList.end, end: mergeList.end, text: added.join('') },
  ]
}

const isRowOf = (ref: string, row: number): boolean => {
  const [from = '', to = from] = ref.split(':')
  return columnAt(from) >= 0 && /\d+$/.exec(from)?.[0] === String(row) && /\d+$/.exec(to)?.[0] === String(row)
}
