import { h } from './dom.js'
import { inline } from './inline.js'
import { t } from './lang.js'
import { paged } from './pages.js'

/**
 * Feishu's card markdown as DOM nodes. Nothing is ever parsed as HTML: what is not understood stays text.
 * `env.people` names the mentioned.
 */
export const markdown = (text, env) => blocks(text.replaceAll('\r', '').split('\n'), env)

/** Plain words typed by somebody: newlines kept, addresses made clickable, the named stand out. */
export const textNodes = (text, mentions = []) => {
  const names = mentions.map(one => `@${one.name}`).sort((a, b) => b.length - a.length)
  const pieces = text.split(/(https?:\/\/[^\s<>"'，。；！？、）】」]+)/)
  return pieces.flatMap((piece, index) => (index % 2 === 1 ? [anchor(piece, piece)] : called(piece, names)))
}

const called = (text, names) => {
  const [name] = names.filter(one => text.includes(one))
  if (!name) return [text]
  const at = text.indexOf(name)
  const after = called(text.slice(at + name.length), names)
  return [...called(text.slice(0, at), names), h('span', { className: 'at-name' }, name), ...after]
}

const anchor = (url, words) => h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, words)

/** Each kind of block says whether a line begins it, and takes its lines. */
const kinds = [
  {
    begins: line => /^\s*```/.test(line),
    take: lines => {
      const kind = lines.shift().trim().slice(3)
      const code = takeWhile(lines, line => !/^\s*```\s*$/.test(line))
      lines.shift()
      return h(
        'pre',
        { className: 'md-code', tabIndex: 0, 'aria-label': kind || t('代码') },
        h('code', {}, code.join('\n')),
      )
    },
  },
  {
    begins: line => /^#{1,6}\s/.test(line),
    take: (lines, env) => {
      const [, marks, words] = /^(#{1,6})\s+(.*)$/.exec(lines.shift())
      return h(
        `h${Math.min(marks.length + 2, 6)}`,
        { className: `md-h md-h${marks.length}` },
        ...inline(words, env),
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
    take: (lines, env) => {
      const quoted = takeWhile(lines, line => /^\s*>/.test(line)).map(line => line.replace(/^\s*>\s?/, ''))
      return h('blockquote', {}, ...blocks(quoted, env))
    },
  },
  {
    begins: (line, next) =>
      line.includes('|') && /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/.test(next ?? ''),
    take: (lines, env) =>
      table(
        takeWhile(lines, line => line.includes('|')),
        env,
      ),
  },
  {
    begins: line => /^\s*([-*+]|\d+\.)\s+/.test(line),
    take: (lines, env) =>
      list(
        takeWhile(lines, line => /^\s*([-*+]|\d+\.)\s+|^\s{2,}\S/.test(line)),
        env,
      ),
  },
]

const blocks = (source, env) => {
  const lines = [...source]
  const nodes = []
  while (lines.length > 0) {
    if (lines[0].trim() === '') {
      lines.shift()
      continue
    }
    const kind = kinds.find(one => one.begins(lines[0], lines[1]))
    nodes.push(kind ? kind.take(lines, env) : paragraph(lines, env))
  }
  return nodes
}

const paragraph = (lines, env) => {
  const words = [lines.shift()]
  while (lines.length > 0 && lines[0].trim() !== '' && !kinds.some(kind => kind.begins(lines[0], lines[1])))
    words.push(lines.shift())
  return h('p', {}, ...inline(words.join('\n'), env))
}

const takeWhile = (lines, holds) => {
  const taken = []
  while (lines.length > 0 && holds(lines[0])) taken.push(lines.shift())
  return taken
}

const rowsShown = 5

/** Five rows a page, as the client shows them; the line of dashes says how columns stand. */
const table = (lines, env) => {
  const [head, ruler, ...rows] = lines.map(cellsOf)
  const stand = index => ({
    textAlign: alignments[`${ruler[index]?.at(0) === ':'}${ruler[index]?.at(-1) === ':'}`],
  })
  const row = (tag, cells) =>
    h('tr', {}, ...cells.map((cell, index) => h(tag, { style: stand(index) }, ...inline(cell, env))))
  const body = h('tbody')
  const foot = paged(rows.length, rowsShown, (from, to) =>
    body.replaceChildren(...rows.slice(from, to).map(cells => row('td', cells))),
  )
  return h(
    'div',
    { className: 'table' },
    h(
      'div',
      { className: 'table-scroll' },
      h('table', {}, h('thead', { className: 'grey' }, row('th', head)), body),
    ),
    foot,
  )
}

const alignments = { falsetrue: 'right', truetrue: 'center' }

const cellsOf = line =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)
    .map(cell => cell.trim().replaceAll('\\|', '|'))

/** Lists nest by indentation; an indented line without a mark goes on with the item above. */
const list = (lines, env) => {
  const items = []
  for (const line of lines) {
    const [, indent, mark, words] = /^(\s*)([-*+]|\d+\.)\s+(.*)$/.exec(line) ?? []
    if (mark === undefined) items.at(-1).words += `\n${line.trim()}`
    else
      items.push({
        depth: indent.replaceAll('\t', '    ').length,
        ordered: /\d/.test(mark),
        start: Number.parseInt(mark, 10),
        words,
      })
  }
  return runs(items, env)
}

/** A list of dots followed by one of numbers at the same depth is two lists. */
const runs = (items, env) => {
  const made = []
  while (items.length > 0) made.push(nest(items, env))
  return made.length === 1 ? made[0] : h('div', {}, ...made)
}

const nest = (items, env) => {
  const [first] = items
  const made = h(first.ordered ? 'ol' : 'ul', first.ordered ? { start: first.start } : {})
  while (items.length > 0 && items[0].depth >= first.depth) {
    if (items[0].depth > first.depth) (made.lastElementChild ?? made).append(nest(items, env))
    else if (items[0].ordered !== first.ordered) break
    else made.append(h('li', {}, ...inline(items.shift().words, env)))
  }
  return made
}
