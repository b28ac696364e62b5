import { h } from './dom.js'
import { inline } from './inline.js'

/**
 * Feishu's card markdown as DOM nodes. Nothing is ever parsed as HTML: what is not understood stays text.
 * `people` names the mentioned.
 */
export const markdown = (text, people) => blocks(text.replaceAll('\r', '').split('\n'), people)

/** Plain words typed by somebody: newlines kept, addresses made clickable. */
export const textNodes = text =>
  text
    .split(/(https?:\/\/[^\s<>"'，。；！？、）】」]+)/)
    .map((piece, index) => (index % 2 === 1 ? anchor(piece, piece) : piece))

const anchor = (url, words) => h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, words)

/** Each kind of block says whether a line begins it, and takes its lines. */
const kinds = [
  {
    begins: line => /^\s*```/.test(line),
    take: lines => {
      lines.shift()
      const code = takeWhile(lines, line => !/^\s*```\s*$/.test(line))
      lines.shift()
      return h('pre', { className: 'md-code' }, h('code', {}, code.join('\n')))
    },
  },
  {
    begins: line => /^#{1,6}\s/.test(line),
    take: (lines, people) => {
      const [, marks, words] = /^(#{1,6})\s+(.*)$/.exec(lines.shift())
      return h(
        `h${Math.min(marks.length + 2, 6)}`,
        { className: `md-h md-h${marks.length}` },
        ...inline(words, people),
      )
    },
  },
  {
    begins: line => /^\s*(-{3,}|\*{3,}|<hr\s*\/?>)\s*$/.test(line),
    take: lines => {
      lines.shift()
      return h('hr')
    },
  },
  {
    begins: line => /^\s*>\s?/.test(line),
    take: (lines, people) => {
      const quoted = takeWhile(lines, line => /^\s*>/.test(line)).map(line => line.replace(/^\s*>\s?/, ''))
      return h('blockquote', {}, ...blocks(quoted, people))
    },
  },
  {
    begins: (line, next) =>
      line.includes('|') && /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/.test(next ?? ''),
    take: (lines, people) =>
      table(
        takeWhile(lines, line => line.includes('|')),
        people,
      ),
  },
  {
    begins: line => /^\s*([-*+]|\d+\.)\s+/.test(line),
    take: (lines, people) =>
      list(
        takeWhile(lines, line => /^\s*([-*+]|\d+\.)\s+/.test(line)),
        people,
      ),
  },
]

const blocks = (source, people) => {
  const lines = [...source]
  const nodes = []
  while (lines.length > 0) {
    if (lines[0].trim() === '') {
      lines.shift()
      continue
    }
    const kind = kinds.find(one => one.begins(lines[0], lines[1]))
    nodes.push(kind ? kind.take(lines, people) : paragraph(lines, people))
  }
  return nodes
}

const paragraph = (lines, people) => {
  const words = [lines.shift()]
  while (lines.length > 0 && lines[0].trim() !== '' && !kinds.some(kind => kind.begins(lines[0], lines[1])))
    words.push(lines.shift())
  return h('p', {}, ...inline(words.join('\n'), people))
}

const takeWhile = (lines, holds) => {
  const taken = []
  while (lines.length > 0 && holds(lines[0])) taken.push(lines.shift())
  return taken
}

const table = (lines, people) => {
  const cells = line =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
  const [head, , ...rows] = lines
  return h(
    'div',
    { className: 'md-table' },
    h(
      'table',
      {},
      h('thead', {}, h('tr', {}, ...cells(head).map(cell => h('th', {}, ...inline(cell.trim(), people))))),
      h(
        'tbody',
        {},
        ...rows.map(row =>
          h('tr', {}, ...cells(row).map(cell => h('td', {}, ...inline(cell.trim(), people)))),
        ),
      ),
    ),
  )
}

/** Lists nest by indentation. */
const list = (lines, people) => {
  const items = lines.map(line => {
    const [, indent, mark, words] = /^(\s*)([-*+]|\d+\.)\s+(.*)$/.exec(line)
    return {
      depth: indent.replaceAll('\t', '    ').length,
      ordered: /\d/.test(mark),
      start: Number.parseInt(mark, 10),
      words,
    }
  })
  return nest(items, people)
}

const nest = (items, people) => {
  const [first] = items
  const made = h(first.ordered ? 'ol' : 'ul', first.ordered ? { start: first.start } : {})
  while (items.length > 0 && items[0].depth >= first.depth) {
    if (items[0].depth > first.depth) made.lastElementChild.append(nest(items, people))
    else made.append(h('li', {}, ...inline(items.shift().words, people)))
  }
  return made
}
