import { colour, pixels } from './attributes.ts'
import type { Component } from './component.ts'
import { errCodes } from './fault.ts'
import {
  below,
  type Check,
  either,
  type Fields,
  fail,
  flag,
  isFields,
  list,
  number,
  object,
  oneOf,
  type Place,
  string,
} from './shapes.ts'

const column = object(
  {
    name: string({ min: 1 }),
    data_type: oneOf('text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown'),
  },
  {
    display_name: string(),
    width: either(oneOf('auto'), pixels(80, 600), string({ like: /^(?:[1-9]\d?|100)%$/ })),
    vertical_align: oneOf('top', 'center', 'bottom'),
    horizontal_align: oneOf('left', 'center', 'right'),
    format: object({}, { precision: number(0, 10), symbol: string({ max: 1 }), separator: flag }),
    date_format: string({ like: /^[YMDHhmsAa/: -]+$/ }),
  },
)

const isString = (cell: unknown): boolean => typeof cell === 'string'
const isNumber = (cell: unknown): boolean => typeof cell === 'number' && Number.isFinite(cell)
const isOption = (cell: unknown): boolean => isFields(cell) && isString(cell.text)

/** What a cell of each kind may hold. */
const cells: Readonly<Record<string, (cell: unknown) => boolean>> = {
  text: isString,
  lark_md: isString,
  markdown: isString,
  number: isNumber,
  date: isNumber,
  options: cell => Array.isArray(cell) && cell.every(isOption),
  persons: cell => isString(cell) || (Array.isArray(cell) && cell.every(isString)),
}

/** The table (protocol document §6.6): at the root only, rows agreeing with columns. */
export const tableComponent: Component = {
  rootOnly: true,
  required: { columns: list(column, { min: 1, max: 50 }), rows: list(rowShape) },
  optional: {
    page_size: number(1, 10),
    row_height: either(oneOf('low', 'middle', 'high', 'auto'), pixels(32, 124)),
    row_max_height: pixels(32, 999),
    freeze_first_column: flag,
    header_style: object(
      {},
      {
        text_align: oneOf('left', 'center', 'right'),
        text_size: oneOf('normal', 'heading'),
        background_style: oneOf('grey', 'none'),
        text_color: oneOf('default', 'grey'),
        bold: flag,
        lines: number(1, 999),
      },
    ),
  },
  rule: (fields, place) => {
    place.survey.tables += 1
    const kinds = columnKinds(fields.columns, place)
    const rows: readonly unknown[] = Array.isArray(fields.rows) ? fields.rows : []
    for (const [index, row] of rows.entries())
      checkRow(row, kinds, below(below(place, 'rows', null), `[${index}]`, null))
  },
}

function rowShape(value: unknown, place: Place): void {
  if (!isFields(value)) fail(place, 'table rows is invalid', errCodes.cell)
}

const columnKinds = (columns: unknown, place: Place): ReadonlyMap<string, Fields> => {
  const found = new Map<string, Fields>()
  for (const one of Array.isArray(columns) ? columns : []) {
    if (!isFields(one)) continue
    const name = String(one.name)
    if (found.has(name)) fail(below(place, 'columns', null), `duplicate column name: ${name}`)
    found.set(name, one)
  }
  return found
}

const checkRow = (row: unknown, columns: ReadonlyMap<string, Fields>, place: Place): void => {
  if (!isFields(row)) return
  for (const [key, cell] of Object.entries(row)) {
    const kind = String(columns.get(key)?.data_type)
    if (!columns.has(key)) fail(place, `row key is not among columns: ${key}`, errCodes.row)
    if (!cells[kind]?.(cell))
      fail(below(place, key, null), `table rows is invalid: not ${kind}`, errCodes.cell)
    checkOptions(cell, below(place, key, null))
  }
}

const optionShape: Check = object({ text: string() }, { color: colour })

const checkOptions = (cell: unknown, place: Place): void => {
  if (Array.isArray(cell) && cell.some(isFields)) list(optionShape)(cell, place)
}
