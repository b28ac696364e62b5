import type { Cells, Costs } from './costs.ts'

/**
 * Prices by linear duality: `u` of rows and `v` of columns with u+v never above a cell, v of an unused column 0 and of any
 * column at most 0. Then Σu+Σv is below every assignment's cost, and equals this one's if and only if it is the best.
 * Throws when no such prices exist; every cell is looked at once, whatever found the assignment.
 */
export const lowerBound = (costs: Costs, columnOf: Int32Array): number => {
  const { rows, columns, cells } = costs
  const own = Float64Array.from(columnOf, (column, row) => cells[row * columns + column] ?? 0)
  const { among, unused } = lookedAt(costs, columnOf, own)
  const u = settled(among, unused)
  const v = own.map((cost, row) => cost - (u[row] ?? 0))
  if (rows !== columns && v.some(price => price > 0))
    throw new Error('the assignment is not the best one: its prices do not hold')
  return sum(u) + sum(v)
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

/**
 * The rows' prices: what the cheapest unused column asks, lowered until no row would rather have another's column. The last
 * round lowers nothing: it is the proof that no price is above a cell.
 */
const settled = (among: Float64Array, unused: Float64Array): Float64Array => {
  // Where every column is used there is no price to begin with but 0.
  const u = unused.map(price => (price === Number.POSITIVE_INFINITY ? 0 : price))
  for (let round = 0; lowered(among, u); round += 1)
    if (round > u.length) throw new Error('the assignment is not the best one: a cheaper exchange exists')
  return u
}

type Looked = {
  /** By row and row: what the one would pay more for the other's column than the other does now. */
  readonly among: Float64Array
  /** By row: what the cheapest column asks that nobody has. */
  readonly unused: Float64Array
}

/** One look at every cell: a row at a time, in the order of the columns, as memory likes it. */
const lookedAt = ({ rows, columns, cells }: Costs, columnOf: Int32Array, own: Float64Array): Looked => {
  const isUsed = new Uint8Array(columns)
  for (const column of columnOf) isUsed[column] = 1
  const inOrder = Int32Array.from(columnOf, (_, row) => row).sort(
    (a, b) => (columnOf[a] ?? 0) - (columnOf[b] ?? 0),
  )
  const among = new Float64Array(rows * rows)
  const unused = new Float64Array(rows)
  for (let row = 0; row < rows; row += 1) {
    const line = cells.subarray(row * columns, (row + 1) * columns)
    const prices = among.subarray(row * rows, (row + 1) * rows)
    unused[row] = cheapestOf(line, isUsed)
    for (const other of inOrder) prices[other] = (line[columnOf[other] ?? 0] ?? 0) - (own[other] ?? 0)
  }
  return { among, unused }
}

const cheapestOf = (line: Cells, isUsed: Uint8Array): number => {
  let least = Number.POSITIVE_INFINITY
  for (let column = 0; column < line.length; column += 1) {
    const cell = line[column] ?? 0
    if (cell < least && isUsed[column] === 0) least = cell
  }
  return least
}

const lowered = (among: Float64Array, u: Float64Array): boolean => {
  const rows = u.length
  let hasChanged = false
  for (let row = 0; row < rows; row += 1) {
    const least = cheapest(among.subarray(row * rows, (row + 1) * rows), u)
    if (least >= (u[row] ?? 0)) continue
    u[row] = least
    hasChanged = true
  }
  return hasChanged
}

const cheapest = (line: Float64Array, u: Float64Array): number => {
  let least = Number.POSITIVE_INFINITY
  for (let other = 0; other < line.length; other += 1) {
    const price = (line[other] ?? 0) + (u[other] ?? 0)
    if (price < least) least = price
  }
  return least
}
