import type { Context } from 'hono'

/** What the platform sends stays far below; what is larger is not from it. */
export const bodyBytesMax = 1024 * 1024

/**
 * The raw bytes of the request, `'tooLarge'`, or `'broken'` when the sender hung up. A declared length above the
 * limit is refused unread; without one the bytes are counted as they stream in.
 */
export const readBody = async (c: Context): Promise<Uint8Array | 'tooLarge' | 'broken'> => {
  const declared = c.req.header('content-length')
  if (declared !== undefined && !(Number(declared) <= bodyBytesMax)) return 'tooLarge'
  try {
    // node's parser holds the sender to the length it declared, so this cannot grow beyond it.
    const bounded = declared !== undefined && c.req.header('transfer-encoding') === undefined
    const bytes = bounded ? new Uint8Array(await c.req.arrayBuffer()) : await readStream(c.req.raw.body)
    return bytes === 'tooLarge' || bytes.byteLength > bodyBytesMax ? 'tooLarge' : bytes
  } catch {
    return 'broken'
  }
}

const readStream = async (body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | 'tooLarge'> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > bodyBytesMax) return 'tooLarge'
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
