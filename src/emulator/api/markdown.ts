import type { Node, PostDesk } from './post.ts'

type Mention = PostDesk['mention']

/** What an `md` node comes back as: rules and code apart, every other line a paragraph of texts, links and mentions. */
export const paragraphsOf = (text: string, mention: Mention): Node[][] => {
  const made: Node[][] = []
  for (const block of text.split(fences)) {
    const code = /^```(\w*)\n?([\s\S]*?)\n?```$/.exec(block)
    if (code) made.push([{ tag: 'code_block', language: (code[1] ?? '').toUpperCase(), text: code[2] ?? '' }])
    else for (const line of trimmed(block).split('\n')) made.push(lineOf(line, mention))
  }
  return made.filter(nodes => nodes.length > 0)
}

/** Kept in the pieces, as `split` does with a group. */
const fences = /(```[\s\S]*?```)/

const trimmed = (block: string): string => block.replace(/^\n|\n$/g, '')

const lineOf = (line: string, mention: Mention): Node[] => {
  if (/^\s*---\s*$/.test(line)) return [{ tag: 'hr' }]
  // Lists and quotes are kept as they were typed.
  return piecesOf(line).map(piece => nodeOf(piece, mention))
}

const marks =
  /(<at user_id="[^"]*">[^<]*<\/at>|\[[^[\]]*\]\([^()\s]*\)|\*\*\*[^*]+\*\*\*|\*\*[^*]+\*\*|\*[^*]+\*|~~[^~]+~~|~[^~]+~)/

const piecesOf = (line: string): string[] => line.split(marks).filter(piece => piece !== '')

const styled: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^\*\*\*([^*]+)\*\*\*$/, ['bold', 'italic']],
  [/^\*\*([^*]+)\*\*$/, ['bold']],
  [/^\*([^*]+)\*$/, ['italic']],
  [/^~~([^~]+)~~$/, ['lineThrough']],
  [/^~([^~]+)~$/, ['underline']],
]

const nodeOf = (piece: string, mention: Mention): Node => {
  const at = /^<at user_id="([^"]*)">/.exec(piece)
  if (at) {
    const { key, name } = mention(at[1] ?? '')
    return { tag: 'at', user_id: key, user_name: name, style: [] }
  }
  const link = /^\[([^[\]]*)\]\(([^()\s]*)\)$/.exec(piece)
  return link ? linkNode(link[1] ?? '', link[2] ?? '') : textNode(piece)
}

/** Of a link that is none only the words are sent. */
const linkNode = (text: string, href: string): Node =>
  /^https?:\/\//.test(href) ? { tag: 'a', text, href, style: [] } : { tag: 'text', text, style: [] }

const textNode = (piece: string): Node => {
  for (const [mark, style] of styled) {
    const text = mark.exec(piece)?.[1]
    if (text !== undefined) return { tag: 'text', text, style: [...style] }
  }
  return { tag: 'text', text: piece, style: [] }
}
