import { columnAt } from '../cell-names.ts'
import type { Filled } from './cell-out.ts'

/** What stands in the filled rows, by row and column; `undefined`: that is not known here. */
export type Known = (row: number, column: number) => Filled | undefined

const aggregate =
  /^(SUM|COUNTA?|SUBTOTAL)\((?:(\d{1,3}),)?\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})\)$/i

/**
 * The value of the formulas lists end with (sums, counts, ROW()-4), so that a viewer that does not calculate shows it; `null`: of
 * any other, which Excel calculates when it opens the file.
 */
export const computed = (formula: string, at: number, known: Known): number | null => {
  const bare = formula.replace(/\s/g, '')
  const row = /^ROW\(\)(?:([+-])(\d+))?$/i.exec(bare)
  if (row) return at + Number(`${row[1] ?? '+'}${row[2] ?? 0}`)
  const [, name, kind, left = '', top, right, bottom] = aggregate.exec(bare) ?? []
  if (name === undefined || left !== right) return null
  const values = valuesIn(columnAt(left), Number(top), Number(bottom), known)
  if (values === null) return null
  return (
    ways[kind === undefined ? name.toUpperCase() : `${name.toUpperCase()}${Number(kind) % 100}`]?.(values) ??
    null
  )
}

const valuesIn = (column: number, top: number, bottom: number, known: Known): readonly Filled[] | null => {
  const values: Filled[] = []
  for (let row = top; row <= bottom; row += 1) {
    const value = known(row, column)
    if (value === undefined) return null
    values.push(value)
  }
  return values
}

const numbersIn = (values: readonly Filled[]): readonly number[] =>
  values.filter(value => typeof value === 'number')
const sum = (values: readonly Filled[]): number =>
  rounded(numbersIn(values).reduce((all, one) => all + one, 0))
const count = (values: readonly Filled[]): number => numbersIn(values).length
const countFilled = (values: readonly Filled[]): number =>
  values.filter(value => value !== null && value !== '').length

const ways: Readonly<Record<string, (values: readonly Filled[]) => number>> = {
  SUM: sum,
  COUNT: count,
  COUNTA: countFilled,
  SUBTOTAL9: sum,
  SUBTOTAL2: count,
  SUBTOTAL3: countFilled,
}

// Sums of hundredths are not exact in binary.
export const rounded = (number: number): number => Math.round(number * 1_000_000) / 1_000_000
