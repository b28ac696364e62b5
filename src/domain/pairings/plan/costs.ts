/**
 * What it costs to give each row (a village) each column (a place in somebody's capacity): whole numbers, row by row;
 * {@link forbidden} where it must not be.
 */
export type Costs = {
  readonly rows: number
  readonly columns: number
  readonly cells: Float64Array
}

export const forbidden = Number.POSITIVE_INFINITY
