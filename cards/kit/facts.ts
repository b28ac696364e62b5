import type { Element } from './card.ts'
import { markdownOf, type Words, widthOf } from './text.ts'

/** A label and its value; nothing (or an empty string) as value drops the pair. */
export type Fact = readonly [label: string, value: Words | number | null | undefined]

/**
 * Label/value pairs, the label small and grey over its value. Two short ones share a line; a long one has a line of its own.
 * Reads the same on a phone.
 */
export const facts = (...pairs: readonly (Fact | null | undefined | false)[]): readonly Element[] =>
  rowsOf(pairs.filter(isThere).map(drawn)).map(row => (row.length === 2 ? pairRow(row) : soloRow(row)))

/** Longest value, in half-width characters, that still shares a line. */
const shortMax = 22

type Drawn = { readonly markdown: string; readonly short: boolean }

const isThere = (pair: Fact | null | undefined | false): pair is Fact =>
  Boolean(pair) && pair !== null && pair !== undefined && pair !== false && !isEmpty(pair[1])

const isEmpty = (value: Fact[1]): boolean => {
  if (value === null || value === undefined) return true
  return typeof value !== 'number' && markdownOf(value) === ''
}

const drawn = ([label, value]: Fact): Drawn => {
  const said = typeof value === 'object' && value !== null ? value : String(value ?? '')
  const shown = markdownOf(said)
  const head = `<font color='grey'>${markdownOf(label)}</font>`
  return { markdown: `${head}\n${shown}`, short: !shown.includes('\n') && widthOf(bare(shown)) <= shortMax }
}

// A tag or an entity is not as wide as it is written.
const bare = (markdown: string): string => markdown.replace(/<[^>]*>|\*\*/g, '').replace(/&#\d+;/g, '.')

const rowsOf = (all: readonly Drawn[]): readonly (readonly Drawn[])[] => {
  const rows: Drawn[][] = []
  for (const one of all) {
    const last = rows.at(-1)
    if (one.short && last?.length === 1 && last[0]?.short) last.push(one)
    else rows.push([one])
  }
  return rows
}

const soloRow = (row: readonly Drawn[]): Element => ({
  tag: 'markdown',
  content: row.map(one => one.markdown).join('\n'),
})

const pairRow = (row: readonly Drawn[]): Element => ({
  tag: 'column_set',
  flex_mode: 'bisect',
  horizontal_spacing: '8px',
  columns: row.map(one => ({
    tag: 'column',
    width: 'weighted',
    weight: 1,
    elements: [{ tag: 'markdown', content: one.markdown }],
  })),
})
