import type { Hono } from 'hono'
import { upload } from '../acts/upload.ts'
import { blobOf, messageFor } from '../blobs.ts'
import { readMultipart, textIn } from '../multipart.ts'
import type { State } from '../state.ts'

/** Images browsers draw; anything else is only ever saved. */
const drawn = new Set(['png', 'jpeg', 'gif', 'webp', 'bmp', 'ico'])

/** Files people put in, and every file and image as the page shows it. */
export const addFiles = (control: Hono, state: State): void => {
  control.post('/upload', async c => {
    const body = Buffer.from(await c.req.arrayBuffer())
    const parts = readMultipart(c.req.header('content-type'), body)
    const file = parts?.find(part => part.name === 'file')
    if (!parts || !file) throw new Error('要有 multipart/form-data 的 file 一栏')
    const name = file.filename ?? textIn(parts, 'name') ?? 'file'
    const blob = upload(state, textIn(parts, 'openId') ?? '', name, file.bytes)
    return c.json({ key: blob.key, name, size: blob.bytes.length, ...messageFor(blob) })
  })
  control.get('/files/:key', c => {
    const blob = blobOf(state, c.req.param('key'))
    const inline = blob.kind === 'image' && drawn.has(blob.format)
    return new Response(new Uint8Array(blob.bytes), {
      headers: {
        'content-type': blob.mime,
        'content-length': String(blob.bytes.length),
        'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(blob.name)}`,
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, max-age=31536000, immutable',
      },
    })
  })
}
