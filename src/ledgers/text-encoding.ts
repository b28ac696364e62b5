/** Bytes of a text file as words: by its mark, else UTF-8 where it is valid, else GBK as Excel writes it in China. `null`: neither. */
export const decodeText = (bytes: Uint8Array): string | null => {
  const marked = marks.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte))
  if (marked) return decodeAs(marked.encoding, bytes)
  return decodeAs('utf-8', bytes) ?? decodeAs('gb18030', bytes)
}

const marks = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const

const decodeAs = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
