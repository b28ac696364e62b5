/** Rows that are put in: everything below `after` moves down by `by`. */
export type Shift = {
  /** The sheet they are put into. */
  readonly sheet: string
  readonly after: number
  readonly by: number
  /** The row they are put below is the only one of its kind: what ends there reaches to the last of the new ones. */
  readonly grows: boolean
}

const rowMax = 1_048_576

/** Where a row goes. */
export const movedRow = (row: number, { after, by }: Pick<Shift, 'after' | 'by'>): number =>
  row > after ? Math.min(row + by, rowMax) : row

const movedEnd = (row: number, shift: Shift): number =>
  shift.grows && row === shift.after ? row + shift.by : movedRow(row, shift)

const cell = '(\\$?[A-Za-z]{1,3}\\$?)(\\d{1,7})'
const area = new RegExp(`^${cell}(?::${cell})?$`)
const rows = /^(\$?)(\d{1,7}):(\$?)(\d{1,7})$/

/** `A5:H24`, `B7`, `5:24`: a place by itself, as merges, validations and filters name it. Columns alone stay. */
export const shiftArea = (reference: string, shift: Shift): string => {
  const found = area.exec(reference)
  if (found) {
    const [, left = '', top = '', right, bottom] = found
    const from = left + movedRow(Number(top), shift)
    const to = (right ?? left) + movedEnd(Number(bottom ?? top), shift)
    // What was written as an area of one cell stays one.
    return right === undefined && from === to ? from : `${from}:${to}`
  }
  const [, one = '', top, two = '', bottom] = rows.exec(reference) ?? []
  return top === undefined
    ? reference
    : `${one}${movedRow(Number(top), shift)}:${two}${movedEnd(Number(bottom), shift)}`
}

/** Several places, divided by blanks. */
export const shiftAreas = (references: string, shift: Shift): string =>
  references.replace(/\S+/g, one => shiftArea(one, shift))

/**
 * What a formula is made of, as far as its references matter: strings, sheets' names, brackets of tables and other files, cells and
 * areas, whole rows, and names, among which LOG10 is no cell.
 */
const parts = new RegExp(
  [
    '"(?:[^"]|"")*"',
    "(?<sheet>(?:'(?:[^']|'')*'|\\[[^\\]]*\\]?[\\p{L}_][\\p{L}\\p{N}_.]*|[\\p{L}_][\\p{L}\\p{N}_.]*)!)",
    '\\[(?:[^[\\]]|\\[[^\\]]*\\])*\\]',
    "(?<area>\\$?[A-Za-z]{1,3}\\$?\\d{1,7}(?::\\$?[A-Za-z]{1,3}\\$?\\d{1,7})?)(?![\\p{L}\\p{N}_.(!'])",
    '(?<rows>\\$?\\d{1,7}:\\$?\\d{1,7})(?![\\p{L}\\p{N}_.])',
    '[\\p{L}_\\\\][\\p{L}\\p{N}_.]*',
    '\\d+(?:\\.\\d+)?(?:[Ee][+-]?\\d+)?',
  ].join('|'),
  'gu',
)

/** Every reference of a formula written anew; `sheet` is the one it names, `null` where it names none. */
const rewritten = (formula: string, write: (reference: string, sheet: string | null) => string): string => {
  let sheet: string | null = null
  return formula.replace(parts, (...found) => {
    const [whole] = found
    const groups: Readonly<Record<string, string | undefined>> = found.at(-1)
    if (groups.sheet !== undefined) {
      sheet = sheetNamed(groups.sheet)
      return whole
    }
    const named = sheet
    sheet = null
    return groups.area !== undefined || groups.rows !== undefined ? write(whole, named) : whole
  })
}

/** 'It''s'! → It's */
const sheetNamed = (typed: string): string => {
  const name = typed.slice(0, -1)
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name
}

/** A formula after rows were put in. `isOwn`: it stands in that sheet, so that what names none means it. */
export const shiftFormula = (formula: string, shift: Shift, isOwn: boolean): string =>
  rewritten(grown(formula, shift, isOwn), (reference, sheet) => {
    const isMeant = sheet === null ? isOwn : sameSheet(sheet, shift.sheet)
    if (!isMeant) return reference
    // A single cell goes where its row goes; it does not become an area.
    return area.exec(reference)?.[3] === undefined && !reference.includes(':')
      ? shiftArea(reference, { ...shift, grows: false })
      : shiftArea(reference, shift)
  })

const sameSheet = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** SUM(D5) over the one row there was: it adds up an area of one. */
const grown = (formula: string, { grows, after }: Shift, isOwn: boolean): string =>
  grows && isOwn
    ? formula.replace(
        /\b(SUM|COUNT|COUNTA|AVERAGE|MAX|MIN)\((\$?[A-Za-z]{1,3}\$?)(\d{1,7})\)/gi,
        (whole, name: string, column: string, row: string) =>
          Number(row) === after ? `${name}(${column}${row}:${column}${row})` : whole,
      )
    : formula

/** A formula as it stands so many rows further down, as if it had been drawn there by hand. */
export const drawnDown = (formula: string, by: number): string =>
  rewritten(formula, reference =>
    reference.replace(
      /(^|:|[A-Za-z])(\d{1,7})/g,
      (_whole, before: string, row: string) => `${before}${Math.min(rowMax, Math.max(1, Number(row) + by))}`,
    ),
  )
