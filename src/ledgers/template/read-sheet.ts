import { columnAt } from '../cell-names.ts'
import type { CellAt, FormulaAt, Naming, RowAt, SheetText } from './sheet-text.ts'
import { type Close, type Tag, valueIn, walkXml } from './walk-xml.ts'

/** Attributes that name rows, by their element. */
const naming: Readonly<Record<string, readonly (readonly [name: string, kind: Naming['kind']])[]>> = {
  dimension: [['ref', 'areas']],
  autoFilter: [['ref', 'areas']],
  sortState: [['ref', 'areas']],
  sortCondition: [['ref', 'areas']],
  conditionalFormatting: [['sqref', 'areas']],
  dataValidation: [['sqref', 'areas']],
  protectedRange: [['sqref', 'areas']],
  ignoredError: [['sqref', 'areas']],
  cellWatch: [['r', 'areas']],
  hyperlink: [
    ['ref', 'areas'],
    ['location', 'formula'],
  ],
  brk: [['id', 'row']],
}

/** Elements whose words are a formula, or areas. */
const spoken: Readonly<Record<string, Naming['kind']>> = {
  formula: 'formula',
  formula1: 'formula',
  formula2: 'formula',
  f: 'formula',
  sqref: 'areas',
}

type Found = {
  rows: RowAt[]
  merges: SheetText['merges'][number][]
  namings: Naming[]
  columns: { from: number; to: number; style: string }[]
  data: SheetText['data'] | null
  mergeList: SheetText['mergeList']
  prefix: string
}

/** What is being read at the moment. */
type Open = {
  row: (Omit<RowAt, 'end' | 'cells'> & { cells: CellAt[] }) | null
  cell: { tag: Tag; column: number; formula: FormulaAt | null; value: string } | null
  formula: Tag | null
  formulaArea: FormulaAt['area']
  naming: { kind: Naming['kind']; start: number } | null
  dataFrom: number | null
  inColumnBreaks: boolean
  words: string
}

/** Reads a sheet's XML; nothing of it is lost, whatever else it holds. */
export const readSheetText = (xml: string): SheetText => {
  const found: Found = {
    rows: [],
    merges: [],
    namings: [],
    columns: [],
    data: null,
    mergeList: null,
    prefix: '',
  }
  const open: Open = {
    row: null,
    cell: null,
    formula: null,
    formulaArea: null,
    naming: null,
    dataFrom: null,
    inColumnBreaks: false,
    words: '',
  }
  walkXml(xml, {
    open: tag => (opened[tag.name] ?? openNaming)(xml, found, open, tag),
    text: words => {
      open.words += words
    },
    close: close => (closed[close.name] ?? closeNaming)(found, open, close),
  })
  const { columns, data, ...rest } = found
  return {
    ...rest,
    xml,
    data: data ?? { start: xml.length, end: xml.length, isEmpty: false },
    styles: column => columns.find(({ from, to }) => from <= column && column <= to)?.style ?? null,
  }
}

type Opener = (xml: string, found: Found, open: Open, tag: Tag) => void
type Closer = (found: Found, open: Open, close: Close) => void

const openNaming: Opener = (xml, found, open, tag) => {
  for (const [name, kind] of naming[tag.name] ?? []) {
    const value = valueIn(xml, tag, name)
    if (value && !(tag.name === 'brk' && open.inColumnBreaks)) found.namings.push({ ...value, kind })
  }
  const kind = spoken[tag.name]
  if (kind !== undefined && !tag.isEmpty) open.naming = { kind, start: tag.end }
}

const closeNaming: Closer = (found, open, { name, start }) => {
  if (spoken[name] === undefined || !open.naming) return
  found.namings.push({ ...open.naming, end: start })
  open.naming = null
}

const opened: Readonly<Record<string, Opener>> = {
  sheetData: (_xml, found, open, tag) => {
    open.dataFrom = tag.end
    found.prefix = tag.prefix
    if (tag.isEmpty) found.data = { start: tag.start, end: tag.end, isEmpty: true }
  },
  col: (_xml, found, _open, { attributes: { min = '1', max = '1', style } }) => {
    if (style !== undefined) found.columns.push({ from: Number(min) - 1, to: Number(max) - 1, style })
  },
  row: (_xml, found, open, { attributes, start, end, isEmpty }) => {
    if (open.dataFrom === null) return
    const at = Number(attributes.r ?? (found.rows.at(-1)?.at ?? 0) + 1)
    const hidden = ['1', 'true'].includes(attributes.hidden ?? '')
    open.row = { at, start, tagEnd: end, isEmpty, hidden, cells: [] }
  },
  c: (_xml, _found, open, tag) => {
    if (!open.row) return
    const { r } = tag.attributes
    const column = r === undefined ? (open.row.cells.at(-1)?.column ?? -1) + 1 : columnAt(r)
    open.cell = { tag, column, formula: null, value: '' }
  },
  v: (_xml, _found, open) => {
    open.words = ''
  },
  t: (_xml, _found, open) => {
    open.words = ''
  },
  f: (xml, found, open, tag) => {
    if (!open.cell) return openNaming(xml, found, open, tag)
    open.words = ''
    open.formula = tag
    open.formulaArea = valueIn(xml, tag, 'ref')
  },
  mergeCells: (xml, found, _open, tag) => {
    const count = valueIn(xml, tag, 'count')
    found.mergeList = { count: count && { ...count, text: '' }, end: tag.end }
  },
  mergeCell: (_xml, found, _open, { attributes: { ref = '' }, start, end }) =>
    void found.merges.push({ ref, start, end }),
  colBreaks: (_xml, _found, open) => {
    open.inColumnBreaks = true
  },
}

const closed: Readonly<Record<string, Closer>> = {
  sheetData: (found, open, { start, end }) => {
    found.data ??= { start, end, isEmpty: false }
    open.dataFrom = null
  },
  row: (found, open, { end }) => {
    if (open.row) found.rows.push({ ...open.row, end })
    open.row = null
  },
  c: (_found, open, { end }) => {
    const { cell, row } = open
    if (cell && row)
      row.cells.push({
        column: cell.column,
        start: cell.tag.start,
        tagEnd: cell.tag.end,
        end,
        style: cell.tag.attributes.s ?? null,
        type: cell.tag.attributes.t ?? 'n',
        value: cell.value,
        formula: cell.formula,
        isBlank: cell.formula === null && cell.value.trim() === '',
      })
    open.cell = null
  },
  v: (_found, open) => {
    if (open.cell) open.cell.value = open.words
  },
  t: (_found, open) => {
    if (open.cell) open.cell.value += open.words
  },
  f: (found, open, close) => {
    const { cell, formula } = open
    if (!cell || !formula) return closeNaming(found, open, close)
    cell.formula = {
      words: open.words,
      start: formula.end,
      end: close.start,
      from: formula.start,
      to: close.end,
      shared: formula.attributes.t === 'shared' ? (formula.attributes.si ?? null) : null,
      area: open.formulaArea,
    }
    open.formula = null
  },
  mergeCells: (found, _open, { start }) => {
    if (found.mergeList) found.mergeList = { ...found.mergeList, end: start }
  },
  colBreaks: (_found, open) => {
    open.inColumnBreaks = false
  },
}
