import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assign } from '#domain/pairings/plan/assignment.ts'
import { forbiddenAt } from '#domain/pairings/plan/costs.ts'

const forbidden = Number.POSITIVE_INFINITY

/** What is forbidden stands as infinite in the tables, so that the trying of everything needs no price for it. */
const costsOf = (table: readonly (readonly number[])[]) => {
  const most = Math.max(0, ...table.flat().filter(cell => cell !== forbidden))
  const size = { rows: table.length, columns: table[0]?.length ?? 0, most }
  const price = forbiddenAt(size)
  return { ...size, cells: Float64Array.from(table.flat(), cell => (cell === forbidden ? price : cell)) }
}

/** Every way to give rows different columns or none: the most rows first, then the least cost. */
const bruteForce = (table: readonly (readonly number[])[]): { covered: number; cost: number } => {
  const best = { covered: -1, cost: 0 }
  const go = (row: number, used: ReadonlySet<number>, covered: number, cost: number): void => {
    if (row === table.length) {
      if (covered > best.covered || (covered === best.covered && cost < best.cost))
        Object.assign(best, { covered, cost })
      return
    }
    go(row + 1, used, covered, cost)
    table[row]?.forEach((cell, column) => {
      if (cell !== forbidden && !used.has(column))
        go(row + 1, new Set([...used, column]), covered + 1, cost + cell)
    })
  }
  go(0, new Set(), 0, 0)
  return best
}

const tables = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(
      fc.array(fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant(forbidden)), {
        minLength: columns,
        maxLength: columns,
      }),
      { minLength: rows, maxLength: rows },
    ),
  )

describe('the best assignment', () => {
  test('is the one that trying everything finds, and its bound says so', () => {
    fc.assert(
      fc.property(tables, table => {
        const found = assign(costsOf(table))
        const covered = [...found.columnOf].filter(column => column >= 0)
        expect(new Set(covered).size).toBe(covered.length)
        expect({ covered: covered.length, cost: found.cost }).toEqual(bruteForce(table))
        expect(found.bound).toBe(found.cost)
      }),
      { numRuns: 500 },
    )
  })

  test('never gives what is forbidden', () => {
    fc.assert(
      fc.property(tables, table => {
        assign(costsOf(table)).columnOf.forEach((column, row) => {
          if (column >= 0) expect(table[row]?.[column]).not.toBe(forbidden)
        })
      }),
    )
  })

  test('names for every row left without a group that really has too few columns', () => {
    fc.assert(
      fc.property(tables, table => {
        const { columnOf, shortages } = assign(costsOf(table))
        const left = [...columnOf].filter(column => column < 0).length
        expect(shortages.reduce((sum, { missing }) => sum + missing, 0)).toBe(left)
        for (const { rows, columns, missing } of shortages) {
          const open = new Set(
            rows.flatMap(row => (table[row] ?? []).flatMap((cell, at) => (cell === forbidden ? [] : [at]))),
          )
          expect([...open].toSorted()).toEqual([...columns].toSorted())
          expect(rows.length - open.size).toBe(missing)
        }
      }),
    )
  })

  test('of nothing is nothing', () => {
    expect(assign({ rows: 0, columns: 3, most: 0, cells: new Float64Array(0) })).toMatchObject({
      cost: 0,
      bound: 0,
    })
    expect([...assign({ rows: 2, columns: 0, most: 0, cells: new Float64Array(0) }).columnOf]).toEqual([
      -1, -1,
    ])
  })
})
