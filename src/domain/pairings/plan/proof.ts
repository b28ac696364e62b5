import { type Costs, forbidden } from './costs.ts'

/**
 * Prices by linear duality: `u` of rows and `v` of columns with u+v never above a cell, v of an unused column 0 and of any
 * column at most 0. Then Σu+Σv is below every assignment's cost, and equals this one's if and only if it is the best.
 */
export const lowerBound = (costs: Costs, columnOf: Int32Array): number => {
  const { rows, columns, cells } = costs
  const own = Float64Array.from(columnOf, (column, row) => cells[row * columns + column] ?? 0)
  const u = settled(costs, columnOf, own)
  const v = new Float64Array(columns)
  columnOf.forEach((column, row) => {
    v[column] = (own[row] ?? 0) - (u[row] ?? 0)
  })
  const fits = v.every(price => price <= 0 || rows === columns) && isBelow(costs, u, v)
  if (!fits) throw new Error('the assignment is not the best one: its prices do not hold')
  return sum(u) + sum(v)
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0)

/** The rows' prices: what the cheapest unused column asks, lowered until no row would rather have another's column. */
const settled = (costs: Costs, columnOf: Int32Array, own: Float64Array): Float64Array => {
  const u = startingPrices(costs, columnOf)
  const among = amongMatched(costs, columnOf, own)
  for (let round = 0; lowered(among, u); round += 1)
    if (round > costs.rows) throw new Error('the assignment is not the best one: a cheaper exchange exists')
  return u
}

const startingPrices = ({ rows, columns, cells }: Costs, columnOf: Int32Array): Float64Array => {
  if (rows === columns) return new Float64Array(rows)
  const used = new Set(columnOf)
  const unused = Int32Array.from(Array.from({ length: columns }, (_, at) => at).filter(at => !used.has(at)))
  return Float64Array.from({ length: rows }, (_, row) => {
    const line = cells.subarray(row * columns, (row + 1) * columns)
    return unused.reduce((least, column) => Math.min(least, line[column] ?? forbidden), forbidden)
  })
}

/** What a row would pay more for another row's column than that row does now. */
const amongMatched = ({ rows, columns, cells }: Costs, columnOf: Int32Array, own: Float64Array) => {
  const among = new Float64Array(rows * rows)
  for (let row = 0; row < rows; row += 1)
    for (let other = 0; other < rows; other += 1)
      among[row * rows + other] = (cells[row * columns + (columnOf[other] ?? 0)] ?? 0) - (own[other] ?? 0)
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
  let least = forbidden
  for (let other = 0; other < line.length; other += 1) {
    const price = (line[other] ?? 0) + (u[other] ?? 0)
    if (price < least) least = price
  }
  return least
}

const isBelow = ({ rows, columns, cells }: Costs, u: Float64Array, v: Float64Array): boolean => {
  for (let row = 0; row < rows; row += 1) {
    const price = u[row] ?? 0
    const line = cells.subarray(row * columns, (row + 1) * columns)
    for (let column = 0; column < columns; column += 1)
      if (price + (v[column] ?? 0) > (line[column] ?? 0)) return false
  }
  return true
}
