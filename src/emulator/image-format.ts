/** What an image's first bytes say about it. Null is no image the platform takes. */
export type ImageFormat = {
  readonly format: string
  readonly mime: string
  /** Null where the bytes do not say it at once. */
  readonly size: { readonly width: number; readonly height: number } | null
}

export const imageFormat = (bytes: Buffer): ImageFormat | null => {
  for (const { format, mime, fits, size } of formats)
    if (fits(bytes)) return { format, mime, size: sized(bytes, size) }
  return null
}

type Size = ImageFormat['size']

type Known = {
  readonly format: string
  readonly mime: string
  readonly fits: (bytes: Buffer) => boolean
  readonly size?: (bytes: Buffer) => Size
}

const starts = (hex: string) => (bytes: Buffer) =>
  bytes.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'))

const word = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to)

/** A header cut short says nothing of the size. */
const sized = (bytes: Buffer, read: Known['size']): Size => {
  try {
    return read?.(bytes) ?? null
  } catch {
    return null
  }
}

/** Walks the segments to the frame header, which holds the size. */
const jpegSize = (bytes: Buffer): Size => {
  let at = 2
  while (bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

const heic = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1'])

const formats: readonly Known[] = [
  {
    format: 'png',
    mime: 'image/png',
    fits: starts('89504e470d0a1a0a'),
    size: bytes => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
  },
  { format: 'jpeg', mime: 'image/jpeg', fits: starts('ffd8ff'), size: jpegSize },
  {
    format: 'gif',
    mime: 'image/gif',
    fits: bytes => /^GIF8[79]a/.test(word(bytes, 0, 6)),
    size: bytes => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  },
  {
    format: 'bmp',
    mime: 'image/bmp',
    fits: starts('424d'),
    size: bytes => ({ width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) }),
  },
  {
    format: 'webp',
    mime: 'image/webp',
    fits: bytes => word(bytes, 0, 4) === 'RIFF' && word(bytes, 8, 12) === 'WEBP',
  },
  { format: 'ico', mime: 'image/x-icon', fits: starts('00000100') },
  {
    format: 'tiff',
    mime: 'image/tiff',
    fits: bytes => starts('49492a00')(bytes) || starts('4d4d002a')(bytes),
  },
  {
    format: 'heic',
    mime: 'image/heic',
    fits: bytes => word(bytes, 4, 8) === 'ftyp' && heic.has(word(bytes, 8, 12)),
  },
]
