/** Points of one line, of each further one, and the most a row can be high. */
const heights = { one: 18, more: 15, most: 409 }

/** What a sign of each kind takes of a column's width, which is counted in digits; and what a cell keeps free at its sides. */
const signs = { wide: 1.9, narrow: 1, free: 0.6 }

const columns = { least: 8, most: 24 }

/**
 * How high a row must be for its words to be read whole. Programs that do not measure a file's rows when they open it would show
 * the first line alone, or draw the second over the neighbours.
 */
export const heightFor = (cells: readonly { readonly words: string; readonly width: number }[]): number => {
  let lines = 1
  for (const { words, width } of cells) lines = Math.max(lines, linesOf(words, width - signs.free))
  return Math.min(heights.most, heights.one + (lines - 1) * heights.more)
}

const linesOf = (words: string, room: number): number =>
  words.length * signs.wide <= room && !words.includes('\n')
    ? 1
    : words.split('\n').reduce((sum, line) => sum + linesIn(line, room), 0)

/** Chinese breaks anywhere, a word in Western letters or a number only where it is longer than the cell is wide. */
const linesIn = (line: string, room: number): number => {
  let lines = 1
  let used = 0
  for (const piece of line.match(/[!-~]+|./gu) ?? []) {
    const width = widthOf(piece)
    if (used + width <= room) {
      used += width
      continue
    }
    lines += Math.max(1, Math.ceil(width / room) - (used === 0 ? 1 : 0))
    used = width <= room ? width : width % room
  }
  return lines
}

/** What words on one line take of a column's width. */
const widthOf = (words: string): number => {
  let width = 0
  for (const sign of words) width += sign >= ' ' && sign <= '~' ? signs.narrow : signs.wide
  return width
}

/** A column as wide as the widest of these needs it, within reason. */
export const columnFor = (all: Iterable<string>): number => {
  let width = columns.least
  for (const words of all) width = Math.max(width, widthOf(words) + 1)
  return Math.min(columns.most, Math.ceil(width))
}
