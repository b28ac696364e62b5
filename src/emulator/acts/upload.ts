import { type Blob, keepBlob } from '../blobs.ts'
import { imageFormat } from '../image-format.ts'
import { personOf, type State } from '../state.ts'

/** What people may put into the input; the platform takes more from them than from bots. */
export const bytesMax = 100 * 1024 * 1024

/** A person drops an image or a file into the input. `name` decides what kind of file it is. */
export const upload = (state: State, openId: string, name: string, bytes: Buffer): Blob => {
  if (bytes.length === 0) throw new Error('文件是空的')
  if (bytes.length > bytesMax) throw new Error('文件最大 100 MB')
  const by = { kind: 'user', id: personOf(state, openId).openId } as const
  const image = imageFormat(bytes)
  if (image)
    return keepBlob(state, {
      kind: 'image',
      name,
      format: image.format,
      mime: image.mime,
      durationMs: null,
      by,
      bytes,
    })
  const format = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? 'stream'
  return keepBlob(state, { kind: 'file', name, format, mime: mimeOf(format), durationMs: null, by, bytes })
}

export const mimeOf = (format: string): string => mimes[format] ?? 'application/octet-stream'

const mimes: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  mp4: 'video/mp4',
  opus: 'audio/ogg',
  pdf: 'application/pdf',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  txt: 'text/plain; charset=utf-8',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
