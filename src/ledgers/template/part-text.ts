import { damaged } from '../refused.ts'
import { unfold, type Zip } from '../zip.ts'

/** The bytes of one part as a whole. */
export const bytesOf = async (zip: Zip, path: string): Promise<Buffer | null> => {
  const entry = zip.entries.get(path)
  if (!entry) return null
  const pieces: Buffer[] = []
  for await (const piece of unfold(zip, entry)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** A part in XML as it is written, its mark of byte order included; one that is not in UTF-8 cannot be edited in place. */
export const textOf = async (zip: Zip, path: string): Promise<string | null> => {
  const bytes = await bytesOf(zip, path)
  if (bytes === null) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return damaged()
  }
}
