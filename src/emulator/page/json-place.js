/** Where in a JSON text a value stands, without a parser that would keep places: the text is walked along the path. */

/** Keys of a path as the platform writes it: `ROOT -> body -> elements -> [1](tag: note)`. */
export const keysOf = path =>
  path
    .split(' -> ')
    .slice(1)
    .map(part => part.replace(/\(tag: .*\)$/, ''))
    .map(part => (/^\[\d+\]$/.test(part) ? Number(part.slice(1, -1)) : part))

/** The offset at which the value at `keys` begins, or as near as the text goes. */
export const offsetOf = (text, keys) => {
  let at = blank(text, 0)
  for (const key of keys) {
    const next = typeof key === 'number' ? entry(text, at, key) : property(text, at, key)
    if (next === null) return at
    at = next
  }
  return at
}

export const lineOf = (text, offset) => text.slice(0, offset).split('\n').length

const blank = (text, at) => {
  while (at < text.length && /\s/.test(text[at])) at += 1
  return at
}

/** Past a string that begins here. */
const string = (text, at) => {
  let end = at + 1
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  return end + 1
}

/** Past a value that begins here. */
const past = (text, at) => {
  if (text[at] === '"') return string(text, at)
  if (/[[{]/.test(text[at] ?? '')) return pastBrackets(text, at)
  return at + (/^[^\s,\]}]+/.exec(text.slice(at, at + 64))?.[0].length ?? 1)
}

const pastBrackets = (text, at) => {
  const marks = /"(?:\\.|[^"\\])*"?|[[{\]}]/g
  marks.lastIndex = at
  let depth = 0
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    depth += { '[': 1, '{': 1, ']': -1, '}': -1 }[mark[0]] ?? 0
    if (depth === 0) return marks.lastIndex
  }
  return text.length
}

/** Goes from member to member of an object or list; `fits` says where it ends. */
const member = (text, start, fits) => {
  let at = blank(text, start + 1)
  for (let count = 0; at < text.length && !/[\]}]/.test(text[at]); count += 1) {
    const found = fits(at, count)
    if (found !== null) return found
    at = blank(text, past(text, at))
    if (text[at] === ':') at = blank(text, past(text, blank(text, at + 1)))
    if (text[at] === ',') at = blank(text, at + 1)
  }
  return null
}

const entry = (text, at, wanted) =>
  text[at] === '[' ? member(text, at, (here, count) => (count === wanted ? here : null)) : null

const property = (text, at, wanted) => {
  if (text[at] !== '{') return null
  return member(text, at, here => {
    if (text.slice(here + 1, string(text, here) - 1) !== wanted) return null
    const colon = blank(text, string(text, here))
    return text[colon] === ':' ? blank(text, colon + 1) : null
  })
}
