import { mimeOf } from '../acts/upload.ts'
import { type Blob, keepBlob } from '../blobs.ts'
import { type ImageFormat, imageFormat } from '../image-format.ts'
import type { Message } from '../messages.ts'
import { type FormPart, textIn } from '../multipart.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import type { Ask, Endpoint } from './endpoint.ts'
import type { Office } from './office.ts'
import { refuse } from './refusals.ts'
import { historyScopes } from './scopes.ts'

const megabyte = 1024 * 1024
const imageBytesMax = 10 * megabyte
const fileBytesMax = 30 * megabyte
const resourceBytesMax = 100 * megabyte

const path = '/im/v1'
const scopes = ['im:resource', 'im:resource:upload']

/** Images and files bots put up, and what people sent them. */
export const files = ({ state }: Office): Endpoint[] => [
  {
    method: 'POST',
    path: `${path}/images`,
    name: 'im.v1.image.create',
    scopes,
    run: ({ app, parts }) => ({ image_key: keepImage(state, app, parts).key }),
  },
  {
    method: 'POST',
    path: `${path}/files`,
    name: 'im.v1.file.create',
    scopes,
    run: ({ app, parts }) => ({ file_key: keepFile(state, app, parts).key }),
  },
  ...(['image', 'file'] as const).map(
    (kind): Endpoint => ({
      method: 'GET',
      path: `${path}/${kind}s/:${kind}_key`,
      name: `im.v1.${kind}.get`,
      scopes: [],
      run: ({ app, params }) => download(ownBlob(state, app, kind, params[`${kind}_key`] ?? '')),
    }),
  ),
  {
    method: 'GET',
    path: `${path}/messages/:message_id/resources/:file_key`,
    name: 'im.v1.messageResource.get',
    scopes: historyScopes,
    query: { type: { kind: 'string', required: true, oneOf: ['image', 'file'] } },
    run: ask => download(resource(state, ask)),
  },
]

const bytesOf = (parts: readonly FormPart[], name: string, max: number): Buffer => {
  const bytes = parts.find(part => part.name === name)?.bytes
  if (!bytes) throw refuse(234001)
  if (bytes.length === 0) throw refuse(234010)
  if (bytes.length > max) throw refuse(234006)
  return bytes
}

const keepImage = (state: State, app: App, parts: readonly FormPart[]): Blob => {
  const type = textIn(parts, 'image_type')
  if (type !== 'message' && type !== 'avatar') throw refuse(234001)
  const bytes = bytesOf(parts, 'image', imageBytesMax)
  const found = imageFormat(bytes)
  if (!found) throw refuse(234011)
  if (tooLarge(found, type)) throw refuse(234039)
  const by = { kind: 'app', id: app.appId } as const
  const { format, mime } = found
  const name = `image.${format}`
  return keepBlob(state, { kind: 'image', name, format, mime, durationMs: null, by, bytes, use: type })
}

const tooLarge = ({ format, size }: ImageFormat, type: 'message' | 'avatar'): boolean => {
  const max = format === 'gif' ? 2000 : type === 'avatar' ? 4096 : 12_000
  return size !== null && (size.width > max || size.height > max)
}

const fileTypes = new Set(['opus', 'mp4', 'pdf', 'doc', 'xls', 'ppt', 'stream'])

const keepFile = (state: State, app: App, parts: readonly FormPart[]): Blob => {
  const format = textIn(parts, 'file_type') ?? ''
  const name = textIn(parts, 'file_name') ?? ''
  const duration = textIn(parts, 'duration')
  if (!fileTypes.has(format) || name === '' || !/^\d*$/.test(duration ?? '')) throw refuse(234001)
  const durationMs = duration ? Number(duration) : null
  const bytes = bytesOf(parts, 'file', fileBytesMax)
  const by = { kind: 'app', id: app.appId } as const
  return keepBlob(state, { kind: 'file', name, format, mime: mimeOf(format), durationMs, by, bytes })
}

const ownBlob = (state: State, app: App, kind: Blob['kind'], key: string): Blob => {
  const blob = state.blobs.get(key)
  if (blob?.kind !== kind) throw refuse(234005)
  if (blob.by.id !== app.appId) throw refuse(234008)
  // Pictures of people are not given back.
  if (blob.use === 'avatar') throw refuse(234001)
  return blob
}

/** What a message holds. Cards and stickers give nothing away. */
const resource = (state: State, { app, params, query }: Ask): Blob => {
  const key = params.file_key ?? ''
  const message = state.messages.get(params.message_id ?? '')
  if (!message || message.recalled) throw refuse(234003)
  if (!state.chats.get(message.chatId)?.bots.has(app.appId)) throw refuse(234004)
  if (unsupported.has(message.type)) throw refuse(234043)
  const blob = state.blobs.get(key)
  if (!blob || !holds(message, key)) throw refuse(234003)
  if (query.get('type') !== blob.kind) throw refuse(234001)
  if (blob.bytes.length > resourceBytesMax) throw refuse(234037)
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
