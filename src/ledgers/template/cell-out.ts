import { columnName } from '../cell-names.ts'
import { readDay, serialOf } from '../days.ts'
import { cellXml } from '../escaped-xml.ts'

/** What stands in a cell that is filled. */
export type Filled = string | number | null

/** How words are put into a template's cells. */
export type Cells = {
  /** Before the name of every element: mostly nothing. */
  readonly prefix: string
  /** Styles that show a day: what is one is put in as a day, so that the template's own format draws it. */
  readonly days: ReadonlySet<string>
  readonly from1904: boolean
}

/** A cell with this in it and the look it has. */
export const cellOut = (
  cells: Cells,
  where: { readonly row: number; readonly column: number; readonly style: string | null },
  filled: Filled,
): string => {
  const { prefix } = cells
  const head = `<${prefix}c r="${columnName(where.column)}${where.row}"${where.style === null ? '' : ` s="${where.style}"`}`
  const value = typeof filled === 'string' ? storedOf(cells, where.style, filled) : filled
  if (value === null || value === '') return `${head}/>`
  return typeof value === 'number'
    ? `${head}><${prefix}v>${value}</${prefix}v></${prefix}c>`
    : `${head} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${cellXml(harmless(value))}</${prefix}t></${prefix}is></${prefix}c>`
}

const storedOf = ({ days, from1904 }: Cells, style: string | null, words: string): string | number => {
  if (style === null || !days.has(style)) return words
  const read = readDay(words, from1904)
  return 'value' in read && read.value.length === 10 ? serialOf(read.value, from1904) : words
}

const wide: Readonly<Record<string, string>> = { '=': '＝', '+': '＋', '-': '－', '@': '＠' }

/**
 * Words that no program takes for a formula: not this file, in which they are words anyhow, and not what others make of it. A
 * template's cells are not of text format, as those of our own exports are, and its format is not ours to change.
 */
export const harmless = (words: string): string => {
  const bare = words.replace(/^[\t\r\n]+/, '')
  return /^([+-]?[\d.,]+|-+)$/.test(bare) ? bare : bare.replace(/^[=+\-@]/, sign => wide[sign] ?? sign)
}
