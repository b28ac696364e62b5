import { munkres } from 'munkres'
import { type Cells, type Costs, emptyCells, forbiddenAt } from './costs.ts'
import { lowerBound } from './proof.ts'
import { type Shortage, shortagesOf } from './shortage.ts'

export type Assignment = {
  /** By row: its column, or -1 when none is left for it. */
  readonly columnOf: Int32Array
  /** What the rows that got a column cost together. */
  readonly cost: number
  /**
   * What no assignment of as many rows can fall below: found from prices of rows and columns, checked against every cell,
   * independently of how the assignment was found. Equal to `cost`, or the assignment was not the best.
   */
  readonly bound: number
  /** Rows that stay without, and what holds them back. */
  readonly shortages: readonly Shortage[]
}

/** The assignment that covers the most rows and, of those, costs the least. Throws when its own proof fails. */
export const assign = (costs: Costs): Assignment => {
  const penalty = forbiddenAt(costs)
  const priced = widenedTo(costs)
  const matched = matchRows(priced)
  const proven = lowerBound(priced, matched)
  const isOpen = (row: number, column: number): boolean =>
    (priced.cells[row * priced.columns + column] ?? penalty) < penalty
  const columnOf = matched.map((column, row) => (isOpen(row, column) ? column : -1))
  const left = columnOf.reduce((count, column) => count + (column < 0 ? 1 : 0), 0)
  return {
    columnOf,
    cost: sumOf(priced, columnOf),
    bound: proven - left * penalty,
    shortages: shortagesOf(costs, columnOf, isOpen),
  }
}

const sumOf = ({ cells, columns }: Costs, columnOf: Int32Array): number =>
  columnOf.reduce((sum, column, row) => (column < 0 ? sum : sum + (cells[row * columns + column] ?? 0)), 0)

/** At least as many columns as rows: the ones added are nobody's. */
const widenedTo = (costs: Costs): Costs =>
  costs.columns < costs.rows ? { ...costs, columns: costs.rows, cells: widened(costs) } : costs

const widened = (costs: Costs): Cells => {
  const { rows, columns, cells } = costs
  const wide = emptyCells({ ...costs, columns: rows }).fill(forbiddenAt(costs))
  for (let row = 0; row < rows; row += 1)
    wide.set(cells.subarray(row * columns, (row + 1) * columns), row * rows)
  return wide
}

const matchRows = ({ rows, columns, cells }: Costs): Int32Array => {
  const lines = Array.from({ length: rows }, (_, row) => cells.subarray(row * columns, (row + 1) * columns))
  const columnOf = new Int32Array(rows).fill(-1)
  for (const [row, column] of munkres(lines)) columnOf[row] = column
  return columnOf
}
