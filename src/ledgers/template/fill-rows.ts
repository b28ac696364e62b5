import { escapedXml } from '../escaped-xml.ts'
import { type Cells, cellOut, type Filled } from './cell-out.ts'
import { computed, type Known } from './compute.ts'
import { drawnDown, movedRow, type Shift, shiftArea, shiftFormula } from './references.ts'
import type { CellAt, FormulaAt, RowAt, SheetText } from './sheet-text.ts'

/** What a row is filled with, by column; `undefined` leaves the cell as the template has it, `null` empties it. */
export type RowFilling = readonly (Filled | undefined)[]

/** A table to be filled, and where its rows go. */
export type Rows = {
  readonly text: SheetText
  readonly cells: Cells
  readonly shift: Shift
  /** The first row for records, how many of them the template has, and how many are put in. */
  readonly first: number
  readonly room: number
  readonly filled: number
  /** How the row stands that all new ones are drawn after; absent in a template that draws none. */
  readonly model: RowAt | undefined
  readonly known: Known
  /** Single cells elsewhere that are written: sums, 填报单位. */
  readonly others: (row: number, column: number) => Filled | undefined
}

/** A row of the template where it stands now, its references kept in step. Untouched where nothing of it changes. */
export const keptRow = (rows: Rows, row: RowAt): string => {
  const { text, shift } = rows
  const at = movedRow(row.at, shift)
  if (row.cells.length === 0) return renumbered(text.xml.slice(row.start, row.end), at)
  let xml = renumbered(text.xml.slice(row.start, row.tagEnd), at)
  let done = row.tagEnd
  for (const cell of row.cells) {
    xml += text.xml.slice(done, cell.start) + keptCell(rows, cell, row.at, at)
    done = cell.end
  }
  return xml + text.xml.slice(done, row.end)
}

const keptCell = (rows: Rows, cell: CellAt, before: number, at: number): string => {
  const other = cell.formula === null ? rows.others(before, cell.column) : undefined
  if (other !== undefined)
    return cellOut(rows.cells, { row: at, column: cell.column, style: cell.style }, other)
  if (cell.formula === null) return renumbered(sliceOf(rows, cell), at)
  // What it was counted from may have been counted itself from rows that were empty then.
  return formulaOut(rows, cell, shiftFormula(cell.formula.words, rows.shift, true), at)
}

const sliceOf = ({ text }: Rows, { start, end }: CellAt): string => text.xml.slice(start, end)

/** A record's row: cells it fills have the template's look, all others stay as they are. */
export const recordRow = (rows: Rows, row: RowAt | undefined, at: number, filling: RowFilling): string => {
  const { text, model, cells } = rows
  const source = row ?? model
  const { prefix } = cells
  const columns = new Set([
    ...(source?.cells ?? []).map(({ column }) => column),
    ...filling.flatMap((value, column) => (value === undefined ? [] : [column])),
  ])
  const all = [...columns].sort((a, b) => a - b)
  const inside = all.map(column => {
    const cell = source?.cells.find(one => one.column === column)
    const value = filling[column]
    if (value === undefined) return cell ? leftCell(rows, cell, row, at) : ''
    const style = cell?.style ?? model?.cells.find(one => one.column === column)?.style ?? text.styles(column)
    return cellOut(cells, { row: at, column, style }, value)
  })
  const head = source
    ? headOf(text.xml.slice(source.start, source.tagEnd), source, at, columns.size > source.cells.length)
    : `<${prefix}row r="${at}">`
  return `${head}${inside.join('')}</${prefix}row>`
}

/** The row's own tag, for another row; where cells come that it did not have, its note of how far they reach goes. */
const headOf = (tag: string, { isEmpty }: RowAt, at: number, isWider: boolean): string => {
  const opened = isEmpty ? tag.replace(/\s*\/>$/, '>') : tag
  const numbered = /\sr\s*=/.test(opened)
    ? renumbered(opened, at)
    : opened.replace(/^(<[^\s>]+)/, `$1 r="${at}"`)
  return isWider ? numbered.replace(/\sspans\s*=\s*(["'])[^"']*\1/, '') : numbered
}

/** A cell nothing is put into: computed ones count anew; a new row has only the look of the others. */
const leftCell = (rows: Rows, cell: CellAt, row: RowAt | undefined, at: number): string => {
  if (cell.formula) return formulaOut(rows, cell, formulaAt(rows, cell, row, at), at, !row)
  if (row) return renumbered(sliceOf(rows, cell), at)
  return cellOut(rows.cells, { row: at, column: cell.column, style: cell.style }, null)
}

/** A row's own formula, or the model's as if it had been drawn down to here. */
const formulaAt = (
  { model, shift, text }: Rows,
  cell: CellAt,
  row: RowAt | undefined,
  at: number,
): string => {
  if (!cell.formula || row || !model) return shiftFormula(cell.formula?.words ?? '', shift, true)
  const { words, shared } = cell.formula
  const owner = words === '' && shared !== null ? masterOf(text, shared) : { words, row: model.at }
  return drawnDown(shiftFormula(owner.words, shift, true), at - owner.row)
}

/** A shared formula stands written out once. */
const masterOf = ({ rows }: SheetText, shared: string): { readonly words: string; readonly row: number } => {
  for (const { at, cells } of rows)
    for (const { formula } of cells)
      if (formula?.shared === shared && formula.words !== '') return { words: formula.words, row: at }
  return { words: '', row: 0 }
}

/** A cell with a formula, and its value where that is known; one of before would be wrong. */
const formulaOut = (rows: Rows, cell: CellAt, formula: string, at: number, isNew = false): string => {
  const { text, cells } = rows
  if (!cell.formula) return sliceOf(rows, cell)
  const { prefix } = cells
  const { to, start, end } = cell.formula
  const tag = renumbered(text.xml.slice(cell.start, cell.tagEnd), at).replace(/\st\s*=\s*(["'])[^"']*\1/, '')
  const words = start === end ? '' : escapedXml(formula)
  // A new row's formula is its own, whatever the model's is part of.
  const element = isNew
    ? `<${prefix}f>${escapedXml(formula)}</${prefix}f>`
    : openingOf(rows, cell.formula) + words + text.xml.slice(end, to)
  const value = computed(formula, at, rows.known)
  return `${tag}${element}${value === null ? '' : `<${prefix}v>${value}</${prefix}v>`}</${prefix}c>`
}

/** A shared or array formula names the cells it is for. */
const openingOf = ({ text: { xml }, shift }: Rows, { from, start, area }: FormulaAt): string =>
  area === null
    ? xml.slice(from, start)
    : xml.slice(from, area.start) +
      shiftArea(xml.slice(area.start, area.end), shift) +
      xml.slice(area.end, start)

/** An element's opening tag (and what follows) with another row's number. */
const renumbered = (xml: string, at: number): string =>
  xml.replace(/^(<[^>]*?\sr\s*=\s*["'][A-Za-z]{0,3})\d+/, (_whole, head: string) => `${head}${at}`)
