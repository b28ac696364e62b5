import { promisify } from 'node:util'
import { constants, crc32, deflateRaw, deflateRawSync } from 'node:zlib'

/** A file to be packed, in pieces: it need not be in memory as a whole. */
export type Packed = { readonly name: string; readonly bytes: Uint8Array | Iterable<Uint8Array> }

/** A file that comes piece by piece, whenever the next one is there. */
export type PackedLong = {
  readonly name: string
  readonly bytes: Packed['bytes'] | AsyncIterable<Uint8Array>
}

/** A .zip of these files, in their order. The same files give the same bytes. */
export const packZip = (files: readonly Packed[]): Buffer =>
  zipOf(
    files.map(({ name, bytes }) => ({ name, ...deflated(bytes instanceof Uint8Array ? [bytes] : bytes) })),
  )

/** The same bytes beside the event loop: every piece is deflated in a thread of Node's own, and others run in between. */
export const packLongZip = async (files: readonly PackedLong[]): Promise<Buffer> => {
  const all: Deflated[] = []
  for (const { name, bytes } of files)
    all.push({ name, ...(await deflatedAside(bytes instanceof Uint8Array ? [bytes] : bytes)) })
  return zipOf(all)
}

type Deflated = { readonly name: string; readonly packed: readonly Buffer[]; readonly facts: Buffer }

const zipOf = (files: readonly Deflated[]): Buffer => {
  const parts: Buffer[] = []
  const contents: Buffer[] = []
  let at = 0
  for (const { name, packed, facts } of files) {
    const title = Buffer.from(name)
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
    parts.push(local, ...packed)
    at += local.length + packed.reduce((sum, { length }) => sum + length, 0)
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

/** Each piece is deflated by itself and left open at its end, so that the pieces make one stream, closed by an empty one. */
const deflated = (pieces: Iterable<Uint8Array>): Omit<Deflated, 'name'> => {
  const packed: Buffer[] = []
  let check = 0
  let size = 0
  for (const piece of pieces) {
    packed.push(deflateRawSync(piece, open))
    check = crc32(piece, check)
    size += piece.length
  }
  return closed(packed, check, size)
}

const open = { level: 6, finishFlush: constants.Z_SYNC_FLUSH }

const deflateRawAside = promisify<Uint8Array, typeof open, Buffer>(deflateRaw)

const deflatedAside = async (
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<Omit<Deflated, 'name'>> => {
  const packed: Buffer[] = []
  let check = 0
  let size = 0
  for await (const piece of pieces) {
    packed.push(await deflateRawAside(piece, open))
    check = crc32(piece, check)
    size += piece.length
  }
  return closed(packed, check, size)
}

const closed = (pieces: readonly Buffer[], check: number, size: number): Omit<Deflated, 'name'> => {
  const packed = [...pieces, deflateRawSync(Buffer.alloc(0))]
  const packedSize = packed.reduce((sum, { length }) => sum + length, 0)
  // Version, flags (names in UTF-8), method, no date, checksum, sizes.
  const facts = Buffer.concat([numbers(2, 20, 0x800, 8, 0, 0x21), numbers(4, check, packedSize, size)])
  return { packed, facts }
}

const numbers = (width: 2 | 4, ...values: readonly number[]): Buffer => {
  const buffer = Buffer.alloc(width * values.length)
  for (const [nth, value] of values.entries()) {
    if (width === 2) buffer.writeUInt16LE(value, nth * 2)
    else buffer.writeUInt32LE(value, nth * 4)
  }
  return buffer
}
