/** Points of one line, of each further one, and the most a row can be high. */
const heights = { one: 18, more: 15, most: 409 }

/** What a sign of each kind takes of a column's width, which is counted in digits; and what a cell keeps free at its sides. */
const signs = { wide: 1.9, narrow: 1, free: 0.6 }

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

const widthOf = (piece: string): number => (/^[ -~]/.test(piece) ? piece.length * signs.narrow : signs.wide)
