import { expect } from 'vitest'
import type { Counting, Indicator, Span } from '#core/figures.ts'
import type { Reader } from '#core/reader.ts'
import { createVault } from '#storage/vault.ts'
import { makeKey, type VaultKeys } from '#storage/vault-keys.ts'

const keys: VaultKeys = { keys: [makeKey()], digestRoot: makeKey().secret }

/** What is sealed in these stories. */
export const vault = createVault({ known: () => keys, newest: () => keys })

const pageSize = 500

/** All records, page by page. */
export const everything = async (
  list: (page: { skip: number; take: number }) => ReturnType<Counting['list']>,
) => {
  const found: { number: string; amount: number }[] = []
  for (let skip = 0; ; skip += pageSize) {
    const rows = await list({ skip, take: pageSize })
    found.push(...rows.map(({ number, amount = 1 }) => ({ number, amount })))
    if (rows.length < pageSize) return found
  }
}

/** Every part lists whom it counts, once; together they are those of the figure, in a stock each in one part. */
export const partsAddUp = async (
  db: Reader,
  one: Indicator,
  span: Span,
  sealed: typeof vault,
): Promise<void> => {
  const whole = (await everything(page => one.list(db, span, page))).map(({ number }) => number)
  for (const division of one.by ?? []) {
    const called = `${one.id} ${division.names[0]}`
    const listed: string[] = []
    for (const { word, count } of await division.lines(db, span, sealed)) {
      const rows = await everything(page => division.list(db, span, sealed, { word, ...page }))
      const numbers = rows.map(({ number }) => number)
      expect([called, word, new Set(numbers).size, numbers.length]).toEqual([called, word, count, count])
      listed.push(...numbers)
    }
    // Somebody may have several fields, or none; and whoever came twice may have come with two levels.
    if (division.names[0] === '领域') continue
    expect([called, ...new Set(listed)].toSorted()).toEqual([called, ...whole].toSorted())
    if (one.kind === 'stock') expect([called, listed.length]).toEqual([called, whole.length])
  }
}
