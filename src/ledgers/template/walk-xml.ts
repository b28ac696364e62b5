import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { damaged, Unreadable } from '../refused.ts'

/** An element's opening tag, and where it stands in the text. */
export type Tag = {
  /** Without its prefix. */
  readonly name: string
  readonly prefix: string
  readonly attributes: Readonly<Record<string, string>>
  readonly start: number
  /** Behind its `>`. */
  readonly end: number
  readonly isEmpty: boolean
}

/** Where a closing tag stands; that of an empty element stands nowhere, behind its opening one. */
export type Close = { readonly name: string; readonly start: number; readonly end: number }

/** Told of a text in XML from front to back, with the places of all it holds. */
export type Walker = {
  readonly open?: (tag: Tag) => void
  readonly text?: (words: string) => void
  readonly close?: (close: Close) => void
}

/** Walks through a part of a package as it is written, so that single places can be changed and the rest stays. */
export const walkXml = (xml: string, walker: Walker): void => {
  const parser = new SaxesParser({ position: false, xmlns: false } as const)
  let start = 0
  parser.on('opentagstart', () => {
    start = xml.lastIndexOf('<', parser.position - 1)
  })
  parser.on('opentag', (tag: SaxesTagPlain) =>
    walker.open?.({
      ...nameOf(tag.name),
      attributes: tag.attributes,
      start,
      end: parser.position,
      isEmpty: tag.isSelfClosing,
    }),
  )
  parser.on('text', words => walker.text?.(words))
  parser.on('closetag', (tag: SaxesTagPlain) => {
    const end = parser.position
    const { name } = nameOf(tag.name)
    walker.close?.({ name, start: tag.isSelfClosing ? end : xml.lastIndexOf('<', end - 1), end })
  })
  parser.on('error', () => damaged())
  try {
    parser.write(xml).close()
  } catch (error) {
    // Whatever the parser stumbled over, the file is not what it should be.
    if (error instanceof Unreadable) throw error
    damaged()
  }
}

const nameOf = (name: string): { readonly name: string; readonly prefix: string } => {
  const colon = name.indexOf(':')
  return colon === -1
    ? { name, prefix: '' }
    : { name: name.slice(colon + 1), prefix: name.slice(0, colon + 1) }
}

/** A piece of a text that is written anew. */
export type Edit = { readonly start: number; readonly end: number; readonly text: string }

/** The text in pieces, with what is written anew in its place. Edits do not overlap; of two at one place the first comes first. */
export function* edited(xml: string, edits: readonly Edit[], from = 0, to = xml.length): Generator<string> {
  let at = from
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    yield xml.slice(at, start)
    yield text
    at = end
  }
  yield xml.slice(at, to)
}

/** Where an attribute's value stands within an opening tag; `null`: it has none of that name. */
export const valueIn = (xml: string, { start, end }: Pick<Tag, 'start' | 'end'>, name: string) => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(["'])`).exec(xml.slice(start, end))
  if (!found) return null
  const from = start + found.index + found[0].length
  return { start: from, end: xml.indexOf(found[1] ?? '"', from) }
}
