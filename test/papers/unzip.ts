import { inflateRawSync } from 'node:zlib'

/** The files in a zip archive, by name: read from its central directory, as every office program does. */
export const unzip = (bytes: Uint8Array): ReadonlyMap<string, Buffer> => {
  const zip = Buffer.from(bytes)
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  const files = new Map<string, Buffer>()
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map(offset => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    files.set(zip.toString('utf8', at + 46, at + 46 + name), entry(zip, at))
    at += 46 + name + extra + comment
  }
  return files
}

const entry = (zip: Buffer, at: number): Buffer => {
  const local = zip.readUInt32LE(at + 42)
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  const packed = zip.subarray(from, from + zip.readUInt32LE(at + 20))
  return zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)
}

/** What a person reads in a Word file: a line for every paragraph, the cells of a table among them. */
export const wordsOf = (docx: Uint8Array): readonly string[] => {
  const xml = unzip(docx).get('word/document.xml')?.toString('utf8') ?? ''
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)]
    .map(([paragraph]) =>
      [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''),
    )
    .filter(words => words !== '')
}
