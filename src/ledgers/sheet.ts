/** A row as it stands in the file. Cells are words: numbers and dates as people read them, '' where nothing stands. */
export type SheetRow = {
  /** Its number in the file, from 1. */
  readonly at: number
  readonly cells: readonly string[]
  readonly hidden?: true
}

/** Cells drawn as one. Rows from 1, columns from 0, both ends included. */
export type Merge = {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export type Sheet = {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly SheetRow[]
  readonly merges: readonly Merge[]
}

export type Workbook = {
  readonly sheets: readonly Sheet[]
  /** Days are counted from 1904 (old Macs), not from 1900. */
  readonly epoch1904: boolean
}

/** What a table may hold. Beyond is refused in words. */
export const limits = {
  /** Rows of a sheet, the head included. */
  rowsMax: 100_100,
  columnsMax: 100,
  /** Characters of one cell. */
  cellMax: 2_000,
  sheetsMax: 30,
  /** What a compressed file may unfold to. */
  unfoldedBytesMax: 300 * 1024 * 1024,
  entriesMax: 2_000,
} as const
