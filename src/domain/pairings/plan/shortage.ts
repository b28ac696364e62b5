import type { Costs } from './costs.ts'

/** Rows that compete for too few columns: whoever is chosen, `missing` of them stay without. */
export type Shortage = {
  readonly rows: readonly number[]
  readonly columns: readonly number[]
  readonly missing: number
}

/** Whether a row may have a column at all. */
type IsOpen = (row: number, column: number) => boolean

/** From each row without a column: everybody who competes, directly or through others, for the same too few columns. */
export const shortagesOf = (costs: Costs, columnOf: Int32Array, isOpen: IsOpen): readonly Shortage[] => {
  const rowOf = new Int32Array(costs.columns).fill(-1)
  columnOf.forEach((column, row) => {
    if (column >= 0) rowOf[column] = row
  })
  const seen = new Set<number>()
  const found: Shortage[] = []
  columnOf.forEach((column, row) => {
    if (column >= 0 || seen.has(row)) return
    const { rows, columns } = competitors(costs, rowOf, isOpen, row)
    for (const one of rows) seen.add(one)
    found.push({ rows, columns, missing: rows.length - columns.length })
  })
  return merged(found)
}

const competitors = ({ columns }: Costs, rowOf: Int32Array, isOpen: IsOpen, from: number) => {
  const rows = new Set([from])
  const wanted = new Set<number>()
  for (const row of rows)
    for (const column of openTo(row, columns, isOpen)) {
      wanted.add(column)
      const holder = rowOf[column] ?? -1
      if (holder >= 0) rows.add(holder)
    }
  return { rows: [...rows], columns: [...wanted] }
}

const openTo = (row: number, columns: number, isOpen: IsOpen): readonly number[] =>
  Array.from({ length: columns }, (_, column) => column).filter(column => isOpen(row, column))

/** Groups that share a row lack together what each of them lacks. */
const merged = (groups: readonly Shortage[]): readonly Shortage[] =>
  groups.reduce<Shortage[]>((apart, group) => {
    const sharing = apart.filter(other => other.rows.some(row => group.rows.includes(row)))
    const rows = [...new Set([...sharing, group].flatMap(one => one.rows))]
    const columns = [...new Set([...sharing, group].flatMap(one => one.columns))]
    const others = apart.filter(other => !sharing.includes(other))
    return [...others, { rows, columns, missing: rows.length - columns.length }]
  }, [])
