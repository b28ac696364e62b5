import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { damaged, Unreadable } from './refused.ts'
import { unfold, type Zip } from './zip.ts'

/** Told of an XML file as it is read. Names come without their prefix. */
export type Reader = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (words: string) => void
  readonly close?: (name: string) => void
}

/** Reads one file of the archive piece by piece; what is not there is read as nothing. */
export const readXml = async (zip: Zip, path: string, reader: Reader): Promise<void> => {
  const entry = zip.entries.get(path)
  if (!entry) return
  const parser = new SaxesParser({ position: false, xmlns: false } as const)
  const decoder = new TextDecoder()
  parser.on('opentag', (tag: SaxesTagPlain) => reader.open?.(bare(tag.name), tag.attributes))
  parser.on('text', words => reader.text?.(words))
  parser.on('closetag', (tag: SaxesTagPlain) => reader.close?.(bare(tag.name)))
  parser.on('error', () => damaged())
  try {
    for await (const piece of unfold(zip, entry)) parser.write(decoder.decode(piece, { stream: true }))
    parser.close()
  } catch (error) {
    // Whatever the parser stumbled over, the file is not what it should be.
    if (error instanceof Unreadable) throw error
    damaged()
  }
}

const bare = (name: string): string => {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}
