import { colour, pixels } from './attributes.ts'
import type { Component } from './component.ts'
import { errCodes } from './fault.ts'
import {
  below,
  type Check,
  fail,
  flag,
  isFields,
  list,
  number,
  object,
  oneOf,
  oneOfOr,
  type Place,
  string,
} from './shapes.ts'

const columnWidth: Check = (value, place) => {
  if (typeof value === 'string' && /^(?:[1-9]\d?|100)%$/.test(value)) return
  pixels(80, 600)(value, place)
}

const column = object(
  {
    name: string({ min: 1 }),
    data_type: oneOf('text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown'),
  },
  {
    display_name: string(),
    width: oneOfOr(['auto'], columnWidth),
    vertical_align: oneOf('top', 'center', 'bottom'),
    horizontal_align: oneOf('left', 'center', 'right'),
    format: object({}, { precision: number(0, 10), symbol: string({ max: 1 }), separator: flag }),
    date_format: string(),
  },
)

const isString = (cell: unknown): boolean => typeof cell === 'string'
const isNumber = (cell: unknown): boolean => typeof cell === 'number' && Number.isFinite(cell)
const isOption = (cell: unknown): boolean => isFields(cell) && isString(cell.text)
/** What is no string is shown as one. */
const isShown = (): boolean => true

/** What a cell of each kind may hold; left out or empty it is blank. */
const cells: Readonly<Record<string, (cell: unknown) => boolean>> = {
  text: isShown,
  lark_md: isShown,
  markdown: isShown,
  number: isNumber,
  date: isNumber,
  options: cell => isString(cell) || (Array.isArray(cell) && cell.every(isOption)),
  persons: cell => isString(cell) || (Array.isArray(cell) && cell.every(isString)),
}

const options = list(object({ text: string() }, { color: oneOfOr(['neutral'], colour) }))

/** The table (protocol document §6.6): at the root only, rows agreeing with columns. */
export const tableComponent: Component = {
  rootOnly: true,
  required: { columns: list(column, { min: 1 }), rows: list(rowShape) },
  optional: {
    page_size: number(1, 10),
    row_height: oneOfOr(['low', 'middle', 'high', 'auto'], pixels(32, 124)),
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
    below(place, 'rows', null, () => {
      const rows: readonly unknown[] = Array.isArray(fields.rows) ? fields.rows : []
      for (const [at, row] of rows.entries()) below(place, at, null, () => checkRow(row, kinds, place))
    })
  },
}

function rowShape(value: unknown, place: Place): void {
  if (!isFields(value)) fail(place, 'table rows is invalid', errCodes.cell)
}

const columnKinds = (columns: unknown, place: Place): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const one of Array.isArray(columns) ? columns : []) {
    if (!isFields(one)) continue
    const name = String(one.name)
    if (found.has(name)) below(place, 'columns', null, () => fail(place, `duplicate column name: ${name}`))
    found.set(name, String(one.data_type))
  }
  return found
}

const checkRow = (row: unknown, kinds: ReadonlyMap<string, string>, place: Place): void => {
  if (!isFields(row)) return
  for (const key in row) {
    const kind = kinds.get(key)
    if (kind === undefined) fail(place, `table rows name is invalid: ${key}`, errCodes.row)
    below(place, key, null, () => checkCell(row[key], kind ?? 'text', place))
  }
}

const checkCell = (cell: unknown, kind: string, place: Place): void => {
  if (cell === null || cell === '') return
  if (!cells[kind]?.(cell)) fail(place, `table rows is invalid: not ${kind}`, errCodes.cell)
  if (kind === 'options' && Array.isArray(cell)) options(cell, place)
}
