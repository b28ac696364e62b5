import type { Cells, Costs } from './costs.ts'

/**
 * Prices by linear duality: `u` of rows and `v` of columns with u+v never above a cell, v of an unused column 0 and of any
 * column at most 0. Then Σu+Σv is below every assignment's cost, and equals this one's if and only if it is the best.
 * Throws when no such prices exist; every cell is looked at once, whatever found the assignment.
 */
export const lowerBound = (costs: Costs, columnOf: Int32Array): number => {
  const { rows, columns, cells } = costs
  const own = Float64Array.from(columnOf, (column, row) => cells[row * columns + column] ?? 0)
  const among = amongMatched(costs, columnOf, own)
  const unused = cheapestUnused(costs, columnOf)
  const u = settled(among, unused)
  const v = own.map((cost, row) => cost - (u[row] ?? 0))
  const fits =
    (rows === columns || v.every(price => price <= 0)) &&
    u.every((price, row) => price <= (unused[row] ?? 0)) &&
    isBelow(among, u, v, own)
  if (!fits) throw new Error('the assignment is not the best one: its prices do not hold')
  return sum(u) + sum(v)
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

/** The rows' prices: what the cheapest unused column asks, lowered until no row would rather have another's column. */
const settled = (among: Float64Array, unused: Float64Array): Float64Array => {
  // Where every column is used there is no price to begin with but 0.
  const u = unused.map(price => (price === Number.POSITIVE_INFINITY ? 0 : price))
  for (let round = 0; lowered(among, u); round += 1)
    if (round > u.length) throw new Error('the assignment is not the best one: a cheaper exchange exists')
  return u
}

/** By row: what the cheapest column asks that nobody has. */
const cheapestUnused = ({ rows, columns, cells }: Costs, columnOf: Int32Array): Float64Array => {
  const isUsed = new Uint8Array(columns)
  for (const column of columnOf) isUsed[column] = 1
  const least = new Float64Array(rows).fill(Number.POSITIVE_INFINITY)
  for (let row = 0; row < rows; row += 1)
    least[row] = cheapestOf(cells.subarray(row * columns, (row + 1) * columns), isUsed)
  return least
}

const cheapestOf = (line: Cells, isUsed: Uint8Array): number => {
  let least = Number.POSITIVE_INFINITY
  for (let column = 0; column < line.length; column += 1) {
    const cell = line[column] ?? Number.POSITIVE_INFINITY
    if (cell < least && isUsed[column] === 0) least = cell
  }
  return least
}

/** What a row would pay more for another row's column than that row does now. Read in the order of the columns, as memory likes it. */
const amongMatched = ({ rows, columns, cells }: Costs, columnOf: Int32Array, own: Float64Array) => {
  const among = new Float64Array(rows * rows)
  const inOrder = Int32Array.from(columnOf, (_, row) => row).sort(
    (a, b) => (columnOf[a] ?? 0) - (columnOf[b] ?? 0),
  )
  for (let row = 0; row < rows; row += 1) {
    const line = cells.subarray(row * columns, (row + 1) * columns)
    const prices = among.subarray(row * rows, (row + 1) * rows)
    for (const other of inOrder) prices[other] = (line[columnOf[other] ?? 0] ?? 0) - (own[other] ?? 0)
  }
  return among
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

/** Whether u+v is above no cell of the columns that rows have; `among` holds those cells less what their row pays itself. */
const isBelow = (among: Float64Array, u: Float64Array, v: Float64Array, own: Float64Array): boolean => {
  const rows = u.length
  for (let row = 0; row < rows; row += 1) {
    const price = u[row] ?? 0
    for (let other = 0; other < rows; other += 1)
      if (price + (v[other] ?? 0) > (among[row * rows + other] ?? 0) + (own[other] ?? 0)) return false
  }
  return true
}
