import { createInflateRaw } from 'node:zlib'
import { damaged, TooMuch, unreadable } from './refused.ts'
import { limits } from './sheet.ts'

/** One file of an archive. */
export type Entry = {
  readonly name: string
  readonly method: number
  /** Where its bytes stand, and how many; what they say to unfold to. */
  readonly at: number
  readonly packedBytes: number
  readonly declaredBytes: number
}

/** An archive's table of contents, and what may still be unfolded of it. */
export type Zip = {
  readonly bytes: Buffer
  readonly entries: ReadonlyMap<string, Entry>
  left: number
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
const endBytes = 22
const commentMax = 65_535

/** Reads the contents; refuses what is too much to unfold, by what the archive itself declares. */
export const openZip = (given: Uint8Array, most: number = limits.unfoldedBytesMax): Zip => {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  try {
    const entries = entriesOf(bytes)
    const declared = entries.reduce((sum, { declaredBytes }) => sum + declaredBytes, 0)
    if (declared > most) tooMuch()
    return {
      bytes,
      entries: new Map(entries.map(entry => [entry.name, entry])),
      left: most,
    }
  } catch (error) {
    return error instanceof RangeError ? damaged() : rethrow(error)
  }
}

/** The bytes of one file, piece by piece. What really unfolds is counted, whatever was declared. */
export async function* unfold(zip: Zip, entry: Entry): AsyncGenerator<Buffer> {
  const packed = zip.bytes.subarray(entry.at, entry.at + entry.packedBytes)
  if (entry.method === 0) return yield counted(zip, packed)
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
  inflate.end(packed)
  try {
    for await (const piece of inflate) yield counted(zip, piece)
  } catch (error) {
    if (isZlibFault(error)) damaged()
    throw error
  } finally {
    inflate.destroy()
  }
}

const counted = (zip: Zip, piece: Buffer): Buffer => {
  zip.left -= piece.length
  return zip.left < 0 ? tooMuch() : piece
}

const entriesOf = (bytes: Buffer): readonly Entry[] => {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > limits.entriesMax || at === 0xffffffff) tooMuch()
  const entries: Entry[] = []
  for (let nth = 0; nth < count; nth += 1) {
    if (bytes.readUInt32LE(at) !== entryMark) damaged()
    entries.push(entryAt(bytes, at))
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

const endOf = (bytes: Buffer): number => {
  const last = bytes.length - endBytes
  for (let at = last; at >= Math.max(0, last - commentMax); at -= 1)
    if (bytes.readUInt32LE(at) === endMark) return at
  return damaged()
}

const entryAt = (bytes: Buffer, at: number): Entry => {
  const local = bytes.readUInt32LE(at + 42)
  const method = bytes.readUInt16LE(at + 10)
  const isLocked = (bytes.readUInt16LE(at + 8) & 1) === 1
  if (isLocked) lockedByPassword()
  if (bytes.readUInt32LE(local) !== localMark || ![0, 8].includes(method)) damaged()
  return {
    name: bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28)),
    method,
    at: local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28),
    packedBytes: bytes.readUInt32LE(at + 20),
    declaredBytes: bytes.readUInt32LE(at + 24),
  }
}

const isZlibFault = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')

const rethrow = (error: unknown): never => {
  throw error
}

const tooMuch = (): never => {
  throw new TooMuch(
    '表格解压出来太大，没有读。',
    '解压后超过300MB或文件过多的表格一律不读，以防恶意文件。',
    '请删掉图片和用不着的工作表，另存为新的 .xlsx 再发。',
  )
}

export const lockedByPassword = (): never =>
  unreadable(
    '表格设了打开密码，读不了。',
    '伯乐不收密码，也不解密码。',
    '请在 Excel 里去掉密码，另存后再发。',
  )
