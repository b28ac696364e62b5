import { crc32, deflateRawSync } from 'node:zlib'

/** A file to be packed. */
export type Packed = { readonly name: string; readonly bytes: Uint8Array }

/** A .zip of these files, in their order. The same files give the same bytes. */
export const packZip = (files: readonly Packed[]): Buffer => {
  const parts: Buffer[] = []
  const contents: Buffer[] = []
  let at = 0
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes, { level: 6 })
    const title = Buffer.from(name)
    const facts = factsOf(bytes, packed)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), facts, numbers(2, title.length, 0), title])
    contents.push(
      Buffer.concat([
        Buffer.from([0x50, 0x4b, 1, 2, 20, 0]),
        facts,
        numbers(2, title.length, 0, 0, 0, 0),
        numbers(4, 0, at),
        title,
      ]),
    )
    parts.push(local, packed)
    at += local.length + packed.length
  }
  const index = Buffer.concat(contents)
  const end = Buffer.concat([
    Buffer.from([0x50, 0x4b, 5, 6]),
    numbers(2, 0, 0, files.length, files.length),
    numbers(4, index.length, at),
    numbers(2, 0),
  ])
  return Buffer.concat([...parts, index, end])
}

/** Version, flags (names in UTF-8), method, no date, checksum, sizes. */
const factsOf = (bytes: Uint8Array, packed: Uint8Array): Buffer =>
  Buffer.concat([numbers(2, 20, 0x800, 8, 0, 0x21), numbers(4, crc32(bytes), packed.length, bytes.length)])

const numbers = (width: 2 | 4, ...values: readonly number[]): Buffer => {
  const buffer = Buffer.alloc(width * values.length)
  for (const [nth, value] of values.entries()) {
    if (width === 2) buffer.writeUInt16LE(value, nth * 2)
    else buffer.writeUInt32LE(value, nth * 4)
  }
  return buffer
}
