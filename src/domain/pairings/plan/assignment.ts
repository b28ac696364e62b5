import { munkres } from 'munkres'
import { type Costs, forbidden } from './costs.ts'
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

/**
 * The assignment that covers the most rows and, of those, costs the least. Takes the cells over: forbidden ones are priced
 * in place, for there may be twenty million of them. Throws when its own proof fails.
 */
export const assign = (costs: Costs): Assignment => {
  const penalty = penaltyOf(costs)
  const priced = pricedAll(costs, penalty)
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

/** More than all rows together can cost: one more row covered is worth any price. */
const penaltyOf = ({ rows, cells }: Costs): number => {
  let dearest = 0
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at] ?? 0
    if (cell > dearest && cell !== forbidden) dearest = cell
  }
  return (dearest + 1) * (rows + 1)
}

/** No cell forbidden, and at least as many columns as rows: what cannot be is only dear. */
const pricedAll = (costs: Costs, penalty: number): Costs => {
  const { rows, columns } = costs
  const cells = columns < rows ? widened(costs, penalty) : costs.cells
  for (let at = 0; at < cells.length; at += 1) if (cells[at] === forbidden) cells[at] = penalty
  return { rows, columns: Math.max(rows, columns), cells }
}

const widened = ({ rows, columns, cells }: Costs, penalty: number): Float64Array => {
  const wide = new Float64Array(rows * rows).fill(penalty)
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
