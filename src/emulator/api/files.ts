import type { Context, Hono } from 'hono'
import { mimeOf } from '../acts/upload.ts'
import { type Blob, keepBlob } from '../blobs.ts'
import { type ImageFormat, imageFormat } from '../image-format.ts'
import type { Message } from '../messages.ts'
import { type FormPart, readMultipart, textIn } from '../multipart.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import { PlatformError } from './errors.ts'
import { type Api, type Office, ok } from './http.ts'

const megabyte = 1024 * 1024
const imageBytesMax = 10 * megabyte
const fileBytesMax = 30 * megabyte
const resourceBytesMax = 100 * megabyte

const path = '/open-apis/im/v1'

/** Images and files bots put up, and what people sent them. */
export const addFiles = (api: Hono<Api>, { state, limits }: Office): void => {
  api.post(`${path}/images`, async c => {
    limits.call(c.get('app').appId, 'image.create')
    return ok(c, { image_key: keepImage(state, c.get('app'), await partsOf(c)).key })
  })
  api.post(`${path}/files`, async c => {
    limits.call(c.get('app').appId, 'file.create')
    return ok(c, { file_key: keepFile(state, c.get('app'), await partsOf(c)).key })
  })
  for (const kind of ['image', 'file'] as const)
    api.get(`${path}/${kind}s/:key`, c => {
      limits.call(c.get('app').appId, `${kind}.get`)
      return download(ownBlob(state, c.get('app'), kind, c.req.param('key')))
    })
  api.get(`${path}/messages/:id/resources/:key`, c => {
    limits.call(c.get('app').appId, 'messageResource.get')
    const { id, key } = c.req.param()
    return download(resource(state, c.get('app'), { id, key, type: c.req.query('type') }))
  })
}

const refused = (code: number, words: string) => new PlatformError(code, words)

const partsOf = async (c: Context): Promise<FormPart[]> => {
  const parts = readMultipart(c.req.header('content-type'), Buffer.from(await c.req.arrayBuffer()))
  if (!parts) throw refused(234001, 'Invalid request param: not multipart/form-data.')
  return parts
}

const bytesOf = (parts: readonly FormPart[], name: string, max: number): Buffer => {
  const bytes = parts.find(part => part.name === name)?.bytes
  if (!bytes) throw refused(234001, `Invalid request param: ${name}.`)
  if (bytes.length === 0) throw refused(234010, 'File’s size can’t be 0.')
  if (bytes.length > max) throw refused(234006, 'The file size exceed the max value.')
  return bytes
}

const keepImage = (state: State, app: App, parts: readonly FormPart[]): Blob => {
  const type = textIn(parts, 'image_type')
  if (type !== 'message' && type !== 'avatar') throw refused(234001, 'Invalid request param: image_type.')
  const bytes = bytesOf(parts, 'image', imageBytesMax)
  const found = imageFormat(bytes)
  if (!found) throw refused(234011, 'Can’t recognize the image format.')
  if (tooLarge(found, type)) throw refused(234039, 'The image resolution exceed the limit.')
  const by = { kind: 'app', id: app.appId } as const
  const { format, mime } = found
  return keepBlob(state, {
    kind: 'image',
    name: `image.${format}`,
    format,
    mime,
    durationMs: null,
    by,
    bytes,
  })
}

const tooLarge = ({ format, size }: ImageFormat, type: 'message' | 'avatar'): boolean => {
  const max = format === 'gif' ? 2000 : type === 'avatar' ? 4096 : 12_000
  return size !== null && (size.width > max || size.height > max)
}

const fileTypes = new Set(['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream'])

const keepFile = (state: State, app: App, parts: readonly FormPart[]): Blob => {
  const format = textIn(parts, 'file_type') ?? ''
  const name = textIn(parts, 'file_name') ?? ''
  if (!fileTypes.has(format) || name === '') throw refused(234001, 'Invalid request param.')
  const duration = textIn(parts, 'duration')
  if (duration !== undefined && !/^\d+$/.test(duration))
    throw refused(234001, 'Invalid request param: duration.')
  const durationMs = duration === undefined ? null : Number(duration)
  const bytes = bytesOf(parts, 'file', fileBytesMax)
  const by = { kind: 'app', id: app.appId } as const
  return keepBlob(state, { kind: 'file', name, format, mime: mimeOf(format), durationMs, by, bytes })
}

const ownBlob = (state: State, app: App, kind: Blob['kind'], key: string): Blob => {
  const blob = state.blobs.get(key)
  if (!blob || blob.kind !== kind) throw refused(234001, `Invalid request param: ${kind}_key.`)
  if (blob.by.id !== app.appId) throw refused(234008, 'The app is not the resource sender.')
  return blob
}

type Wanted = { readonly id: string; readonly key: string; readonly type: string | undefined }

/** What a message holds. Cards and stickers give nothing away. */
const resource = (state: State, app: App, { id, key, type }: Wanted): Blob => {
  const message = state.messages.get(id)
  if (!message || message.recalled) throw refused(234003, 'File not in msg.')
  if (!state.chats.get(message.chatId)?.bots.has(app.appId)) throw refused(234004, 'App not in chat.')
  if (unsupported.has(message.type)) throw refused(234043, 'Unsupported message type.')
  const blob = state.blobs.get(key)
  if (!blob || !holds(message, key)) throw refused(234003, 'File not in msg.')
  if (type !== blob.kind) throw refused(234001, 'Invalid request param: type.')
  if (blob.bytes.length > resourceBytesMax) throw refused(234037, 'Downloaded file size exceeds limit.')
  return blob
}

const unsupported = new Set(['interactive', 'sticker', 'merge_forward'])

const holds = (message: Message, key: string): boolean => message.content.includes(JSON.stringify(key))

const download = (blob: Blob): Response =>
  new Response(new Uint8Array(blob.bytes), {
    headers: {
      'content-type': blob.mime,
      'content-length': String(blob.bytes.length),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(blob.name)}`,
    },
  })
