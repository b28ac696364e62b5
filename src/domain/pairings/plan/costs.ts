/**
 * What it costs to give each row (a village) each column (a place in somebody's capacity): whole numbers, row by row. What
 * must not be is priced at {@link forbiddenAt}: nothing is gone through twice to find it, for there may be twenty million.
 */
export type Costs = {
  readonly rows: number
  readonly columns: number
  readonly cells: Cells
  /** No cell that is allowed costs more. */
  readonly most: number
}

/** The price of what must not be: more than all rows together can cost, so that one more row covered is worth any price. */
export const forbiddenAt = ({ rows, most }: Pick<Costs, 'rows' | 'most'>): number => (most + 1) * (rows + 1)

/** Whole numbers in the fewest bytes that hold all of them exactly. */
export type Cells = Float32Array | Float64Array

/** Up to here every whole number is exact in four bytes. */
const exactInFourBytes = 2 ** 24

export const emptyCells = (size: Omit<Costs, 'cells'>): Cells => {
  const length = size.rows * size.columns
  return forbiddenAt(size) <= exactInFourBytes ? new Float32Array(length) : new Float64Array(length)
}
