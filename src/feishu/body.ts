import { IncomingMessage } from 'node:http'
import type { Context } from 'hono'

/** What the platform sends stays far below; what is larger is not from it. */
export const bodyBytesMax = 1024 * 1024

export type Body = Uint8Array | 'tooLarge' | 'broken'

// Under node's server headers and body are taken from node itself: building the web's Headers and Request costs more
// than verifying what they carry. Elsewhere (`app.request()`) they come from the web's Request.
const incomingOf = (c: Context): IncomingMessage | null => {
  const incoming: unknown = c.env?.incoming
  return incoming instanceof IncomingMessage ? incoming : null
}

/** A request header by its lower-case name. */
export const headerOf = (c: Context, name: string): string | undefined => {
  const incoming = incomingOf(c)
  return incoming === null ? c.req.header(name) : incoming.headers[name]?.toString()
}

/** The bytes as on the wire; `'tooLarge'` past {@link bodyBytesMax}, declared or streamed; `'broken'` when the sender hung up. */
export const readBody = async (c: Context): Promise<Body> => {
  const length = headerOf(c, 'content-length')
  if (length !== undefined && !(Number(length) <= bodyBytesMax)) return 'tooLarge'
  const incoming = incomingOf(c)
  return incoming === null || incoming.readableDidRead ? readStream(c.req.raw.body) : readIncoming(incoming)
}

// Listeners are written inline: tsx gives every named inner function its name anew at each call.
const readIncoming = (incoming: IncomingMessage): Promise<Body> =>
  new Promise(resolve => {
    const chunks: Buffer[] = []
    let size = 0
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > bodyBytesMax) resolve('tooLarge')
      else chunks.push(chunk)
    })
    incoming.on('end', () => resolve(joined(chunks)))
    incoming.on('error', () => resolve('broken'))
    incoming.on('close', () => resolve('broken'))
  })

const joined = (chunks: readonly Buffer[]): Uint8Array =>
  chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)

const readStream = async (body: ReadableStream<Uint8Array> | null): Promise<Body> => {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body ?? []) {
      size += chunk.byteLength
      if (size > bodyBytesMax) return 'tooLarge'
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch {
    return 'broken'
  }
}
