import type { Edit } from './walk-xml.ts'

/** A formula of a cell: its words as Excel reads them, and where they stand. */
export type FormulaAt = {
  readonly words: string
  readonly start: number
  readonly end: number
  /** The whole element. */
  readonly from: number
  readonly to: number
  readonly shared: string | null
  /** The area an array or shared formula is for. */
  readonly area: { readonly start: number; readonly end: number } | null
}

/** A cell as it stands in a sheet's XML. */
export type CellAt = {
  readonly column: number
  readonly start: number
  readonly tagEnd: number
  readonly end: number
  readonly style: string | null
  /** `s`: its value is the number of a shared string. */
  readonly type: string
  readonly value: string
  readonly formula: FormulaAt | null
  /** Nothing stands in it, whatever it looks like. */
  readonly isBlank: boolean
}

export type RowAt = {
  readonly at: number
  readonly start: number
  readonly tagEnd: number
  readonly end: number
  readonly isEmpty: boolean
  readonly hidden: boolean
  readonly cells: readonly CellAt[]
}

/** A place in a sheet that names rows: an attribute's value, or words of an element. */
export type Naming = {
  readonly start: number
  readonly end: number
  readonly kind: 'areas' | 'formula' | 'row'
}

/** A sheet's XML, and where what matters stands in it. */
export type SheetText = {
  readonly xml: string
  /** How its elements are prefixed: mostly not at all. */
  readonly prefix: string
  readonly rows: readonly RowAt[]
  /** Where rows may be added at the end, and whether the element must be opened for them. */
  readonly data: { readonly start: number; readonly end: number; readonly isEmpty: boolean }
  readonly merges: readonly { readonly ref: string; readonly start: number; readonly end: number }[]
  /** Where merged areas are counted, and where another can be added. */
  readonly mergeList: { readonly count: Edit | null; readonly end: number } | null
  readonly namings: readonly Naming[]
  /** By column: the style of cells that do not stand in the XML. */
  readonly styles: (column: number) => string | null
}
